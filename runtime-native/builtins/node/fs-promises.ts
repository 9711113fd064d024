/**
 * The module `node:fs/promises`: files, with libuv's thread pool behind. Every failure of the
 * system rejects with an Error that has `code`, `errno`, `syscall`, `path` and, with two paths, `dest`.
 */
import { argumentTypeError, argumentValueError, codedError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import type { FileOperations } from '../internal/native-ops.d.ts';
import { captureStackTrace } from '../internal/primordials.ts';
import { toInteger, toMode, toOptions, toPath, toSeconds, withSignal } from './fs-arguments.ts';
import { encodingOf, toBytes } from './fs-encoding.ts';
import { readDirectory } from './fs-readdir.ts';
import { FILE_TYPE_MASK, FILE_TYPES, PERMISSIONS, Stats } from './fs-stats.ts';

export const constants = Object.freeze({
  __proto__: null,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  COPYFILE_EXCL: 1,
  COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE_FORCE: 4,
  S_IFMT: FILE_TYPE_MASK,
  ...FILE_TYPES,
  ...PERMISSIONS,
});

const DEFAULT_FILE_MODE = 0o666;
const DEFAULT_DIRECTORY_MODE = 0o777;
const READ_FLAGS = ['r', 'rs', 'sr', 'r+', 'rs+', 'sr+'];

/** Runs one operation of the core and gives its error the stack of the asynchronous callers. */
async function run<Name extends keyof FileOperations>(
  name: Name,
  ...args: Parameters<FileOperations[Name]>
): Promise<ReturnType<FileOperations[Name]>> {
  try {
    return await ops.fs(name, ...args);
  } catch (error) {
    captureStackTrace(error as Error, run);
    throw error;
  }
}

function refuseBigInt(options: unknown): void {
  if (!toOptions(options).bigint) return;
  throw codedError(Error, 'ERR_FEATURE_UNAVAILABLE', 'Statistics as BigInt are not available', refuseBigInt);
}

/** A path as a result, in the encoding of `options`; 'buffer' means bytes. */
function encodePath(path: string, options: unknown): string | Uint8Array {
  const { encoding } = toOptions(options);
  const bytes = encoding === undefined || encoding === 'utf8' ? undefined : ops.utf8Encode(path);
  return bytes === undefined ? path : (encodingOf(encoding)?.decode(bytes) ?? bytes);
}

export async function access(path: unknown, mode: unknown = constants.F_OK): Promise<void> {
  await run('access', toPath(path), toInteger(mode, 'mode'));
}

export async function appendFile(path: unknown, data: unknown, options: unknown = undefined): Promise<void> {
  const given = toOptions(options);
  await writeFile(path, data, { ...given, flag: given.flag ?? 'a' });
}

export async function chmod(path: unknown, mode: unknown): Promise<void> {
  await run('chmod', toPath(path), toMode(mode));
}

export async function copyFile(source: unknown, destination: unknown, mode: unknown = 0): Promise<void> {
  await run('copyFile', toPath(source, 'src'), toPath(destination, 'dest'), toInteger(mode, 'mode'));
}

export async function link(existing: unknown, created: unknown): Promise<void> {
  await run('link', toPath(existing, 'existingPath'), toPath(created, 'newPath'));
}

export async function lstat(path: unknown, options: unknown = undefined): Promise<Stats> {
  refuseBigInt(options);
  return new Stats(await run('lstat', toPath(path)));
}

/** Resolves with the first directory that was created, if `recursive` is set and any was. */
export async function mkdir(path: unknown, options: unknown = undefined): Promise<string | undefined> {
  const isMode = typeof options === 'number' || typeof options === 'string';
  const { mode, recursive = false } = isMode ? { mode: options } : toOptions(options);
  if (typeof recursive !== 'boolean') throw argumentTypeError('options.recursive', 'a boolean', recursive);
  return run('mkdir', toPath(path), toMode(mode, DEFAULT_DIRECTORY_MODE), recursive);
}

/** Creates a directory whose name is `prefix` and six random characters. */
export async function mkdtemp(prefix: unknown, options: unknown = undefined): Promise<string | Uint8Array> {
  return encodePath(await run('mkdtemp', toPath(prefix, 'prefix')), options);
}

export async function readdir(path: unknown, options: unknown = undefined): Promise<unknown[]> {
  const { encoding, recursive, withFileTypes } = toOptions(options);
  const directory = toPath(path);
  const entries = await readDirectory(directory, { recursive: !!recursive }, (name) => run('readdir', name));
  if (withFileTypes) return entries.map(({ entry }) => entry);
  return entries.map(({ relativePath }) => encodePath(relativePath, { encoding }));
}

/** Resolves with bytes or, given an encoding, with text. */
export async function readFile(path: unknown, options: unknown = undefined): Promise<string | Uint8Array> {
  const given = toOptions(options);
  const encoding = encodingOf(given.encoding);
  if (given.flag !== undefined && !READ_FLAGS.includes(given.flag as string)) {
    throw argumentValueError('flag', 'cannot be used for reading', given.flag);
  }
  const bytes = await withSignal(given, () => run('readFile', toPath(path)));
  return encoding === undefined ? bytes : encoding.decode(bytes);
}

export async function readlink(path: unknown, options: unknown = undefined): Promise<string | Uint8Array> {
  return encodePath(await run('readlink', toPath(path)), options);
}

export async function realpath(path: unknown, options: unknown = undefined): Promise<string | Uint8Array> {
  return encodePath(await run('realpath', toPath(path)), options);
}

export async function rename(from: unknown, to: unknown): Promise<void> {
  await run('rename', toPath(from, 'oldPath'), toPath(to, 'newPath'));
}

export async function rm(path: unknown, options: unknown = undefined): Promise<void> {
  const { force = false, recursive = false } = toOptions(options);
  const target = toPath(path);
  try {
    await run('rm', target, !!recursive, !!force);
  } catch (error) {
    // The one operation whose failure on a directory has a code of its own in Node.
    if ((error as { code?: unknown }).code === 'EISDIR') (error as { code?: unknown }).code = 'ERR_FS_EISDIR';
    throw error;
  }
}

export async function rmdir(path: unknown): Promise<void> {
  await run('rmdir', toPath(path));
}

export async function stat(path: unknown, options: unknown = undefined): Promise<Stats> {
  refuseBigInt(options);
  return new Stats(await run('stat', toPath(path)));
}

export async function symlink(target: unknown, path: unknown): Promise<void> {
  await run('symlink', toPath(target, 'target'), toPath(path));
}

export async function truncate(path: unknown, length: unknown = 0): Promise<void> {
  if (typeof length !== 'number') throw argumentTypeError('len', 'a number', length);
  await run('truncate', toPath(path), length > 0 ? Math.trunc(length) : 0);
}

export async function unlink(path: unknown): Promise<void> {
  await run('unlink', toPath(path));
}

/** Times are Dates, or numbers of seconds since 1970. */
export async function utimes(path: unknown, accessTime: unknown, modificationTime: unknown): Promise<void> {
  await run('utimes', toPath(path), toSeconds(accessTime, 'atime'), toSeconds(modificationTime, 'mtime'));
}

export async function writeFile(path: unknown, data: unknown, options: unknown = undefined): Promise<void> {
  const given = toOptions(options);
  const { flag = 'w' } = given;
  if (typeof flag !== 'string') throw argumentTypeError('flag', 'a string', flag);
  const bytes = toBytes(data, given.encoding);
  const mode = toMode(given.mode, DEFAULT_FILE_MODE);
  await withSignal(given, () => run('writeFile', toPath(path), bytes, flag, mode));
}
