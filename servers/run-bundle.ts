/** Runs a bundle with the code that V8 made of it at build time (scripts/build/code-cache.mjs). */
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';

export interface Bundle {
  /** @param folder in which the bundle lies */
  run(folder: string): void;
}

/** The function that a bundle is when it runs. core/node_platform/services_bundles.cc makes the same of the services'. */
export function wrapBundle(text: string): string {
  return `(function (module, require, __dirname) {${text}\n})`;
}

/**
 * Another engine than that of the build refuses the code, and compiles it anew.
 * @param name of the bundle in the folder, without its ending
 * @param require what the bundle loads Node's modules with
 */
export function runBundle(folder: string, name: string, require: NodeJS.Require): void {
  const path = `${folder}/${name}.cjs`;
  const script = new Script(wrapBundle(readFileSync(path, 'utf8')), { filename: path, cachedData: readCache(path) });
  const module = {} as { exports: Bundle };
  script.runInThisContext()(module, require, folder);
  module.exports.run(folder);
}

function readCache(path: string): Buffer | undefined {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}
