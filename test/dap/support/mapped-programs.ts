// Programs made by compilers and bundlers, with source maps of all kinds.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, buildSync, transformSync } from 'esbuild';
import { rollup } from 'rollup';
import type { DapLab } from './dap-lab.ts';
import type { Fixture } from './fixture.ts';

const require = createRequire(import.meta.url);

/** A small program of two modules in TypeScript. */
export const shapes = {
  'src/main.ts': `import { type Shape, area } from './shape.ts';

interface Options { // @nothing
  factor: number;
}

export function scaled(shape: Shape, { factor }: Options): number {
  const scale = area(shape) * factor; // @scale
  return scale;
}

const options: Options = { factor: 3 };
console.log(scaled({ kind: 'square', side: 2 }, options)); // @call
`,
  'src/shape.ts': `export type Shape = { kind: 'square'; side: number };

export function area(shape: Shape): number {
  const result = shape.side ** 2; // @area
  return result;
}
`,
};

/** Writes it, and compiles each module on its own, with the map in a file beside it. */
export function compiledByTsc(lab: DapLab, options: readonly string[] = []): Fixture {
  const program = lab.write(shapes);
  program.write('package.json', '{ "type": "module" }');
  const tsc = join(require.resolve('typescript/package.json'), '../bin/tsc');
  const common = ['--module', 'nodenext', '--target', 'es2024', '--rewriteRelativeImportExtensions', '--sourceMap'];
  const flags = [...common, '--rootDir', 'src', '--outDir', 'out', '--types', '', ...options];
  execFileSync(process.execPath, [tsc, ...flags, 'src/main.ts'], { cwd: program.folder });
  return program;
}

/** Writes it, and makes one module of it. */
export function bundledByEsbuild(lab: DapLab, options: BuildOptions = {}): Fixture {
  const program = lab.write(shapes);
  buildSync({
    absWorkingDir: program.folder,
    entryPoints: ['src/main.ts'],
    outfile: 'out/main.js',
    bundle: true,
    format: 'esm',
    sourcemap: true,
    ...options,
  });
  return program;
}

/** Writes it, and makes one module of it; esbuild takes the types out before, so that two maps become one. */
export async function bundledByRollup(lab: DapLab): Promise<Fixture> {
  const program = lab.write(shapes);
  const bundle = await rollup({
    input: program.path('src/main.ts'),
    plugins: [
      {
        name: 'types',
        transform: (code, sourcefile) => transformSync(code, { loader: 'ts', sourcemap: true, sourcefile }),
      },
    ],
  });
  await bundle.write({ file: program.path('out/main.js'), format: 'es', sourcemap: true });
  await bundle.close();
  return program;
}
