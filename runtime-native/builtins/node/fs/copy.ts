/** Copies of whole trees: `cp`. */
import { argumentTypeError, codedError, type ErrorCode } from '../../internal/errors.ts';
import { stringStartsWith } from '../../internal/primordials.ts';
import { type Options, toBits, toFlag } from './arguments.ts';
import { constants } from './constants.ts';
import { run } from './operation.ts';
import { joinPath, parentOf, resolvePath } from './paths.ts';
import { Stats } from './stats.ts';

interface CopyOptions {
  readonly dereference: boolean;
  readonly errorOnExist: boolean;
  readonly filter: ((source: string, destination: string) => unknown) | undefined;
  readonly force: boolean;
  readonly mode: number;
  readonly preserveTimestamps: boolean;
  readonly recursive: boolean;
  readonly verbatimSymlinks: boolean;
}

export function toCopyOptions(options: Options): CopyOptions {
  const { filter } = options;
  if (filter !== undefined && typeof filter !== 'function') {
    throw argumentTypeError('options.filter', 'a function', filter);
  }
  return {
    dereference: toFlag(options, 'dereference'),
    errorOnExist: toFlag(options, 'errorOnExist'),
    filter: filter as CopyOptions['filter'],
    force: toFlag(options, 'force', true),
    mode: toBits(options.mode ?? 0),
    preserveTimestamps: toFlag(options, 'preserveTimestamps'),
    recursive: toFlag(options, 'recursive'),
    verbatimSymlinks: toFlag(options, 'verbatimSymlinks'),
  };
}

function copyError(code: ErrorCode, problem: string, path: string): Error {
  const error: Error & { syscall?: string; path?: string } = codedError(
    Error,
    code,
    `${problem}: cp '${path}'`,
    copyError,
  );
  error.syscall = 'cp';
  error.path = path;
  return error;
}

/** The state of `path`; undefined if there is nothing. */
async function statusOf(path: string, follows: boolean): Promise<Stats | undefined> {
  try {
    return new Stats((await run(follows ? 'stat' : 'lstat', path, false)) as Float64Array);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether the one directory is in the other. */
const isInside = (inner: string, outer: string): boolean =>
  stringStartsWith(`${resolvePath('.', inner)}/`, `${resolvePath('.', outer)}/`);

function checkPair(source: string, from: Stats, destination: string, to: Stats | undefined): void {
  if (to !== undefined) {
    if (from.ino === to.ino && from.dev === to.dev) {
      throw copyError('ERR_FS_CP_EINVAL', 'Source and destination are the same', destination);
    }
    if (from.isDirectory() && !to.isDirectory()) {
      throw copyError(
        'ERR_FS_CP_DIR_TO_NON_DIR',
        'Cannot overwrite what is no directory with a directory',
        destination,
      );
    }
    if (!from.isDirectory() && to.isDirectory()) {
      throw copyError('ERR_FS_CP_NON_DIR_TO_DIR', 'Cannot overwrite a directory with what is none', destination);
    }
  }
  if (from.isDirectory() && isInside(destination, source)) {
    throw copyError('ERR_FS_CP_EINVAL', 'Cannot copy a directory into itself', destination);
  }
}

export async function copyTree(source: string, destination: string, options: CopyOptions): Promise<void> {
  const from = await statusOf(source, options.dereference);
  if (from !== undefined) checkPair(source, from, destination, await statusOf(destination, options.dereference));
  if (options.filter !== undefined && !(await options.filter(source, destination))) return;
  await run('mkdir', parentOf(resolvePath('.', destination)), 0o777, true);
  await copyEntry(source, destination, options);
}

async function copyEntry(source: string, destination: string, options: CopyOptions): Promise<void> {
  const from = new Stats((await run(options.dereference ? 'stat' : 'lstat', source, false)) as Float64Array);
  const to = await statusOf(destination, options.dereference);
  checkPair(source, from, destination, to);
  if (from.isDirectory()) await copyDirectory(source, from, destination, to, options);
  else if (from.isSymbolicLink()) await copyLink(source, destination, to, options);
  else if (from.isSocket()) throw copyError('ERR_FS_CP_SOCKET', 'Cannot copy a socket', source);
  else if (from.isFIFO()) throw copyError('ERR_FS_CP_FIFO_PIPE', 'Cannot copy a FIFO', source);
  else await copyOneFile(source, from, destination, to, options);
}

async function copyOneFile(
  source: string,
  from: Stats,
  destination: string,
  to: Stats | undefined,
  options: CopyOptions,
): Promise<void> {
  if (to !== undefined && !(await makesWay(destination, options))) return;
  await run('copyFile', source, destination, options.mode | constants.COPYFILE_EXCL);
  if (options.preserveTimestamps) {
    // A file that nobody may write gets its times while somebody may.
    await run('chmod', destination, from.mode | constants.S_IWUSR);
    await run('utimes', destination, from.atimeMs / 1000, from.mtimeMs / 1000);
  }
  await run('chmod', destination, from.mode & 0o7777);
}

/** Removes what is there already, if it may. */
async function makesWay(destination: string, { force, errorOnExist }: CopyOptions): Promise<boolean> {
  if (force) {
    await run('unlink', destination);
    return true;
  }
  if (errorOnExist) throw copyError('ERR_FS_CP_EEXIST', 'The destination exists', destination);
  return false;
}

async function copyDirectory(
  source: string,
  from: Stats,
  destination: string,
  to: Stats | undefined,
  options: CopyOptions,
): Promise<void> {
  if (!options.recursive) {
    throw copyError('ERR_FS_EISDIR', 'Recursive option not enabled, cannot copy a directory', source);
  }
  if (to === undefined) await run('mkdir', destination, 0o777, false);
  const entries = await run('readdir', source);
  for (let index = 0; index < entries.length; index++) {
    const name = (entries[index] as (typeof entries)[number])[0];
    const inner = joinPath(source, name);
    const copied = joinPath(destination, name);
    if (options.filter === undefined || (await options.filter(inner, copied))) {
      await copyEntry(inner, copied, options);
    }
  }
  if (to === undefined) await run('chmod', destination, from.mode & 0o7777);
}

async function copyLink(
  source: string,
  destination: string,
  to: Stats | undefined,
  options: CopyOptions,
): Promise<void> {
  const written = await run('readlink', source);
  const target = options.verbatimSymlinks ? written : resolvePath(parentOf(source), written);
  if (to !== undefined && !(await makesWay(destination, options))) return;
  await run('symlink', target, destination);
}
