// @ts-check
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { native, root } from '../lib/paths.mjs';
import { makeApi } from '../typings/api.mjs';

/** Writes the declarations as data: into the package of the declarations, and beside the command for its help. */
export async function writeApi() {
  const file = join(root, 'typings/api.json');
  await writeFile(file, `${JSON.stringify(makeApi())}\n`);
  await mkdir(join(native, 'dist/lib'), { recursive: true });
  await copyFile(file, join(native, 'dist/lib/api.json'));
}
