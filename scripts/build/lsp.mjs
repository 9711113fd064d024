// @ts-check

import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { native, readPackage, root } from '../lib/paths.mjs';
import { bundleOptions } from './bundle.mjs';
import { recordBundledPackages } from './bundled-packages.mjs';
import { compileAhead, compileAheadScript } from './code-cache.mjs';
import { compilerAsModule } from './compiler.mjs';

/** @satisfies {import('esbuild').BuildOptions} */
const settings = {
  ...bundleOptions,
  target: 'node20',
  plugins: [compilerAsModule()],
  logLevel: 'error',
  define: {
    // The compiler asks whether names of files differ by case; a folder answers as well.
    __filename: '__dirname',
    'process.env.JSTIME_VERSION': JSON.stringify(readPackage(root).version),
  },
  // The compiler's own way to know that it has no name for a source map library.
  external: ['source-map-support'],
};

/**
 * Bundles the language server into dist/lib/lsp: `main.cjs`, the thread of the protocol; `engine.cjs`, the thread of the
 * compiler; what starts them; the declarations of ECMAScript (`lib`) and of the runtime (`typings`); and the start-up
 * snapshot, in which the compiler has read them.
 */
export async function buildLsp() {
  const outdir = join(native, 'dist/lib/lsp');
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    ...settings,
    entryPoints: {
      main: join(root, 'lsp/src/main.ts'),
      engine: join(root, 'lsp/src/engine-thread.ts'),
      protocol: join(root, 'lsp/src/protocol-thread.ts'),
    },
    outdir,
  });
  const engine = await readFile(join(outdir, 'engine.cjs'), 'utf8');
  if (engine.includes('typescript_exports')) {
    throw new Error('the bundle holds all of the compiler: see lsp/src/engine/typescript/inner.ts');
  }
  // Of which the declarations of ECMAScript are, too.
  await recordBundledPackages('lsp', [metafile], ['typescript6']);
  await copyDeclarations(outdir);
  for (const bundle of ['main', 'engine']) await compileAhead(join(outdir, `${bundle}.cjs`));
  const starts = ['start', 'engine-start', 'protocol-start'].map((name) => join(root, `lsp/src/${name}.ts`));
  await build({ ...bundleOptions, target: settings.target, entryPoints: starts, outdir });
  await buildStartSnapshot(outdir);
}

/** As launcher.c starts the engine: V8 uses compiled code, Node's own as well, under the flags only that it was made with. */
const engineFlags = ['--no-rehash-snapshot', '--initial-heap-size=200'];

/**
 * The heap from which the language server starts. Its name has the size of the engine that made it: where another one took
 * its place, the launcher finds none, and the server starts from the bundles.
 * @param {string} outdir
 */
async function buildStartSnapshot(outdir) {
  const engine = join(native, 'dist/lib/engine');
  const entry = join(outdir, 'snapshot.cjs');
  // Whole names would make it a sixth larger, and slower to start.
  await build({ ...settings, minify: true, entryPoints: [join(root, 'lsp/src/snapshot.ts')], outfile: entry });
  const { size } = await stat(engine);
  const snapshot = join(outdir, `engine-${size}.snapshot`);
  const options = ['--no-warnings', ...engineFlags, '--snapshot-blob', snapshot];
  await promisify(execFile)(engine, [...options, '--build-snapshot', entry]);
  await rm(entry);
  // Compiled code refers to the heap that the process has started from.
  await promisify(execFile)(engine, [...options, compileAheadScript, join(outdir, 'protocol.cjs')]);
}

/** @param {string} outdir */
async function copyDeclarations(outdir) {
  await cp(join(root, 'typings/src'), join(outdir, 'typings'), { recursive: true });
  await writeFile(join(outdir, 'built-ins.json'), JSON.stringify(await builtInModules()));
  await writeFile(join(outdir, 'globals.json'), await namesOfGlobals());
  const libraries = join(root, 'node_modules/typescript6/lib');
  await mkdir(join(outdir, 'lib'));
  for (const name of await readdir(libraries)) {
    if (/^lib\.(es|decorators).*\.d\.ts$/.test(name) && !name.endsWith('.full.d.ts')) {
      await copyFile(join(libraries, name), join(outdir, 'lib', name));
    }
  }
}

/** The specifiers in the table of the runtime. */
async function builtInModules() {
  const text = await readFile(join(native, 'builtins/node/modules.ts'), 'utf8');
  const table = text.slice(text.indexOf('export const builtinModules'));
  const specifiers = [...table.matchAll(/^ {2}'?([\w:/]+)'?: /gm)].map(([, specifier]) => specifier);
  if (specifiers.length === 0) throw new Error('builtins/node/modules.ts has no table of modules any more');
  return specifiers.sort();
}

/** What the runtime that was just built has: as JSON. */
async function namesOfGlobals() {
  const program = 'console.log(JSON.stringify(Object.getOwnPropertyNames(globalThis).sort()))';
  const { stdout } = await promisify(execFile)(join(native, 'dist/bin/jstime'), ['-e', program]);
  return stdout;
}
