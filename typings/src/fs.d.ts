/** Files: `node:fs/promises`. */

declare module 'node:fs/promises' {
  /** Text, bytes in UTF-8, or a `file:` URL. */
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
  export type EncodingOption = Encoding | 'buffer' | null;

  export interface Signalled {
    /** Rejects with an `AbortError` when it aborts; what the system does already goes on unobserved. */
    signal?: AbortSignal;
  }
  export interface ReadOptions extends Signalled {
    encoding?: EncodingOption;
    /** How the file is opened. @default 'r' */
    flag?: string | number;
  }
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
    readonly dev: T;
    readonly mode: T;
    readonly nlink: T;
    readonly uid: T;
    readonly gid: T;
    readonly rdev: T;
    readonly blksize: T;
    readonly ino: T;
    readonly size: T;
    readonly blocks: T;
    /** Milliseconds since 1970: last read. */
    readonly atimeMs: T;
    /** Milliseconds since 1970: last change of the contents. */
    readonly mtimeMs: T;
    /** Milliseconds since 1970: last change of what is known of it. */
    readonly ctimeMs: T;
    /** Milliseconds since 1970: made. */
    readonly birthtimeMs: T;
    readonly atime: Date;
    readonly mtime: Date;
    readonly ctime: Date;
    readonly birthtime: Date;
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
    isCharacterDevice(): boolean;
    isBlockDevice(): boolean;
  }
  export type Stats = StatsBase<number>;
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
    readonly type: T;
    readonly bsize: T;
    readonly frsize: T;
    readonly blocks: T;
    readonly bfree: T;
    readonly bavail: T;
    readonly files: T;
    readonly ffree: T;
  }
  /** An entry of a directory. */
  export interface Dirent<Name = string> {
    readonly name: Name;
    /** The directory that holds it, as it was asked for. */
    readonly parentPath: string;
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
    isCharacterDevice(): boolean;
    isBlockDevice(): boolean;
  }
  /** An open directory. */
  export interface Dir extends AsyncIterable<Dirent> {
    readonly path: string;
    /** The next entry; null after the last one. */
    read(): Promise<Dirent | null>;
    close(): Promise<void>;
    /** Closes the directory at the end. */
    entries(): AsyncGenerator<Dirent, void, void>;
    [Symbol.asyncDispose](): Promise<void>;
  }
  export interface ReadRange {
    /** In the buffer. @default 0 */
    offset?: number | null;
    /** Bytes. Default: to the end of the buffer. */
    length?: number | null;
    /** In the file; null for where the last operation has ended. @default null */
    position?: number | bigint | null;
  }
  export interface StreamOptions {
    /** First byte. Default: where the last operation has ended. */
    start?: number;
    /** Last byte, which is included. */
    end?: number;
    /** Whether the file is closed at the end. */
    autoClose?: boolean;
    /** Of text. @default 'utf8' */
    encoding?: Encoding;
  }
  /**
   * An open file. One that is forgotten is closed at some time after.
   * @remarks Streams are those of the Web: Node's `createReadStream` and `createWriteStream` are not there, nor are events.
   */
  export interface FileHandle {
    /** The system's descriptor; -1 once the file is closed. */
    readonly fd: number;
    read<T extends ArrayBufferView>(
      buffer: T,
      offset?: number | null,
      length?: number | null,
      position?: number | bigint | null,
    ): Promise<{ bytesRead: number; buffer: T }>;
    read<T extends ArrayBufferView>(buffer: T, options?: ReadRange): Promise<{ bytesRead: number; buffer: T }>;
    read<T extends ArrayBufferView = Uint8Array>(
      options?: ReadRange & { buffer?: T },
    ): Promise<{ bytesRead: number; buffer: T }>;
    readv<T extends readonly ArrayBufferView[]>(
      buffers: T,
      position?: number | null,
    ): Promise<{ bytesRead: number; buffers: T }>;
    write<T extends ArrayBufferView>(
      buffer: T,
      offset?: number | null,
      length?: number | null,
      position?: number | bigint | null,
    ): Promise<{ bytesWritten: number; buffer: T }>;
    write<T extends ArrayBufferView>(buffer: T, options?: ReadRange): Promise<{ bytesWritten: number; buffer: T }>;
    write(
      text: string,
      position?: number | bigint | null,
      encoding?: Encoding,
    ): Promise<{ bytesWritten: number; buffer: string }>;
    writev<T extends readonly ArrayBufferView[]>(
      buffers: T,
      position?: number | null,
    ): Promise<{ bytesWritten: number; buffers: T }>;
    /** All from the current position on. */
    readFile(options: Encoding | (ReadOptions & { encoding: Encoding })): Promise<string>;
    readFile(options?: ReadOptions | EncodingOption): Promise<Uint8Array<ArrayBuffer>>;
    /** Writes at the current position; what else is in the file stays. */
    writeFile(data: FileData, options?: WriteOptions | EncodingOption): Promise<void>;
    /** The same as `writeFile`. */
    appendFile(data: FileData, options?: WriteOptions | EncodingOption): Promise<void>;
    stat(options: { bigint: true }): Promise<BigIntStats>;
    stat(options?: { bigint?: boolean }): Promise<Stats>;
    /** @param length bytes. @default 0 */
    truncate(length?: number): Promise<void>;
    chmod(mode: number | string): Promise<void>;
    chown(uid: number, gid: number): Promise<void>;
    utimes(atime: Time, mtime: Time): Promise<void>;
    datasync(): Promise<void>;
    sync(): Promise<void>;
    /** The lines of the rest of the file, without their ends; closes the file unless `autoClose` is false. */
    readLines(options?: StreamOptions): AsyncGenerator<string, void, void>;
    /** A byte stream. */
    readableWebStream(options?: StreamOptions): ReadableStream<Uint8Array<ArrayBuffer>>;
    /** A stream that writes text and bytes. @remarks Not in Node. */
    writableWebStream(options?: StreamOptions): WritableStream<string | AllowSharedBufferSource>;
    /** Waits for operations under way. */
    close(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
  }
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
    /** @default false */
    preserveTimestamps?: boolean;
    /** Copies directories. @default false */
    recursive?: boolean;
    /** Leaves the paths in links as they are. @default false */
    verbatimSymlinks?: boolean;
  }
  export interface GlobOptions {
    /** Where relative patterns begin. Default: the working directory. */
    cwd?: PathLike;
    /** What is left out, with all below it: patterns, or a function that answers true for it. */
    exclude?: readonly string[] | ((path: string) => boolean) | ((entry: Dirent) => boolean);
    /** @default false */
    withFileTypes?: boolean;
  }
  export interface WatchOptions extends Signalled {
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
  export interface FileChange {
    readonly eventType: 'change' | 'rename';
    /** From the directory on; null if the system does not say. */
    readonly filename: string | Uint8Array | null;
  }

  /** Whether a file is there and may be used so. @param mode of `constants`. @default constants.F_OK */
  export function access(path: PathLike, mode?: number): Promise<void>;
  /** Writes at the end of a file, which is made if it is not there. */
  export function appendFile(
    path: PathLike | FileHandle,
    data: FileData,
    options?: WriteOptions | EncodingOption,
  ): Promise<void>;
  export function chmod(path: PathLike, mode: number | string): Promise<void>;
  /** @param uid of the user, or -1 */
  export function chown(path: PathLike, uid: number, gid: number): Promise<void>;
  /** Values of the operating system: of `open`, `access`, `copyFile` and `Stats.mode`. */
  export const constants: Readonly<Record<string, number>>;
  /** @param mode of `constants`: `COPYFILE_…`. @default 0 */
  export function copyFile(source: PathLike, destination: PathLike, mode?: number): Promise<void>;
  /** Copies a file, a link or, if `recursive` is set, a directory with all that is in it. */
  export function cp(source: PathLike, destination: PathLike, options?: CopyOptions): Promise<void>;
  /**
   * The paths that match, relative to `cwd`: `*`, `?`, `[a-z]`, `{a,b}`, `**` for any directories, `@(a|b)` and its like.
   * Names that begin with a dot match patterns that do.
   */
  export function glob(
    pattern: string | readonly string[],
    options: GlobOptions & { withFileTypes: true },
  ): AsyncGenerator<Dirent, void, void>;
  export function glob(pattern: string | readonly string[], options?: GlobOptions): AsyncGenerator<string, void, void>;
  /** Of a link itself. */
  export function lchown(path: PathLike, uid: number, gid: number): Promise<void>;
  export function link(existing: PathLike, created: PathLike): Promise<void>;
  /** Of a link itself. */
  export function lstat(path: PathLike, options: { bigint: true }): Promise<BigIntStats>;
  export function lstat(path: PathLike, options?: { bigint?: boolean }): Promise<Stats>;
  /** Of a link itself. */
  export function lutimes(path: PathLike, atime: Time, mtime: Time): Promise<void>;
  /** @returns the first directory that was made, if `recursive` is set and any was */
  export function mkdir(
    path: PathLike,
    options?: number | string | { mode?: number | string; recursive?: boolean },
  ): Promise<string | undefined>;
  /** Makes a directory whose name is `prefix` and six random characters. */
  export function mkdtemp(prefix: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  /** As `mkdtemp`; `await using` removes it with all that is in it. */
  export function mkdtempDisposable(
    prefix: PathLike,
    options?: { encoding?: EncodingOption } | EncodingOption,
  ): Promise<{ readonly path: string; remove(): Promise<void>; [Symbol.asyncDispose](): Promise<void> }>;
  /** @param flags as `'r'`, `'w+'`, `'ax'`, or of `constants`. @default 'r' */
  export function open(path: PathLike, flags?: string | number, mode?: number | string): Promise<FileHandle>;
  export function opendir(
    path: PathLike,
    options?: { encoding?: EncodingOption; bufferSize?: number; recursive?: boolean },
  ): Promise<Dir>;
  /** @remarks `recursive` does not follow links to directories. */
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
  /** The whole file: bytes, or text in `encoding`. */
  export function readFile(
    path: PathLike | FileHandle,
    options: Encoding | (ReadOptions & { encoding: Encoding }),
  ): Promise<string>;
  export function readFile(
    path: PathLike | FileHandle,
    options?: ReadOptions | EncodingOption,
  ): Promise<Uint8Array<ArrayBuffer>>;
  export function readlink(path: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  export function realpath(path: PathLike, options?: { encoding?: EncodingOption } | EncodingOption): Promise<string>;
  export function rename(from: PathLike, to: PathLike): Promise<void>;
  /** @param options `force`: what is not there is no error; `recursive`: directories with all that is in them */
  export function rm(path: PathLike, options?: { force?: boolean; recursive?: boolean }): Promise<void>;
  /** Removes an empty directory. */
  export function rmdir(path: PathLike): Promise<void>;
  export function stat(path: PathLike, options: { bigint: true }): Promise<BigIntStats>;
  export function stat(path: PathLike, options?: { bigint?: boolean }): Promise<Stats>;
  /** Of the file system that holds the path. */
  export function statfs(path: PathLike, options: { bigint: true }): Promise<StatFs<bigint>>;
  export function statfs(path: PathLike, options?: { bigint?: boolean }): Promise<StatFs<number>>;
  export function symlink(target: PathLike, path: PathLike): Promise<void>;
  /** @param length bytes. @default 0 */
  export function truncate(path: PathLike, length?: number): Promise<void>;
  /** Removes a file or link. */
  export function unlink(path: PathLike): Promise<void>;
  export function utimes(path: PathLike, atime: Time, mtime: Time): Promise<void>;
  /** Changes as they happen, until the loop is left or `signal` aborts. */
  export function watch(
    path: PathLike,
    options?: WatchOptions | EncodingOption,
  ): AsyncGenerator<FileChange, void, void>;
  /** Writes a whole file, which is made if it is not there. */
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
