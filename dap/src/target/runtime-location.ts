/** Where the runtime is. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';

/** The runtime that the adapter is part of, if it is: the adapter lies in its lib/dap/. */
const ownRuntime = join(__dirname, '../../bin/jstime');

/**
 * The executable to start.
 * @param name a path or the name of a command; by default the runtime that the adapter belongs to.
 * @param program the path of the module that it shall run.
 * @param cwd where relative paths start.
 * @returns an absolute path, or undefined when there is none.
 */
export function findRuntime(name: string | undefined, program: string, cwd: string): string | undefined {
  if (name === undefined) return isExecutable(ownRuntime) ? ownRuntime : findRuntime('jstime', program, cwd);
  if (name.includes('/') || isAbsolute(name)) {
    const path = resolve(cwd, name);
    return isExecutable(path) ? path : undefined;
  }
  const commands = (process.env.PATH ?? '').split(delimiter).filter(isAbsolute);
  return [...packagesCommands(dirname(program)), ...packagesCommands(cwd), ...commands]
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

/** Where npm puts the commands of installed packages: for a folder and all around it, the nearest first. */
function* packagesCommands(folder: string): Generator<string> {
  yield join(folder, 'node_modules/.bin');
  const around = dirname(folder);
  if (around !== folder) yield* packagesCommands(around);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
