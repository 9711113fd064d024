// @ts-check
import { join } from 'node:path';
import { bin, native } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Compiles runtime-native/embed into dist/embed, with its declarations. */
export async function buildEmbed() {
  await run(bin('tsc'), ['--project', join(native, 'embed')]);
}
