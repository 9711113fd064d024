/** The object `constants`: values of the operating system. */
import { FILE_TYPE_MASK, FILE_TYPES, PERMISSIONS } from './stats.ts';

/** Set by bundle.mjs: a snapshot runs only on the architecture that it was built on. */
declare const BUILD_ARCH: string;

/** Flags of open(2) in Linux. */
const OPEN_FLAGS = {
  O_RDONLY: 0,
  O_WRONLY: 0o1,
  O_RDWR: 0o2,
  O_CREAT: 0o100,
  O_EXCL: 0o200,
  O_NOCTTY: 0o400,
  O_TRUNC: 0o1000,
  O_APPEND: 0o2000,
  O_NONBLOCK: 0o4000,
  O_DSYNC: 0o10000,
  O_SYNC: 0o4010000,
  O_NOATIME: 0o1000000,
  // Those that differ between architectures.
  ...(BUILD_ARCH === 'arm64'
    ? { O_DIRECT: 0o200000, O_DIRECTORY: 0o40000, O_NOFOLLOW: 0o100000 }
    : { O_DIRECT: 0o40000, O_DIRECTORY: 0o200000, O_NOFOLLOW: 0o400000 }),
};

export const constants = Object.freeze({
  __proto__: null,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  COPYFILE_EXCL: 1,
  COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE_FORCE: 4,
  ...OPEN_FLAGS,
  S_IFMT: FILE_TYPE_MASK,
  ...FILE_TYPES,
  ...PERMISSIONS,
});
