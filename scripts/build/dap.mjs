// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { native, root } from '../lib/paths.mjs';

/** Bundles the debug adapter into dist/lib/dap: one CommonJS file, without imports but Node's. */
export async function buildDap() {
  const outdir = join(native, 'dist/lib/dap');
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: { main: join(root, 'dap/src/main.ts') },
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'inline',
    logLevel: 'warning',
  });
}
