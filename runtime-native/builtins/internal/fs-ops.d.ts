/** Ops of files. Paths are relative to the runtime's directory; a descriptor is `fd`. */

/** An open directory; closed when it is collected, at the latest. */
export interface DirectoryHandle {
  readonly directoryHandle: unique symbol;
}

/** A watch of a file or directory; ended when it is collected, at the latest. */
export interface WatchHandle {
  readonly watchHandle: unique symbol;
}

/** Pairs of name and libuv's directory entry type (0 unknown, 1 file, 2 directory, 3 link, 4 fifo, 5 socket, 6 char, 7 block). */
export type DirectoryEntries = [name: string, type: number][];

/**
 * dev mode nlink uid gid rdev blksize ino size blocks atime mtime ctime birthtime; times in milliseconds, or, if `exact`,
 * all as BigInt and times in nanoseconds.
 */
export type FileStatus<Exact extends boolean> = Exact extends true ? BigInt64Array : Float64Array;

/** Those on a descriptor. */
export interface DescriptorOperations {
  close: (fd: number) => void;
  /** Fills `bytes` from `position` (-1: where the descriptor is); resolves with the number of bytes, 0 at the end. */
  read: (fd: number, bytes: Uint8Array, position: number) => number;
  write: (fd: number, bytes: Uint8Array, position: number) => number;
  /** All that follows the descriptor's position. */
  readRest: (fd: number) => Uint8Array<ArrayBuffer>;
  writeRest: (fd: number, bytes: Uint8Array) => void;
  fstat: (fd: number, exact: boolean) => FileStatus<boolean>;
  ftruncate: (fd: number, lengthBytes: number) => void;
  fsync: (fd: number) => void;
  fdatasync: (fd: number) => void;
  fchmod: (fd: number, mode: number) => void;
  fchown: (fd: number, uid: number, gid: number) => void;
  futimes: (fd: number, atimeSeconds: number, mtimeSeconds: number) => void;
}

/** Names of the file operations behind {@link FsOps.fs}, with their arguments and results. */
export interface FileOperations extends DescriptorOperations {
  /** `flags` are those of open(2). */
  readFile: (path: string, flags: number) => Uint8Array<ArrayBuffer>;
  /** `mode` are the permission bits of a file that is created; `flush`: on the disk when the promise settles. */
  writeFile: (path: string, bytes: Uint8Array, flags: number, mode: number, flush: boolean) => void;
  readdir: (path: string) => DirectoryEntries;
  stat: (path: string, exact: boolean) => FileStatus<boolean>;
  lstat: (path: string, exact: boolean) => FileStatus<boolean>;
  /** type bsize frsize blocks bfree bavail files ffree. */
  statfs: (path: string) => BigInt64Array;
  /** Resolves with the first directory that was created, if any, when `recursive`. */
  mkdir: (path: string, mode: number, recursive: boolean) => string | undefined;
  rm: (path: string, recursive: boolean, force: boolean) => void;
  rmdir: (path: string) => void;
  unlink: (path: string) => void;
  rename: (from: string, to: string) => void;
  link: (existing: string, created: string) => void;
  symlink: (target: string, path: string) => void;
  /** `mode` is a combination of COPYFILE_EXCL (1), FICLONE (2), FICLONE_FORCE (4). */
  copyFile: (from: string, to: string, mode: number) => void;
  /** `mode` is F_OK (0) or a combination of R_OK (4), W_OK (2), X_OK (1). */
  access: (path: string, mode: number) => void;
  mkdtemp: (prefix: string) => string;
  realpath: (path: string) => string;
  readlink: (path: string) => string;
  chmod: (path: string, mode: number) => void;
  chown: (path: string, uid: number, gid: number) => void;
  lchown: (path: string, uid: number, gid: number) => void;
  truncate: (path: string, lengthBytes: number) => void;
  utimes: (path: string, atimeSeconds: number, mtimeSeconds: number) => void;
  lutimes: (path: string, atimeSeconds: number, mtimeSeconds: number) => void;

  open: (path: string, flags: number, mode: number) => number;
  openDirectory: (path: string) => DirectoryHandle;
  /** The next entries, `count` at most; none at the end. */
  readOpenDirectory: (directory: DirectoryHandle, count: number) => DirectoryEntries;
  closeDirectory: (directory: DirectoryHandle) => void;
}

export interface FsOps {
  /** Runs one asynchronous file operation. Rejects with errors like Node's: `code`, `errno`, `syscall`, `path`, `dest`. */
  fs<Name extends keyof FileOperations>(
    name: Name,
    ...args: Parameters<FileOperations[Name]>
  ): Promise<ReturnType<FileOperations[Name]>>;
  /**
   * Watches a file, or the entries of a directory. `onChange` gets libuv's events (1 rename, 2 change), or its negative
   * error code.
   * @throws {Error} as the operations reject
   */
  watchPath(
    path: string,
    keepsAlive: boolean,
    onChange: (event: number, name: string | undefined) => void,
  ): WatchHandle;
  unwatchPath(watch: WatchHandle): void;
}
