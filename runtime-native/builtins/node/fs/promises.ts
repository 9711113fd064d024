/**
 * The module `node:fs/promises`: files, with libuv's thread pool behind. Every failure of the
 * system rejects with an Error that has `code`, `errno`, `syscall`, `path` and, with two paths, `dest`.
 */
import { argumentTypeError, argumentValueError } from '../../internal/errors.ts';
import { ops } from '../../internal/native.ts';
import { mathTrunc } from '../../internal/primordials.ts';
import {
  isSignalAborted,
  type Options,
  toBits,
  toFlag,
  toId,
  toInteger,
  toMode,
  toOptions,
  toPath,
  toSeconds,
  withSignal,
} from './arguments.ts';
import { constants } from './constants.ts';
import { copyTree, toCopyOptions } from './copy.ts';
import { Dir } from './directory.ts';
import { encodingOf, toBytes } from './encoding.ts';
import { FileHandle } from './file-handle.ts';
import { globMatches, toGlobOptions, toPatterns } from './glob.ts';
import { toFlags } from './open-flags.ts';
import { run } from './operation.ts';
import { readDirectory, toDirent } from './readdir.ts';
import { type BigIntStats, type Dirent, StatFs, type Stats, statsOf } from './stats.ts';
import { type FileChange, watchPath } from './watch.ts';
import { eachChunk, isIterable } from './write-chunks.ts';

export { constants };

const DEFAULT_FILE_MODE = 0o666;
const DEFAULT_DIRECTORY_MODE = 0o777;
const DEFAULT_DIRECTORY_BUFFER = 32;

/** A path as a result, in the encoding of `options`; 'buffer' means bytes. */
function encodePath(path: string, options: unknown): string | Uint8Array {
  const { encoding } = toOptions(options);
  const bytes = encoding === undefined || encoding === 'utf8' ? undefined : ops.utf8Encode(path);
  return bytes === undefined ? path : (encodingOf(encoding)?.decode(bytes) ?? bytes);
}

export async function access(path: unknown, mode: unknown = constants.F_OK): Promise<void> {
  await run('access', toPath(path), toBits(mode));
}

export async function appendFile(path: unknown, data: unknown, options: unknown = undefined): Promise<void> {
  const given = toOptions(options);
  await writeFile(path, data, { ...given, flag: given.flag ?? 'a' });
}

export async function chmod(path: unknown, mode: unknown): Promise<void> {
  await run('chmod', toPath(path), toMode(mode));
}

export async function chown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
  await run('chown', toPath(path), toId(uid, 'uid'), toId(gid, 'gid'));
}

export async function copyFile(source: unknown, destination: unknown, mode: unknown = 0): Promise<void> {
  await run('copyFile', toPath(source, 'src'), toPath(destination, 'dest'), toBits(mode));
}

/** Copies a file, a link or, if `recursive` is set, a directory with all that is in it. */
export async function cp(source: unknown, destination: unknown, options: unknown = undefined): Promise<void> {
  await copyTree(toPath(source, 'src'), toPath(destination, 'dest'), toCopyOptions(toOptions(options)));
}

/** The paths that match, relative to `options.cwd`. */
export const glob = (pattern: unknown, options: unknown = undefined): AsyncGenerator<Dirent | string, void, void> =>
  globMatches(toPatterns(pattern, 'pattern'), toGlobOptions(toOptions(options)));

export async function lchown(path: unknown, uid: unknown, gid: unknown): Promise<void> {
  await run('lchown', toPath(path), toId(uid, 'uid'), toId(gid, 'gid'));
}

export async function link(existing: unknown, created: unknown): Promise<void> {
  await run('link', toPath(existing, 'existingPath'), toPath(created, 'newPath'));
}

export async function lstat(path: unknown, options: unknown = undefined): Promise<BigIntStats | Stats> {
  return statsOf(await run('lstat', toPath(path), toFlag(toOptions(options), 'bigint')));
}

