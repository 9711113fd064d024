// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { native } from '../lib/paths.mjs';

/** The bundles and their entries in runtime-native/host. */
const entries = {
  main: 'main.ts',
  inspector: 'inspector/server.ts',
  repl: 'repl/repl.ts',
};

/** Bundles runtime-native/host into dist/lib/services: one CommonJS file for each part, without imports but Node's. */
export async function buildServices() {
  const outdir = join(native, 'dist/lib/services');
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(native, 'host', file)])),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node26',
    minifySyntax: true,
    legalComments: 'inline',
    logLevel: 'warning',
  });
}
