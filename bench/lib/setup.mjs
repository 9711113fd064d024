// @ts-check
// First-use setup: fetches the pinned peers and compiles the measuring helper. Both are skipped when up to date.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const benchFolder = join(import.meta.dirname, '..');

/**
 * Installs bench/node_modules with `npm ci` when the installed versions are not the pinned ones.
 * @param {(line: string) => void} log
 */
export function installPeers(log) {
  const { dependencies } = readJson(join(benchFolder, 'package.json'));
  const stale = Object.entries(dependencies).filter(([name, version]) => installedVersion(name) !== version);
  if (stale.length === 0) return;
  log(`fetching ${stale.map(([name, version]) => `${name}@${version}`).join(', ')} (400 MB on disk, once)`);
  // Inside `npm run` the environment describes the outer package; a nested npm must not inherit that.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  execFileSync(command, [...first, 'ci'], { cwd: benchFolder, env, stdio: ['ignore', 2, 2] });
}

/**
 * Compiles native/measure.c and returns the path of the program.
 * @param {(line: string) => void} log
 */
export function buildMeasure(log) {
  const source = join(benchFolder, 'native', 'measure.c');
  const program = join(benchFolder, 'build', 'measure');
  if (existsSync(program) && statSync(program).mtimeMs >= statSync(source).mtimeMs) return program;
  const compiler = process.env.CC ?? 'cc';
  log(`compiling ${program}`);
  mkdirSync(join(benchFolder, 'build'), { recursive: true });
  execFileSync(compiler, ['-O2', '-Wall', '-Wextra', '-o', program, source], { stdio: ['ignore', 2, 2] });
  return program;
}

/** @param {string} name */
function installedVersion(name) {
  const manifest = join(benchFolder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? readJson(manifest).version : undefined;
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
