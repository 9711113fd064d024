// @ts-check
// Says whether this machine can build and test jstime, and for each thing missing how to get it.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { engineFolder, native, packageFolder, pinnedNode, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const minimumFreeBytes = 2 * 1024 ** 3;

/**
 * Each check returns what it found, or throws an Error that says how to fix it.
 * @type {Record<string, () => Promise<string> | string>}
 */
const checks = {
  'pinned Node': () => {
    if (process.versions.node !== pinnedNode) throw new Error(`this is ${process.versions.node}; use: npm run doctor`);
    return `${process.versions.node}, V8 ${process.versions.v8}`;
  },
  'Node headers': () => found(join(engineFolder(), 'include/node/v8.h'), 'npm ci'),
  'inspector header': () => found(join(packageFolder('isolated-vm'), 'vendor/v8_inspector'), 'npm ci'),
  'C++ compiler': () => firstLine(process.env.CXX ?? 'g++', 'apt-get install g++ (or set CXX)'),
  make: () => firstLine('make', 'apt-get install make'),
  Python: () => firstLine('python3', 'apt-get install python3'),
  git: () => firstLine('git', 'apt-get install git'),
  'disk space': async () => {
    const { bavail, bsize } = await statfs(root);
    const gigabytes = `${((bavail * bsize) / 1024 ** 3).toFixed(1)} GiB free`;
    if (bavail * bsize < minimumFreeBytes) throw new Error(`${gigabytes}; make room for at least 2 GiB`);
    return gigabytes;
  },
  build: () => found(join(native, 'dist/bin/jstime'), 'npm run build'),
};

/**
 * @param {string} path
 * @param {string} remedy
 */
function found(path, remedy) {
  if (!existsSync(path)) throw new Error(`not found; run: ${remedy}`);
  return 'found';
}

/**
 * @param {string} command
 * @param {string} remedy
 */
async function firstLine(command, remedy) {
  try {
    return (await run(command, ['--version'])).split('\n')[0] ?? '';
  } catch {
    throw new Error(`${command} does not run; ${remedy}`);
  }
}

for (const [name, check] of Object.entries(checks)) {
  try {
    console.log(`ok    ${name.padEnd(18)}${await check()}`);
  } catch (error) {
    console.log(`WRONG ${name.padEnd(18)}${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
