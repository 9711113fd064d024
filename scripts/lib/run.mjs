// @ts-check
// Child processes of the scripts: quiet when they succeed, complete when they fail.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] working directory; the repository by default
 * @property {NodeJS.ProcessEnv} [env] the whole environment
 * @property {boolean} [show] true: the output goes to the terminal at once; false: only when the command fails
 * @property {(output: string) => string} [summarize] what to print of the output of a failed command; all by default
 */

/** A command ended otherwise than with exit code 0. Its output has been printed. */
export class CommandFailed extends Error {}

/**
 * Runs a command and returns what it wrote to stdout (empty with `show`).
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 * @throws {CommandFailed} when the exit code is not 0 or the command cannot be started
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, show = false, summarize = (output) => output } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let stdout = '';
    let all = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      all += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      all += text;
    });
    child.on('error', (error) => reject(new CommandFailed(`${command} cannot be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      if (all) process.stderr.write(`${summarize(all).trimEnd()}\n`);
      const line = [command, ...args].join(' ');
      const shown = line.length > 300 ? `${line.slice(0, 300)} ...` : line;
      reject(new CommandFailed(`${shown}\nended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/**
 * Runs the body of a script: prints an expected failure without a stack and sets the exit code.
 * @param {() => Promise<void> | void} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof CommandFailed ? error.message : error);
    process.exitCode = 1;
  }
}
