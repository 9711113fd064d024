/** Files: `node:fs/promises`. */

/**
 * Files. Every failure of the system rejects with an Error that has `code` (`ENOENT`), `errno`, `syscall`, `path` and, with
 * two paths, `dest`. Nothing blocks: the work is done on other threads.
 * @node Bytes are `Uint8Array`s, there is no `Buffer`; handles have streams of the Web only; `lchmod` is missing.
 * @since 0.1.0
 * @see https://nodejs.org/api/fs.html#promises-api
 */
declare module 'node:fs/promises' {
  /** Text, bytes in UTF-8, or a `file:` URL. Relative ones are relative to the working directory. */
  export type PathLike = string | Uint8Array | URL;
  /** Data that can be written: text, bytes, or something that yields them. */
  export type FileData =
    | string
    | ArrayBufferLike
    | ArrayBufferView
    | Iterable<string | AllowSharedBufferSource>
    | AsyncIterable<string | AllowSharedBufferSource>;
  /** A point in time: seconds since 1970, or a Date. */
  export type Time = number | string | Date;
  /** Names of Node's text encodings. */
  export type Encoding =
    | 'ascii'
    | 'base64'
    | 'base64url'
    | 'binary'
    | 'hex'
    | 'latin1'
    | 'ucs-2'
    | 'ucs2'
    | 'utf-16le'
    | 'utf-8'
    | 'utf16le'
    | 'utf8';
  /** How results are given: text in an encoding, or bytes. */
  export type EncodingOption = Encoding | 'buffer' | null;

  /** What can be aborted. */
  export interface Signalled {
    /** Rejects with an `AbortError` when it aborts; what the system does already goes on unobserved. */
    signal?: AbortSignal;
  }
  /** How a file is read. */
  export interface ReadOptions extends Signalled {
    /** Text in this encoding is the result; bytes by default. */
    encoding?: EncodingOption;
    /** How the file is opened. @default 'r' */
    flag?: string | number;
  }
  /** How a file is written. */
  export interface WriteOptions extends Signalled {
    /** Of text. @default 'utf8' */
    encoding?: EncodingOption;
    /** Permission bits of a file that is made. @default 0o666 */
    mode?: number | string;
    /** How the file is opened. @default 'w' */
    flag?: string | number;
    /** Whether the data is on the disk when the promise settles. @default false */
    flush?: boolean;
  }

