// Source maps: breakpoints, stacks and steps in what the programmer wrote.
import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { type DapLab, dapTest, forms } from './support/dap-lab.ts';
import type { Fixture } from './support/fixture.ts';
import { bundledByEsbuild, bundledByRollup, compiledByTsc, shapes } from './support/mapped-programs.ts';

/** Breakpoints, stack and steps in a program that is started as out/main.js. */
async function walk(lab: DapLab, program: Fixture): Promise<void> {
  const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['scale', 'area'] });
  expect(await session.stoppedAt('breakpoint')).toBe('scale');
  expect(session.stop!.hitBreakpointIds).toEqual([session.breakpoints.get('scale')!.id]);
  expect((await session.stackLines()).slice(0, 2)).toEqual(['scaled main.ts:8', '<anonymous> main.ts:13']);
  expect((await session.stack())[0]!.source).toMatchObject({ name: 'main.ts', path: program.path('src/main.ts') });
  expect(await session.continueTo('breakpoint')).toBe('area');
  expect(await session.step('next')).toBe('shape.ts:5');
  expect(await session.step('stepOut')).toMatch(/^(scale|main\.ts:9)$/);
  const changes = session.client.timeline.flatMap(({ message }) =>
    message.type === 'event' && message.event === 'breakpoint' ? [message.body.breakpoint] : [],
  );
  // Modules are loaded in any order.
  expect(changes.toSorted((a, b) => b.line! - a.line!)).toMatchObject([
    { verified: true, line: 8, source: { path: program.path('src/main.ts') } },
    { verified: true, line: 4, source: { path: program.path('src/shape.ts') } },
  ]);
  await session.finish();
}

dapTest('tsc: maps beside the modules', (lab) => walk(lab, compiledByTsc(lab)), forms);
dapTest('tsc: inline maps', (lab) => walk(lab, compiledByTsc(lab, ['--inlineSourceMap', '--sourceMap', 'false'])));
dapTest('tsc: sourceRoot', (lab) => walk(lab, compiledByTsc(lab, ['--sourceRoot', `${lab.folder}/src`])));
dapTest('esbuild: a map beside the bundle', (lab) => walk(lab, bundledByEsbuild(lab)));
dapTest('esbuild: an inline map', (lab) => walk(lab, bundledByEsbuild(lab, { sourcemap: 'inline' })));
dapTest('esbuild: without sources in the map', (lab) => walk(lab, bundledByEsbuild(lab, { sourcesContent: false })));
dapTest('rollup: a map beside the bundle', async (lab) => walk(lab, await bundledByRollup(lab)));

dapTest('a minified bundle stops on the lines of its sources', async (lab) => {
  const program = bundledByEsbuild(lab, { minify: true });
  const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['call'] });
  expect(await session.stoppedAt('breakpoint')).toBe('call');
  await session.finish();
});

dapTest('breakpoints in mapped modules that are imported at run time hold, on their first line', async (lab) => {
  const program = lab.write({ 'late.ts': 'const first: number = 1; // @first\nconsole.log(first);\n' });
  const { buildSync } = await import('esbuild');
  for (const count of [1, 2, 3]) {
    const sourcemap = count === 2 ? 'inline' : true;
    buildSync({ entryPoints: [program.path('late.ts')], outfile: program.path(`late${count}.mjs`), sourcemap });
  }
  program.write(
    'main.mjs',
    "for (const n of [1, 2, 3]) await import('./late' + n + '.mjs');\nawait import('./late1.mjs?2');\n",
  );
  const session = await lab.debug({ files: program });
  expect(await session.stoppedAt('breakpoint')).toBe('first');
  for (let count = 2; count <= 4; count++) expect(await session.continueTo('breakpoint')).toBe('first');
  expect(await session.finish()).toBe(0);
});

dapTest('breakpoints in the generated code work, too', async (lab) => {
  const program = bundledByEsbuild(lab);
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  expect(await session.stoppedAt('entry')).toBe('main.ts:12');
  const source = { path: program.path('out/main.js') };
  const { content } = await session.client.request('source', { source, sourceReference: 0 });
  const line = content.split('\n').findIndex((text) => text.includes('side ** 2')) + 1;
  const { breakpoints } = await session.client.request('setBreakpoints', { source, breakpoints: [{ line }] });
  expect(breakpoints).toMatchObject([{ verified: true, line, source }]);
  expect(await session.continueTo('breakpoint')).toBe('area');
  await session.finish();
});

