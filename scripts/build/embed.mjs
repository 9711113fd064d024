// @ts-check
import { join } from 'node:path';
import { native, packageFolder } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Compiles runtime-native/embed into dist/embed, with its declarations. */
export async function buildEmbed() {
  // By its path: the package typescript6 has a command of the same name.
  await run(process.execPath, [join(packageFolder('typescript'), 'bin/tsc'), '--project', join(native, 'embed')]);
}