  /** What the system knows of a file. Sizes in bytes. */
  export interface StatsBase<T> {
    /** The device that holds it. */
    readonly dev: T;
    /** Kind and permissions, as bits: see `constants`. */
    readonly mode: T;
    /** How many names it has. */
    readonly nlink: T;
    /** The user that owns it. */
    readonly uid: T;
    /** The group that owns it. */
    readonly gid: T;
    /** The device that it is, if it is one. */
    readonly rdev: T;
    /** Bytes that are best read or written at once. */
    readonly blksize: T;
    /** Its number in the file system. */
    readonly ino: T;
    /** Bytes. */
    readonly size: T;
    /** Blocks of 512 bytes that it occupies. */
    readonly blocks: T;
    /** Milliseconds since 1970: last read. */
    readonly atimeMs: T;
    /** Milliseconds since 1970: last change of the contents. */
    readonly mtimeMs: T;
    /** Milliseconds since 1970: last change of what is known of it. */
    readonly ctimeMs: T;
    /** Milliseconds since 1970: made. */
    readonly birthtimeMs: T;
    /** Last read. */
    readonly atime: Date;
    /** Last change of the contents. */
    readonly mtime: Date;
    /** Last change of what is known of it. */
    readonly ctime: Date;
    /** Made. */
    readonly birthtime: Date;
    /** Whether it is a regular file. */
    isFile(): boolean;
    /** Whether it is a directory. */
    isDirectory(): boolean;
    /** Whether it is a symbolic link: only `lstat` tells. */
    isSymbolicLink(): boolean;
    /** Whether it is a named pipe. */
    isFIFO(): boolean;
    /** Whether it is a socket. */
    isSocket(): boolean;
    /** Whether it is a device of characters, such as a terminal. */
    isCharacterDevice(): boolean;
    /** Whether it is a device of blocks, such as a disk. */
    isBlockDevice(): boolean;
  }
  /** What the system knows of a file, as numbers. */
  export type Stats = StatsBase<number>;
  /** What the system knows of a file, exactly. */
  export interface BigIntStats extends StatsBase<bigint> {
    /** Nanoseconds since 1970. */
    readonly atimeNs: bigint;
    /** Nanoseconds since 1970. */
    readonly mtimeNs: bigint;
    /** Nanoseconds since 1970. */
    readonly ctimeNs: bigint;
    /** Nanoseconds since 1970. */
    readonly birthtimeNs: bigint;
  }
  /** What the system knows of a file system. Sizes in blocks of `bsize` bytes. */
  export interface StatFs<T> {
    /** The kind of file system, as the system numbers them. */
    readonly type: T;
    /** Bytes of a block. */
    readonly bsize: T;
    /** Bytes of a fragment, the smallest unit. */
    readonly frsize: T;
    /** All blocks. */
    readonly blocks: T;
    /** Free blocks. */
    readonly bfree: T;
    /** Free blocks that a user may have. */
    readonly bavail: T;
    /** Files that it may hold. */
    readonly files: T;
    /** Files that may still be made. */
    readonly ffree: T;
  }
  /** An entry of a directory. */
  export interface Dirent<Name = string> {
    /** Its name, without a path. */
    readonly name: Name;
    /** The directory that holds it, as it was asked for. */
    readonly parentPath: string;
    /** Whether it is a regular file. */
    isFile(): boolean;
    /** Whether it is a directory. */
    isDirectory(): boolean;
    /** Whether it is a symbolic link. */
    isSymbolicLink(): boolean;
    /** Whether it is a named pipe. */
    isFIFO(): boolean;
    /** Whether it is a socket. */
    isSocket(): boolean;
    /** Whether it is a device of characters, such as a terminal. */
    isCharacterDevice(): boolean;
    /** Whether it is a device of blocks, such as a disk. */
    isBlockDevice(): boolean;
  }
  /** An open directory. */
  export interface Dir extends AsyncIterable<Dirent> {
    /** As it was asked for. */
    readonly path: string;
    /** The next entry; null after the last one. */
    read(): Promise<Dirent | null>;
    /** Gives the descriptor back. */
    close(): Promise<void>;
    /** Closes the directory at the end. */
    entries(): AsyncGenerator<Dirent, void, void>;
    /** Closes it, at the end of the block of an `await using`. */
    [Symbol.asyncDispose](): Promise<void>;
  }
  /** Which bytes are read or written. */
  export interface ReadRange {
    /** In the buffer. @default 0 */
    offset?: number | null;
    /** Bytes. @default to the end of the buffer */
    length?: number | null;
    /** In the file; null for where the last operation has ended. @default null */
    position?: number | bigint | null;
  }
  /** Which part of a file is read or written, and what becomes of it then. */
  export interface StreamOptions {
    /** First byte. @default where the last operation has ended */
    start?: number;
    /** Last byte, which is included. @default the end of the file */
    end?: number;
    /** Whether the file is closed at the end. @default true for `readLines`, false for streams */
    autoClose?: boolean;
    /** Of text. @default 'utf8' */
    encoding?: Encoding;
  }
  /**
   * An open file. One that is forgotten is closed at some time after.
   * @node Streams are those of the Web: `createReadStream` and `createWriteStream` are not there, nor are events.
   */
  export interface FileHandle {
    /** The system's descriptor; -1 once the file is closed. */
    readonly fd: number;
    /**
     * Reads into a buffer, as much as is there.
     * @param offset in the buffer, bytes; default: 0
     * @param length bytes; default: to the end of the buffer
     * @param position in the file, bytes; default: where the last operation has ended
     */
    read<T extends ArrayBufferView>(
      buffer: T,
      offset?: number | null,
      length?: number | null,
      position?: number | bigint | null,
    ): Promise<{ bytesRead: number; buffer: T }>;
    read<T extends ArrayBufferView>(buffer: T, options?: ReadRange): Promise<{ bytesRead: number; buffer: T }>;
    /** @param options `buffer`: what is filled, default: 16 KiB */
    read<T extends ArrayBufferView = Uint8Array>(
      options?: ReadRange & { buffer?: T },
    ): Promise<{ bytesRead: number; buffer: T }>;
    /** Fills several buffers in turn. @param position in the file, bytes; default: where the last operation has ended */
    readv<T extends readonly ArrayBufferView[]>(
      buffers: T,
      position?: number | null,
    ): Promise<{ bytesRead: number; buffers: T }>;
    /**
     * Writes bytes, or text as UTF-8.
     * @param offset in the buffer, bytes; default: 0
     * @param length bytes; default: to the end of the buffer
     * @param position in the file, bytes; default: where the last operation has ended
     */
    write<T extends ArrayBufferView>(
      buffer: T,
      offset?: number | null,
      length?: number | null,
      position?: number | bigint | null,
    ): Promise<{ bytesWritten: number; buffer: T }>;
    write<T extends ArrayBufferView>(buffer: T, options?: ReadRange): Promise<{ bytesWritten: number; buffer: T }>;
    /** @param encoding of text; default: `'utf8'` */
    write(
      text: string,
      position?: number | bigint | null,
      encoding?: Encoding,
    ): Promise<{ bytesWritten: number; buffer: string }>;
    /** Writes several buffers in turn. @param position in the file, bytes; default: where the last operation has ended */
    writev<T extends readonly ArrayBufferView[]>(
      buffers: T,
      position?: number | null,
    ): Promise<{ bytesWritten: number; buffers: T }>;
    /** All from the current position on. @param options an encoding alone, or an object; default: bytes */
    readFile(options: Encoding | (ReadOptions & { encoding: Encoding })): Promise<string>;
    readFile(options?: ReadOptions | EncodingOption): Promise<Uint8Array<ArrayBuffer>>;
    /**
     * Writes at the current position; what else is in the file stays.
     * @param options an encoding alone, or an object; default: UTF-8
     */
    writeFile(data: FileData, options?: WriteOptions | EncodingOption): Promise<void>;
    /** The same as `writeFile`. @param options an encoding alone, or an object; default: UTF-8 */
    appendFile(data: FileData, options?: WriteOptions | EncodingOption): Promise<void>;
    /** What the system knows of the file. @param options `bigint`: exact, as bigints */
    stat(options: { bigint: true }): Promise<BigIntStats>;
    stat(options?: { bigint?: boolean }): Promise<Stats>;
    /** Cuts the file, or makes it longer with zeros. @param length bytes; default: 0 */
    truncate(length?: number): Promise<void>;
    /** Changes the permissions. @param mode bits, or an octal string: `0o644`, `'644'` */
    chmod(mode: number | string): Promise<void>;
    /** Changes the owner to user `uid` and group `gid`; -1 leaves one as it is. */
    chown(uid: number, gid: number): Promise<void>;
    /** Changes the times of the last read and the last change. */
    utimes(atime: Time, mtime: Time): Promise<void>;
    /** Waits until the contents are on the disk. */
    datasync(): Promise<void>;
    /** Waits until the contents, and what is known of them, are on the disk. */
    sync(): Promise<void>;
    /** The lines of the rest of the file, without their ends; closes the file unless `autoClose` is false. */
    readLines(options?: StreamOptions): AsyncGenerator<string, void, void>;
    /** A byte stream. */
    readableWebStream(options?: StreamOptions): ReadableStream<Uint8Array<ArrayBuffer>>;
    /** A stream that writes text and bytes. @node It is not there. */
    writableWebStream(options?: StreamOptions): WritableStream<string | AllowSharedBufferSource>;
    /** Waits for operations under way. */
    close(): Promise<void>;
    /** Closes it, at the end of the block of an `await using`. */
    [Symbol.asyncDispose](): Promise<void>;
  }
  /** How files are copied. */
  export interface CopyOptions {
    /** Copies what links lead to. @default false */
    dereference?: boolean;
    /** Rejects if a file is there already and `force` is false. @default false */
    errorOnExist?: boolean;
    /** Leaves out what it answers false for. */
    filter?(source: string, destination: string): boolean | Promise<boolean>;
    /** Overwrites files. @default true */
    force?: boolean;
    /** As of `copyFile`. @default 0 */
    mode?: number;
    /** Copies the times of the last read and change, too. @default false */
    preserveTimestamps?: boolean;
    /** Copies directories. @default false */
    recursive?: boolean;
    /** Leaves the paths in links as they are. @default false */
    verbatimSymlinks?: boolean;
  }
  /** Where is looked, and what is left out. */
  export interface GlobOptions {
    /** Where relative patterns begin. @default the working directory */
    cwd?: PathLike;
    /** What is left out, with all below it: patterns, or a function that answers true for it. */
    exclude?: readonly string[] | ((path: string) => boolean) | ((entry: Dirent) => boolean);
    /** Gives entries instead of paths. @default false */
    withFileTypes?: boolean;
  }
  /** What is watched, and how changes are kept. */
  export interface WatchOptions extends Signalled {
    /** Of `filename`. @default 'utf8' */
    encoding?: EncodingOption;
    /** Whether the program waits for changes. @default true */
    persistent?: boolean;
    /** Also in directories below. @default false */
    recursive?: boolean;
    /** Changes that are kept while nobody takes them. @default 2048 */
    maxQueue?: number;
    /** What happens beyond: they are lost, or the iterator throws. @default 'ignore' */
    overflow?: 'ignore' | 'throw';
  }
  /** What has happened to a file. */
  export interface FileChange<Name = string> {
    /** `rename` when a name has come or gone, `change` when the contents are others. */
    readonly eventType: 'change' | 'rename';
    /** From the directory on; null if the system does not say. */
    readonly filename: Name | null;
  }

