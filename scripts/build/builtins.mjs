// @ts-check
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { native } from '../lib/paths.mjs';
import { recordBundledPackages } from './bundled-packages.mjs';

/** The one file the built-ins are bundled into: the snapshot is taken of it. */
export const builtinsFile = join(native, 'build/builtins.js');

/** Bundles runtime-native/builtins into one file. */
export async function buildBuiltins() {
  const { bundleBuiltins } = await import('../../runtime-native/builtins/bundle.mjs');
  await mkdir(join(native, 'build'), { recursive: true });
  const metafile = await bundleBuiltins({ outFile: builtinsFile });
  // Patched on its way into the bundle, it is no file any more.
  await recordBundledPackages('builtins', [metafile], ['node-inspect-extracted']);
}
