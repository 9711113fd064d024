// @ts-check
// Archives that are the same for the same files: entries sorted, owned by root, all of one time.
import { createWriteStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const blockSize = 512;

/** That of all entries, in seconds: the one npm gives the files of packages. */
export const modified = 499_162_500;

/** Half of the time of level 9, for 1 % more bytes. */
const level = 6;

/**
 * Writes the files below a folder into a compressed tar archive.
 * @param {string} folder
 * @param {string} rootName the one folder in the archive, which holds everything
 * @param {string} file
 */
export async function writeTarball(folder, rootName, file) {
  await pipeline(Readable.from(tar(folder, rootName)), createGzip({ level }), createWriteStream(file));
}

/**
 * The files below a folder, sorted, with forward slashes.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** @param {string} folder @param {string} rootName */
async function* tar(folder, rootName) {
  const files = await filesBelow(folder);
  const folders = new Set();
  for (const path of files) {
    for (const parent of parents(`${rootName}/${path}`)) {
      if (folders.has(parent)) continue;
      folders.add(parent);
      yield header(`${parent}/`, 0o755, 0, '5');
    }
    const contents = await readFile(join(folder, path));
    // Who may run it may always read it, whatever the umask of the build was.
    const { mode } = await stat(join(folder, path));
    yield header(`${rootName}/${path}`, mode & 0o100 ? 0o755 : 0o644, contents.length, '0');
    yield contents;
    yield Buffer.alloc((blockSize - (contents.length % blockSize)) % blockSize);
  }
  yield Buffer.alloc(2 * blockSize);
}

/** @param {string} path */
function parents(path) {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/**
 * One entry of the format ustar.
 * @param {string} path
 * @param {number} mode
 * @param {number} size
 * @param {'0' | '5'} type a file or a folder
 */
function header(path, mode, size, type) {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path}: longer than a name in a tar archive may be`);
  const block = Buffer.alloc(blockSize);
  /** @param {string} text @param {number} at */
  const put = (text, at) => block.write(text, at, 'utf8');
  /** @param {number} number @param {number} digits */
  const octal = (number, digits) => number.toString(8).padStart(digits, '0');
  put(path, 0);
  put(octal(mode, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(size, 11), 124);
  put(octal(modified, 11), 136);
  put(' '.repeat(8), 148);
  put(type, 156);
  put('ustar\x0000', 257);
  put('root', 265);
  put('root', 297);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 6)}\0 `, 148);
  return block;
}
