/** The object `constants`: values of the operating system. */
import { ops } from '../../internal/native.ts';
import { FILE_TYPE_MASK, FILE_TYPES, PERMISSIONS } from './stats.ts';

interface OpenFlags {
  readonly O_RDONLY: number;
  readonly O_WRONLY: number;
  readonly O_RDWR: number;
  readonly O_CREAT: number;
  readonly O_EXCL: number;
  readonly O_NOCTTY: number;
  readonly O_TRUNC: number;
  readonly O_APPEND: number;
  readonly O_DIRECTORY: number;
  readonly O_NOATIME: number;
  readonly O_NOFOLLOW: number;
  readonly O_SYNC: number;
  readonly O_DSYNC: number;
  readonly O_DIRECT: number;
  readonly O_NONBLOCK: number;
}

export const constants = Object.freeze({
  __proto__: null,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  COPYFILE_EXCL: 1,
  COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE_FORCE: 4,
  ...(ops.fsConstants() as unknown as OpenFlags),
  S_IFMT: FILE_TYPE_MASK,
  ...FILE_TYPES,
  ...PERMISSIONS,
});