dapTest('a source that does not exist is shown from the map, and holds breakpoints', async (lab) => {
  const program = bundledByEsbuild(lab);
  rmSync(program.path('src'), { recursive: true });
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const { sources } = await session.client.request('loadedSources');
  const source = sources.find(({ name }) => name === 'shape.ts')!;
  expect(source.sourceReference).toBeGreaterThan(0);
  const { content } = await session.client.request('source', { source, sourceReference: source.sourceReference! });
  expect(content).toBe(shapes['src/shape.ts']);
  await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 4 }] });
  expect(await session.continueTo('breakpoint')).toBe('area');
  await session.finish();
});

dapTest('sourceMapPathOverrides say where sources are', async (lab) => {
  const program = bundledByEsbuild(lab, { outfile: undefined, outdir: 'out', sourceRoot: 'app://bundle/' });
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: ['area'],
    config: { sourceMapPathOverrides: { 'app://bundle/../*': `${program.folder}/*` } },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('area');
  await session.finish();
});

dapTest('without source maps the program is what runs', async (lab) => {
  const program = bundledByEsbuild(lab);
  const session = await lab.debug({
    files: program,
    main: 'out/main.js',
    breakpoints: ['area'],
    config: { sourceMaps: false },
    launch: { stopOnEntry: true },
  });
  expect(await session.stoppedAt('entry')).toMatch(/^main\.js:/);
  expect(await session.finish()).toBe(0);
});

dapTest('a map that is missing or broken is said, and the program runs', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "await import('./broken.mjs');\nconsole.log('end'); // @end\n//# sourceMappingURL=missing.map\n",
      'broken.mjs': 'export {};\n//# sourceMappingURL=data:application/json,rubbish\n',
    },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('end');
  expect(session.client.printed('console')).toMatch(/main\.mjs.*missing\.map.*broken\.mjs/s);
  expect(await session.finish()).toBe(0);
});

dapTest(
  'places for breakpoints in a source of a bundle; lines without code move, lines behind all code say why',
  async (lab) => {
    const program = bundledByEsbuild(lab);
    const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['nothing'] });
    await session.stopped('breakpoint');
    const source = { path: program.path('src/main.ts') };
    const { breakpoints } = await session.client.request('breakpointLocations', { source, line: 13 });
    expect(breakpoints).toContainEqual({ line: 13, column: 13 });
    const set = await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 99 }] });
    expect(set.breakpoints).toMatchObject([{ verified: false, message: expect.stringContaining('source map') }]);
    await session.finish();
  },
);

dapTest('of a hundred mapped modules that come into being at run time none is missed', async (lab) => {
  const { transformSync } = await import('esbuild');
  const count = 100;
  const program = lab.write({});
  const wanted: string[] = [];
  for (let index = 0; index < count; index++) {
    const name = `m${index}`;
    wanted.push(name);
    program.write(`${name}.ts`, `export const value: number = ${index}; // @${name}\n`);
    const { code } = transformSync(`export const value: number = ${index};\n`, {
      loader: 'ts',
      sourcefile: `${name}.ts`,
      sourcemap: 'inline',
    });
    program.write(`${name}.mjs`, code);
  }
  program.write(
    'main.mjs',
    `const names = Array.from({ length: ${count} }, (_, index) => './m' + index + '.mjs');
await import(names[0]);
await Promise.all(names.map((name) => import(name)));
console.log('end');
`,
  );
  const session = await lab.debug({ files: program, breakpoints: wanted });
  const stops: string[] = [];
  for (let index = 0; index < count; index++) {
    stops.push(await session.stoppedAt('breakpoint'));
    await session.continue();
  }
  expect(stops.toSorted()).toEqual(wanted.toSorted());
  expect(await session.ended()).toBe(0);
});

dapTest('a loader that changes a file and runs it under its own name', async (lab) => {
  const { transformSync } = await import('esbuild');
  const text = `interface Nothing { // @nothing
  here: number;
}
let n: number = 1;
n++; // @plus
n += 10;
console.log(n); // @log
`;
  const program = lab.write({ 'self.ts': text });
  const path = program.path('self.ts');
  const { code } = transformSync(text, { loader: 'ts', sourcefile: path, sourcemap: 'inline' });
  program.write('main.mjs', `(0, eval)(${JSON.stringify(`${code}//# sourceURL=file://${path}`)});\n`);
  const session = await lab.debug({ files: program, breakpoints: ['plus', 'log'] });
  expect(await session.stoppedAt('breakpoint')).toBe('plus');
  expect(await session.continueTo('breakpoint')).toBe('log');
  expect((await session.evaluate('n')).result).toBe('12');
  expect(await session.finish()).toBe(0);
});
