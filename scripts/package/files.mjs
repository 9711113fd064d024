// @ts-check
// What all packages are put together with.
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readPackage, root } from '../lib/paths.mjs';
import { CommandFailed, run } from '../lib/run.mjs';

/** The one version of all packages. */
export const { version } = readPackage(root);

/** The platform that this machine builds for. */
export const platform = `${process.platform}-${process.arch}`;

/**
 * Makes an empty folder with what every package has: README, LICENSE, CHANGELOG.
 * @param {string} folder
 * @param {string} readme a file, by default in readmes/
 */
export async function startPackage(folder, readme) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copy(resolve(root, 'scripts/package/readmes', readme), join(folder, 'README.md'));
  for (const name of ['LICENSE', 'CHANGELOG.md']) await copy(join(root, name), join(folder, name));
}

/**
 * Copies a file or folder; what only the build needs is left out.
 * @param {string} from
 * @param {string} to
 * @param {{ without?: RegExp }} [options] also leaves out files with such paths
 */
export async function copy(from, to, { without = /\.tsbuildinfo$/ } = {}) {
  await cp(from, to, { recursive: true, dereference: true, filter: (path) => !without.test(path) });
}

/**
 * Copies an executable or library without the symbols that only debuggers of C++ read. Those that others link to stay.
 * @param {string} from
 * @param {string} to
 */
export async function copyStripped(from, to) {
  await mkdir(dirname(to), { recursive: true });
  const options = process.platform === 'darwin' ? ['-x'] : ['--strip-unneeded'];
  try {
    await run('strip', [...options, '-o', to, from]);
  } catch (error) {
    throw new CommandFailed(
      `${/** @type {Error} */ (error).message}\nstrip comes with the C++ compiler (Debian: binutils)`,
    );
  }
}

/**
 * @param {string} file
 * @param {string} text
 * @param {number} [mode]
 */
export async function write(file, text, mode = 0o644) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, mode);
}

/**
 * The package.json that others get, made of the one in the repository.
 * @param {string} folder the package in the repository
 * @param {object} changes
 */
export function publicManifest(folder, changes) {
  const {
    private: _,
    gypfile,
    scripts,
    devDependencies,
    optionalDependencies,
    files,
    ...manifest
  } = readPackage(folder);
  return `${JSON.stringify({ ...manifest, ...changes }, null, 2)}\n`;
}
