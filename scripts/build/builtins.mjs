// @ts-check
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { native } from '../lib/paths.mjs';

/** The one file the built-ins are bundled into: the snapshot is taken of it. */
export const builtinsFile = join(native, 'build/builtins.js');

/** Bundles runtime-native/builtins into one file. */
export async function buildBuiltins() {
  const { bundleBuiltins } = await import('../../runtime-native/builtins/bundle.mjs');
  await mkdir(join(native, 'build'), { recursive: true });
  await bundleBuiltins({ outFile: builtinsFile });
}