export async function lutimes(path: unknown, accessTime: unknown, modificationTime: unknown): Promise<void> {
  await run('lutimes', toPath(path), toSeconds(accessTime, 'atime'), toSeconds(modificationTime, 'mtime'));
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

/** A directory like that of {@link mkdtemp}, which `await using` removes with all that is in it. */
export async function mkdtempDisposable(
  prefix: unknown,
  options: unknown = undefined,
): Promise<{ path: string | Uint8Array; remove(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }> {
  const directory = await run('mkdtemp', toPath(prefix, 'prefix'));
  const absolute = directory[0] === '/' ? directory : `${ops.cwd()}/${directory}`;
  const remove = (): Promise<void> => run('rm', absolute, true, true);
  return { path: encodePath(directory, options), remove, [Symbol.asyncDispose]: remove };
}

export async function open(
  path: unknown,
  flags: unknown = 'r',
  mode: unknown = DEFAULT_FILE_MODE,
): Promise<FileHandle> {
  return FileHandle.open(toPath(path), toFlags(flags, 'r'), toMode(mode, DEFAULT_FILE_MODE));
}

export async function opendir(path: unknown, options: unknown = undefined): Promise<Dir> {
  const given = toOptions(options);
  const bufferSize = toInteger(given.bufferSize ?? DEFAULT_DIRECTORY_BUFFER, 'options.bufferSize');
  if (bufferSize === 0) throw argumentValueError('options.bufferSize', 'must be at least 1', bufferSize);
  return Dir.open(toPath(path), {
    bufferSize,
    recursive: toFlag(given, 'recursive'),
    encodeName: (name) => encodePath(name, given),
  });
}

export async function readdir(path: unknown, options: unknown = undefined): Promise<unknown[]> {
  const { encoding, recursive, withFileTypes } = toOptions(options);
  const directory = toPath(path);
  const entries = await readDirectory(directory, { recursive: !!recursive, withTypes: !!withFileTypes });
  const list: unknown[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as (typeof entries)[number];
    list[index] = withFileTypes
      ? toDirent(encodePath(entry.name, { encoding }), entry)
      : encodePath(entry.relativePath, { encoding });
  }
  return list;
}

/** Resolves with bytes or, given an encoding, with text. */
export async function readFile(path: unknown, options: unknown = undefined): Promise<string | Uint8Array> {
  if (path instanceof FileHandle) return path.readFile(options);
  const given = toOptions(options);
  const encoding = encodingOf(given.encoding);
  const flags = toFlags(given.flag, 'r');
  const file = toPath(path);
  if (given.signal !== undefined) return withSignal(given, () => readOpened(file, flags, given));
  const bytes = await run('readFile', file, flags);
  return encoding === undefined ? bytes : encoding.decode(bytes);
}

async function readOpened(path: string, flags: number, options: Options): Promise<string | Uint8Array> {
  const file = await FileHandle.open(path, flags, DEFAULT_FILE_MODE);
  try {
    return await file.readFile(options);
  } finally {
    await file.close();
  }
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

/** Resolves with undefined where nothing is, if `throwIfNoEntry` is false. */
export async function stat(path: unknown, options: unknown = undefined): Promise<BigIntStats | Stats | undefined> {
  const given = toOptions(options);
  const throws = toFlag(given, 'throwIfNoEntry', true);
  try {
    return statsOf(await run('stat', toPath(path), toFlag(given, 'bigint')));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (!throws && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

export async function statfs(path: unknown, options: unknown = undefined): Promise<StatFs> {
  return new StatFs(await run('statfs', toPath(path)), toFlag(toOptions(options), 'bigint'));
}

/** `type` has a meaning on Windows only. */
export async function symlink(target: unknown, path: unknown, type: unknown = undefined): Promise<void> {
  if (type !== undefined && type !== null && type !== 'dir' && type !== 'file' && type !== 'junction') {
    throw argumentValueError('type', "must be 'dir', 'file', 'junction', null or undefined", type);
  }
  await run('symlink', toPath(target, 'target'), toPath(path));
}

export async function truncate(path: unknown, length: unknown = 0): Promise<void> {
  if (typeof length !== 'number') throw argumentTypeError('len', 'a number', length);
  await run('truncate', toPath(path), length > 0 ? mathTrunc(length) : 0);
}

export async function unlink(path: unknown): Promise<void> {
  await run('unlink', toPath(path));
}

/** Times are Dates, or numbers of seconds since 1970. */
export async function utimes(path: unknown, accessTime: unknown, modificationTime: unknown): Promise<void> {
  await run('utimes', toPath(path), toSeconds(accessTime, 'atime'), toSeconds(modificationTime, 'mtime'));
}

/** An async iterator of what happens to a file or in a directory. */
export const watch = (path: unknown, options: unknown = undefined): AsyncGenerator<FileChange, void, void> => {
  const given = toOptions(options);
  return watchPath(toPath(path), given, (name) => encodePath(name, given));
};

export async function writeFile(path: unknown, data: unknown, options: unknown = undefined): Promise<void> {
  if (path instanceof FileHandle) return path.writeFile(data, options);
  const given = toOptions(options);
  const flags = toFlags(given.flag, 'w');
  const mode = toMode(given.mode, DEFAULT_FILE_MODE);
  const flush = toFlag(given, 'flush');
  const file = toPath(path);
  if (!isIterable(data)) {
    const bytes = toBytes(data, given.encoding);
    return withSignal(given, () => run('writeFile', file, bytes, flags, mode, flush));
  }
  await withSignal(given, async () => {
    const handle = await FileHandle.open(file, flags, mode);
    try {
      for await (const chunk of eachChunk(data, given)) {
        await handle.appendFile(chunk);
        if (isSignalAborted(given)) return;
      }
      if (flush) await handle.sync();
    } finally {
      await handle.close();
    }
  });
}
