// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, native } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Compiles runtime-native/embed into dist/embed, with its declarations. */
export async function buildEmbed() {
  const project = join(native, 'embed');
  if (existsSync(project)) await run(bin('tsc'), ['--project', project]);
  else process.stdout.write('not there yet, ');
}
