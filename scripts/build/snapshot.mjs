// @ts-check
import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { native } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { builtinsFile } from './builtins.mjs';

/** Runs the built-ins once and stores the resulting heap, from which every start continues. */
export async function buildSnapshot() {
  const snapshot = join(native, 'dist/lib/jstime.snapshot');
  const fresh = `${snapshot}.new`;
  await run(join(native, 'dist/bin/jstime'), ['--build-snapshot', builtinsFile, fresh]);
  // For every user of a shared installation.
  await chmod(fresh, 0o644);
  await rename(fresh, snapshot);
}