  /**
   * Whether a file is there and may be used so.
   * @param mode of `constants`; default: `F_OK`, whether it is there
   * @throws {Error} (rejects) with `code`: `ENOENT` if it is not there, `EACCES` if it may not be used so
   * @see https://nodejs.org/api/fs.html#fspromisesaccesspath-mode
   */
  export function access(path: PathLike, mode?: number): Promise<void>;
  /**
   * Writes at the end of a file, which is made if it is not there.
   * @param options an encoding alone, or an object; default: UTF-8
   * @see https://nodejs.org/api/fs.html#fspromisesappendfilepath-data-options
   */
  export function appendFile(
    path: PathLike | FileHandle,
    data: FileData,
    options?: WriteOptions | EncodingOption,
  ): Promise<void>;
  /**
   * Changes the permissions.
   * @param mode bits, or an octal string: `0o644`, `'644'`
   * @see https://nodejs.org/api/fs.html#fspromiseschmodpath-mode
   */
  export function chmod(path: PathLike, mode: number | string): Promise<void>;
  /**
   * Changes the owner to user `uid` and group `gid`; -1 leaves one as it is.
   * @see https://nodejs.org/api/fs.html#fspromiseschownpath-uid-gid
   */
  export function chown(path: PathLike, uid: number, gid: number): Promise<void>;
  /**
   * Values of the operating system: of `open`, `access`, `copyFile` and `Stats.mode`.
   * @see https://nodejs.org/api/fs.html#fspromisesconstants
   */
  export const constants: Readonly<Record<string, number>>;
  /**
   * Copies a file; one that is there is overwritten.
   * @param mode of `constants`: `COPYFILE_EXCL`, `COPYFILE_FICLONE`; default: 0
   * @throws {Error} (rejects) with `code` `EEXIST`, if `COPYFILE_EXCL` is set and the destination is there
   * @see https://nodejs.org/api/fs.html#fspromisescopyfilesrc-dest-mode
   */
  export function copyFile(source: PathLike, destination: PathLike, mode?: number): Promise<void>;
  /**
   * Copies a file, a link or, if `recursive` is set, a directory with all that is in it.
   * @see https://nodejs.org/api/fs.html#fspromisescpsrc-dest-options
   */
  export function cp(source: PathLike, destination: PathLike, options?: CopyOptions): Promise<void>;
  /**
   * The paths that match, relative to `cwd`: `*`, `?`, `[a-z]`, `{a,b}`, `**` for any directories, `@(a|b)` and its
   * like.
   * Names that begin with a dot match patterns that do.
   * @node `exclude` also leaves out what is below a directory that it excludes; paths are written as the pattern is.
   * @see https://nodejs.org/api/fs.html#fspromisesglobpattern-options
   */
  export function glob(
    pattern: string | readonly string[],
    options: GlobOptions & { withFileTypes: true },
  ): AsyncGenerator<Dirent, void, void>;
  export function glob(pattern: string | readonly string[], options?: GlobOptions): AsyncGenerator<string, void, void>;
  /**
   * Changes the owner of a link itself to user `uid` and group `gid`; -1 leaves one as it is.
   * @see https://nodejs.org/api/fs.html#fspromiseslchownpath-uid-gid
   */
  export function lchown(path: PathLike, uid: number, gid: number): Promise<void>;
  /** Gives a file a second name. @see https://nodejs.org/api/fs.html#fspromiseslinkexistingpath-newpath */
  export function link(existing: PathLike, created: PathLike): Promise<void>;
  /**
   * What the system knows of a path: of a link itself.
   * @param options `bigint`: exact, as bigints
   * @see https://nodejs.org/api/fs.html#fspromiseslstatpath-options
   */
  export function lstat(path: PathLike, options: { bigint: true }): Promise<BigIntStats>;
  export function lstat(path: PathLike, options?: { bigint?: boolean }): Promise<Stats>;
  /** Changes the times of a link itself. @see https://nodejs.org/api/fs.html#fspromiseslutimespath-atime-mtime */
  export function lutimes(path: PathLike, atime: Time, mtime: Time): Promise<void>;
  /**
   * Makes a directory.
   * @param options `recursive`: those above it, too, and one that is there is no error; `mode`, or it alone:
   * permission bits, default `0o777`
   * @returns the first directory that was made, if `recursive` is set and any was
   * @throws {Error} (rejects) with `code` `EEXIST`, if it is there and `recursive` is not set
   * @see https://nodejs.org/api/fs.html#fspromisesmkdirpath-options
   */
  export function mkdir(
    path: PathLike,
    options?: number | string | { mode?: number | string; recursive?: boolean },
  ): Promise<string | undefined>;
  /**
   * Makes a directory whose name is `prefix` and six random characters.
   * @param options the encoding of the result; default: `'utf8'`
   * @see https://nodejs.org/api/fs.html#fspromisesmkdtempprefix-options
   */
  export function mkdtemp(prefix: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  /**
   * As `mkdtemp`; `await using` removes it with all that is in it.
   * @param options the encoding of the path; default: `'utf8'`
   * @see https://nodejs.org/api/fs.html#fspromisesmkdtempdisposableprefix-options
   */
  export function mkdtempDisposable(
    prefix: PathLike,
    options?: { encoding?: EncodingOption } | EncodingOption,
  ): Promise<{ readonly path: string; remove(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }>;
  /**
   * Opens a file.
   * @param flags as `'r'`, `'w+'`, `'ax'`, or of `constants`; default: `'r'`
   * @param mode permission bits of a file that is made; default: `0o666`
   * @see https://nodejs.org/api/fs.html#fspromisesopenpath-flags-mode
   */
  export function open(path: PathLike, flags?: string | number, mode?: number | string): Promise<FileHandle>;
  /**
   * Opens a directory, whose entries are read when they are asked for.
   * @param options `bufferSize`: entries that are read at once, default 32; `recursive`: those of all directories
   * below, too
   * @see https://nodejs.org/api/fs.html#fspromisesopendirpath-options
   */
  export function opendir(
    path: PathLike,
    options?: { encoding?: EncodingOption; bufferSize?: number; recursive?: boolean },
  ): Promise<Dir>;
  /**
   * The names in a directory.
   * @param options `recursive`: paths of all that is below; `withFileTypes`: entries instead of names; or an
   * encoding alone
   * @node `recursive` does not follow links to directories.
   * @see https://nodejs.org/api/fs.html#fspromisesreaddirpath-options
   */
  export function readdir(
    path: PathLike,
    options: { encoding?: Encoding; withFileTypes: true; recursive?: boolean },
  ): Promise<Dirent[]>;
  export function readdir(
    path: PathLike,
    options: { encoding: 'buffer'; withFileTypes?: false; recursive?: boolean } | 'buffer',
  ): Promise<Uint8Array[]>;
  export function readdir(
    path: PathLike,
    options?: { encoding?: Encoding | null; withFileTypes?: false; recursive?: boolean } | Encoding | null,
  ): Promise<string[]>;
  /**
   * The whole file: bytes, or text in `encoding`.
   * @param options an encoding alone, or an object; default: bytes
   * @throws {Error} (rejects) with `code`: `ENOENT` if it is not there, `EISDIR` if it is a directory
   * @node Bytes are a `Uint8Array`.
   * @example
   * import { readFile } from 'node:fs/promises';
   *
   * const text = await readFile(new URL(import.meta.url), 'utf8');
   * @see https://nodejs.org/api/fs.html#fspromisesreadfilepath-options
   */
  export function readFile(
    path: PathLike | FileHandle,
    options: Encoding | (ReadOptions & { encoding: Encoding }),
  ): Promise<string>;
  export function readFile(
    path: PathLike | FileHandle,
    options?: ReadOptions | EncodingOption,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * What a symbolic link leads to.
   * @param options the encoding of the result; default: `'utf8'`
   * @see https://nodejs.org/api/fs.html#fspromisesreadlinkpath-options
   */
  export function readlink(path: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  /**
   * The absolute path without links, `.` and `..`.
   * @param options the encoding of the result; default: `'utf8'`
   * @see https://nodejs.org/api/fs.html#fspromisesrealpathpath-options
   */
  export function realpath(path: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  /**
   * Gives a file or directory another path; a file that is there is replaced.
   * @see https://nodejs.org/api/fs.html#fspromisesrenameoldpath-newpath
   */
  export function rename(from: PathLike, to: PathLike): Promise<void>;
  /**
   * Removes a file or a directory.
   * @param options `force`: what is not there is no error; `recursive`: directories with all that is in them
   * @throws {Error} (rejects) with `code`: `ENOENT` if it is not there, `ERR_FS_EISDIR` for a directory without
   * `recursive`
   * @see https://nodejs.org/api/fs.html#fspromisesrmpath-options
   */
  export function rm(path: PathLike, options?: { force?: boolean; recursive?: boolean }): Promise<void>;
  /**
   * Removes an empty directory.
   * @throws {Error} (rejects) with `code` `ENOTEMPTY`, if something is in it
   * @see https://nodejs.org/api/fs.html#fspromisesrmdirpath-options
   */
  export function rmdir(path: PathLike): Promise<void>;
  /**
   * What the system knows of a path: of what a link leads to.
   * @param options `bigint`: exact, as bigints. `throwIfNoEntry: false`: undefined if it is not there
   * @throws {Error} (rejects) with `code` `ENOENT`, if it is not there
   * @see https://nodejs.org/api/fs.html#fspromisesstatpath-options
   */
  export function stat(path: PathLike, options: { bigint: true; throwIfNoEntry?: true }): Promise<BigIntStats>;
  export function stat(path: PathLike, options?: { bigint?: boolean; throwIfNoEntry?: true }): Promise<Stats>;
  export function stat(
    path: PathLike,
    options: { bigint?: boolean; throwIfNoEntry: boolean },
  ): Promise<Stats | BigIntStats | undefined>;
  /**
   * What the system knows of the file system that holds the path.
   * @param options `bigint`: exact, as bigints
   * @see https://nodejs.org/api/fs.html#fspromisesstatfspath-options
   */
  export function statfs(path: PathLike, options: { bigint: true }): Promise<StatFs<bigint>>;
  export function statfs(path: PathLike, options?: { bigint?: boolean }): Promise<StatFs<number>>;
  /**
   * Makes a symbolic link at `path`.
   * @param type without a meaning, except on Windows
   * @see https://nodejs.org/api/fs.html#fspromisessymlinktarget-path-type
   */
  export function symlink(target: PathLike, path: PathLike, type?: 'dir' | 'file' | 'junction' | null): Promise<void>;
  /**
   * Cuts a file, or makes it longer with zeros.
   * @param length bytes; default: 0
   * @see https://nodejs.org/api/fs.html#fspromisestruncatepath-len
   */
  export function truncate(path: PathLike, length?: number): Promise<void>;
  /** Removes a file or link. @see https://nodejs.org/api/fs.html#fspromisesunlinkpath */
  export function unlink(path: PathLike): Promise<void>;
  /**
   * Changes the times of the last read and the last change.
   * @see https://nodejs.org/api/fs.html#fspromisesutimespath-atime-mtime
   */
  export function utimes(path: PathLike, atime: Time, mtime: Time): Promise<void>;
  /**
   * Changes as they happen, until the loop is left or `signal` aborts.
   * @param options an encoding alone, or an object
   * @node `recursive` does not follow links to directories.
   * @see https://nodejs.org/api/fs.html#fspromiseswatchfilename-options
   */
  export function watch(
    path: PathLike,
    options: (WatchOptions & { encoding: 'buffer' }) | 'buffer',
  ): AsyncGenerator<FileChange<Uint8Array>, void, void>;
  export function watch(
    path: PathLike,
    options?: WatchOptions | EncodingOption,
  ): AsyncGenerator<FileChange, void, void>;
  /**
   * Writes a whole file, which is made if it is not there.
   * @param options an encoding alone, or an object; default: UTF-8
   * @throws {Error} (rejects) with `code`: `ENOENT` if its directory is not there, `EISDIR` if it is a directory
   * @see https://nodejs.org/api/fs.html#fspromiseswritefilefile-data-options
   */
  export function writeFile(
    path: PathLike | FileHandle,
    data: FileData,
    options?: WriteOptions | EncodingOption,
  ): Promise<void>;

  const promises: Omit<typeof import('node:fs/promises'), 'default'>;
  // biome-ignore lint/style/noDefaultExport: as Node's module has it
  export default promises;
}

declare module 'fs/promises' {
  export * from 'node:fs/promises';
  export { default } from 'node:fs/promises';
}
