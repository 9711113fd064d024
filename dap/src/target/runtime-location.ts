/** Where the runtime is. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/** The runtime that the adapter is part of, if it is: the adapter lies in its lib/dap/. */
const ownRuntime = join(__dirname, '../../bin/jstime');

/**
 * The executable to start.
 * @param name a path or the name of a command; by default the runtime that the adapter belongs to.
 * @param cwd where relative paths start.
 * @returns an absolute path, or undefined when there is none.
 */
export function findRuntime(name: string | undefined, cwd: string): string | undefined {
  if (name === undefined) return isExecutable(ownRuntime) ? ownRuntime : findRuntime('jstime', cwd);
  if (name.includes('/') || isAbsolute(name)) {
    const path = resolve(cwd, name);
    return isExecutable(path) ? path : undefined;
  }
  const folders = [join(cwd, 'node_modules/.bin'), ...(process.env.PATH ?? '').split(delimiter)];
  return folders
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
