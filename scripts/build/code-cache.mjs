// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { wrapBundle } from '../../servers/run-bundle.ts';

/**
 * Leaves beside a bundle what V8 makes of it when it is loaded: this Node is the very engine that will load it.
 * @param {string} path
 */
export async function compileAhead(path) {
  const text = await readFile(path, 'utf8');
  // A name becomes part of the code, and who loads it gives it the right one.
  const script = new Script(wrapBundle(text), { filename: 'bundle.cjs' });
  // What its top level calls is compiled by now.
  /** @type {{ exports: { warm?: (folder: string) => void } }} */
  const bundle = { exports: {} };
  script.runInThisContext()(bundle, createRequire(path), dirname(path));
  // A bundle may do once what it will do at every start.
  bundle.exports.warm?.(dirname(path));
  await writeFile(`${path}.cache`, script.createCachedData());
}

/** This file as a program: for bundles that are loaded by a process that starts in a way of its own. */
export const compileAheadScript = fileURLToPath(import.meta.url);

if (import.meta.main && process.argv[2] !== undefined) await compileAhead(process.argv[2]);
