/** The built-in modules, by every specifier that imports them. */
import { defineProperty, objectKeys } from '../internal/primordials.ts';
import * as fsPromises from './fs/promises.ts';
import { process } from './process.ts';

type ModuleExports = Record<string, unknown>;

/** The members of `object` as named exports, read when the module is first imported, and itself as default. */
function exportsOf(object: object): ModuleExports {
  const exports: ModuleExports = { __proto__: null, default: object };
  for (const name of objectKeys(object)) {
    defineProperty(exports, name, { get: () => (object as ModuleExports)[name], enumerable: true });
  }
  return exports;
}

const fsPromisesExports = exportsOf({ ...fsPromises });
const processExports = exportsOf(process);

export const builtinModules: Record<string, ModuleExports> = {
  'fs/promises': fsPromisesExports,
  'node:fs/promises': fsPromisesExports,
  'node:process': processExports,
  process: processExports,
};
