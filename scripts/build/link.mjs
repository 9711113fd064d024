// @ts-check
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { native, root } from '../lib/paths.mjs';
import { replaceLink } from './native.mjs';

/** Makes `npx jstime` start the built launcher at once; the link npm makes goes through a shell script. */
export async function linkCommand() {
  const folder = join(root, 'node_modules/.bin');
  await mkdir(folder, { recursive: true });
  await replaceLink(join(native, 'dist/bin/jstime'), join(folder, 'jstime'));
}
