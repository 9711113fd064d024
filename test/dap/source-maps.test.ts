// Programs that were built: TypeScript by tsc, bundles by esbuild and rollup. What a person sees is what was written.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { type BuildOptions, build } from 'esbuild';
import { expect } from 'vitest';
import { repository } from '../support/jstime.ts';
import { type DapLab, dapTest, forms } from './support/dap-lab.ts';
import type { Fixture } from './support/fixture.ts';

const sources = {
  'src/main.ts': `import { area, type Shape } from './shapes.ts';

interface Options {
  loud: boolean;
}

const shape: Shape = { width: 2, height: 3 };
const result: number = area(shape, { loud: true } as Options); // @main
console.log(result); // @log
throw Object.assign(new Error('last')); // @throw
`,
  'src/shapes.ts': `export interface Shape {
  width: number;
  height: number;
}

export function area(shape: Shape, options: unknown): number {
  const { width, height } = shape; // @destructure
  const product = width * height; // @product
  return product; // @return
}
`,
};

type Builder = (program: Fixture) => Promise<string>;

function withEsbuild(options: BuildOptions = {}): Builder {
  return async (program) => {
    const outfile = program.path('dist/main.mjs');
    await build({
      entryPoints: [program.path('src/main.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      sourcemap: true,
      logLevel: 'silent',
      ...options,
    });
    return outfile;
  };
}

const withTsc: Builder = async (program) => {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const options = ['--module', 'nodenext', '--target', 'esnext', '--sourceMap', '--types', ''];
  const rewrite = ['--rewriteRelativeImportExtensions', '--outDir', program.path('dist')];
  program.write('package.json', '{ "type": "module" }');
  await promisify(execFile)(process.execPath, [tsc, ...options, ...rewrite, program.path('src/main.ts')], {
    cwd: program.folder,
  });
  return program.path('dist/main.js');
};

const builders: Record<string, Builder> = {
  'esbuild, a map beside it': withEsbuild(),
  'esbuild, a map in it': withEsbuild({ sourcemap: 'inline' }),
  'esbuild, a map without sources': withEsbuild({ sourcesContent: false }),
  tsc: withTsc,
};

async function built(lab: DapLab, builder: Builder, options: object = {}) {
  const program = lab.write(sources);
  const main = await builder(program);
  return lab.debug({ files: program, main: main.slice(lab.folder.length + 1), ...options });
}

for (const [name, builder] of Object.entries(builders)) {
  dapTest(`${name}: breakpoints, stack, names, steps, exceptions`, async (lab) => {
    const session = await built(lab, builder, { breakpoints: ['product', 'log'], exceptions: ['uncaught'] });
    expect(await session.stoppedAt('breakpoint')).toBe('product');
    const [top, caller] = await session.stack();
    expect(top).toMatchObject({ name: expect.stringMatching(/^area\b/), line: 8 });
    expect(top!.source).toMatchObject({ path: session.program.path('src/shapes.ts'), name: 'shapes.ts' });
    expect(caller).toMatchObject({ line: 8, source: { path: session.program.path('src/main.ts') } });

    expect((await session.variable('width')).value).toBe('2');
    expect((await session.evaluate('width * 10 + height')).result).toBe('23');
    expect(await session.step('next')).toBe('return');
    expect((await session.variable('product')).value).toBe('6');
    while (!['main', 'log'].includes(await session.place())) await session.step('stepOut');
    while ((await session.place()) === 'main') await session.step('next');
    expect(await session.place()).toBe('log');
    expect(await session.continueTo('exception')).toBe('throw');
    expect(await session.finish()).toBe(1);
    expect(session.stdout).toBe('6\n');
    expect(session.client.printed('stderr')).toContain('main.ts:10');
  });
}

dapTest('made small by esbuild: what was written is seen, under the names that were written', async (lab) => {
  const session = await built(lab, withEsbuild({ minify: true }), { breakpoints: ['destructure'] });
  expect(await session.stoppedAt('breakpoint')).toBe('destructure');
  const [top, caller] = await session.stack();
  expect([top!.name, caller!.line]).toEqual([expect.stringMatching(/^area\b/), 8]);
  const shape = await session.variable('shape');
  expect((await session.children(shape.variablesReference)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['width', 'height']),
  );
  expect((await session.evaluate('shape.width + shape.height')).result).toBe('5');
  await session.finish();
});

dapTest(
  'in every form',
  async (lab) => {
    const session = await built(lab, withEsbuild(), { breakpoints: ['main'] });
    expect(await session.stoppedAt('breakpoint')).toBe('main');
    expect(await session.step('stepIn')).toBe('destructure');
    await session.client.request('disconnect', { terminateDebuggee: true });
  },
  forms,
);

dapTest('stopOnEntry, and output, name the sources', async (lab) => {
  const session = await built(lab, withEsbuild(), { breakpoints: [], launch: { stopOnEntry: true } });
  await session.stopped('entry');
  const [top] = await session.stack();
  expect(top!.source?.path).toBe(session.program.path('src/main.ts'));
  expect(top!.line).toBe(7);
  await session.finish();
  const output = session.client.seen('output').find(({ category }) => category === 'stdout');
  expect(output).toMatchObject({ line: 9, source: { path: session.program.path('src/main.ts') } });
});

dapTest('sources that exist only in the map are opened by their reference', async (lab) => {
  const program = lab.write(sources);
  const main = await withEsbuild()(program);
  rmSync(program.path('src'), { recursive: true });
  const session = await lab.debug({
    files: program,
    main: main.slice(lab.folder.length + 1),
    breakpoints: ['product'],
  });
  await session.stopped('breakpoint');
  const [top] = await session.stack();
  const source = top!.source!;
  expect(basename(source.path ?? source.name ?? '')).toBe('shapes.ts');
  expect(source.sourceReference).toBeGreaterThan(0);
  const { content } = await session.client.request('source', { source, sourceReference: source.sourceReference! });
  expect(content).toBe(sources['src/shapes.ts']);
  await session.finish();
});

dapTest('a breakpoint in the built file itself holds', async (lab) => {
  const program = lab.write(sources);
  const main = await withEsbuild()(program);
  const session = await lab.debug({
    files: program,
    main: main.slice(lab.folder.length + 1),
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: main },
    breakpoints: [{ line: 3 }],
  });
  expect(breakpoints[0]!.verified).toBe(true);
  await session.continue();
  await session.stopped('breakpoint');
  await session.finish();
});

dapTest('sourceMaps: false shows what runs', async (lab) => {
  const session = await built(lab, withEsbuild(), {
    breakpoints: [],
    config: { sourceMaps: false },
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  expect((await session.stack())[0]!.source?.path).toBe(session.program.path('dist/main.mjs'));
  await session.finish();
});

dapTest('sourceMapPathOverrides finds sources that were built elsewhere', async (lab) => {
  const program = lab.write(sources);
  const main = await withEsbuild({ sourceRoot: 'app:///build' })(program);
  const session = await lab.debug({
    files: program,
    main: main.slice(lab.folder.length + 1),
    breakpoints: ['product'],
    config: {
      sourceMapPathOverrides: { 'app:///src/*': `${lab.folder}/src/*`, 'app:///build/../src/*': `${lab.folder}/src/*` },
    },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('product');
  await session.finish();
});

dapTest('skipFiles are names of sources', async (lab) => {
  const session = await built(lab, withEsbuild(), { breakpoints: ['main'], config: { skipFiles: ['**/shapes.ts'] } });
  expect(await session.stoppedAt('breakpoint')).toBe('main');
  while ((await session.place()) === 'main') await session.step('stepIn');
  expect(await session.place()).toBe('log');
  await session.finish();
});

dapTest('a bundle that is imported later, and one that is evaluated', async (lab) => {
  const program = lab.write({
    ...sources,
    'main.mjs': "try {\n  await import('./dist/main.mjs');\n} catch {}\nconsole.log('end');\n",
  });
  await withEsbuild()(program);
  const session = await lab.debug({ files: program, breakpoints: ['product'] });
  expect(await session.stoppedAt('breakpoint')).toBe('product');
  await session.finish();
});

dapTest('a broken map, and one that is not there, are said and harm nobody', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "await import('./broken.mjs');\nawait import('./missing.mjs');\n",
      'broken.mjs': 'let a = 1;\na++; // @broken\n//# sourceMappingURL=broken.mjs.map\n',
      'broken.mjs.map': '{"version":3,"sources":["x.ts"],"mappings":"????"',
      'missing.mjs': 'let b = 1;\nb++; // @missing\n//# sourceMappingURL=none.mjs.map\n',
    },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('broken');
  expect(await session.continueTo('breakpoint')).toBe('missing');
  await session.finish();
});

// As rollup 4.68.7 writes it: rollup src/main.js --format es --sourcemap --file dist/bundle.mjs
const rollup = {
  sources: {
    'src/main.js': `import { area } from './shapes.js'; // @bundled
import { format } from './format.js';

const sides = [2, 3];
const result = area(...sides);
console.log(format(result)); // @print
`,
    'src/shapes.js': `// Never used: not in the bundle.
export function perimeter(width, height) {
  return 2 * (width + height);
}

/** The area of a rectangle. */
export function area(width, height) {
  const product = width * height; // @multiply
  return product; // @give
}
`,
    'src/format.js': `export function format(value) {
  const text = String(value); // @text
  return \`area: \${text}\`;
}
`,
  },
  bundle: `// Never used: not in the bundle.

/** The area of a rectangle. */
function area(width, height) {
  const product = width * height;
  return product;
}

function format(value) {
  const text = String(value);
  return \`area: \${text}\`;
}

const sides = [2, 3];
const result = area(...sides);
console.log(format(result));
//# sourceMappingURL=bundle.mjs.map
`,
  map: {
    version: 3,
    file: 'bundle.mjs',
    sources: ['../src/shapes.js', '../src/format.js', '../src/main.js'],
    names: [],
    mappings:
      'AAAA;;AAKA;AACO,SAAS,IAAI,CAAC,KAAK,EAAE,MAAM,EAAE;AACpC,EAAE,MAAM,OAAO,GAAG,KAAK,GAAG,MAAM;AAChC,EAAE,OAAO,OAAO;AAChB;;ACTO,SAAS,MAAM,CAAC,KAAK,EAAE;AAC9B,EAAE,MAAM,IAAI,GAAG,MAAM,CAAC,KAAK,CAAC;AAC5B,EAAE,OAAO,CAAC,MAAM,EAAE,IAAI,CAAC,CAAC;AACxB;;ACAA,MAAM,KAAK,GAAG,CAAC,CAAC,EAAE,CAAC,CAAC;AACpB,MAAM,MAAM,GAAG,IAAI,CAAC,GAAG,KAAK,CAAC;AAC7B,OAAO,CAAC,GAAG,CAAC,MAAM,CAAC,MAAM,CAAC,CAAC',
  },
};

dapTest('rollup: breakpoints, stack, steps', async (lab) => {
  const program = lab.write(rollup.sources);
  program.write('dist/bundle.mjs', rollup.bundle);
  program.write('dist/bundle.mjs.map', JSON.stringify(rollup.map));
  const session = await lab.debug({ files: program, main: 'dist/bundle.mjs', breakpoints: ['multiply', 'text'] });
  expect(await session.stoppedAt('breakpoint')).toBe('multiply');
  expect(await session.stackLines()).toEqual(['area shapes.js:8', expect.stringContaining('main.js:5')]);
  expect(await session.step('next')).toBe('give');
  expect((await session.variable('product')).value).toBe('6');
  expect(await session.continueTo('breakpoint')).toBe('text');
  await session.finish();
  expect(session.stdout).toBe('area: 6\n');
});
