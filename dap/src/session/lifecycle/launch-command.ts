/** What a launch configuration starts. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { RequestError } from '../../dap/request-error.ts';
import type { LaunchOptions } from '../../launch-config.ts';
import type { Command } from '../../target/launch.ts';
import { findRuntime } from '../../target/runtime-location.ts';

/** @throws {RequestError} with a sentence for the user when a file that it names is not there. */
export function launchCommand(options: LaunchOptions): Command {
  const cwd = resolve(options.cwd ?? process.cwd());
  if (!isFolder(cwd)) throw RequestError.forUser(`The working directory ${cwd} does not exist`);
  const program = resolve(cwd, options.program);
  const runtime = findRuntime(options.runtimeExecutable, program, cwd);
  if (!runtime) {
    throw RequestError.forUser(
      `The runtime ${options.runtimeExecutable ?? 'jstime'} was not found; install it with "npm install jstime", or set "runtimeExecutable" in the configuration`,
    );
  }
  if (isFolder(program)) throw RequestError.forUser(`The program ${program} is a folder; name the file to run`);
  if (!exists(program)) throw RequestError.forUser(`The program ${program} does not exist`);
  return {
    runtime,
    runtimeArgs: options.runtimeArgs,
    program,
    args: options.args,
    cwd,
    env: environment(options, cwd),
  };
}

/** What the configuration changes of the adapter's own environment; null removes. */
function environment({ env, envFile }: LaunchOptions, cwd: string): Command['env'] {
  if (envFile === undefined) return env;
  const path = resolve(cwd, envFile);
  try {
    return { ...parseEnv(readFileSync(path, 'utf8')), ...env } as Command['env'];
  } catch (error) {
    throw RequestError.forUser(`The file of "envFile" cannot be read: ${(error as Error).message}`);
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
