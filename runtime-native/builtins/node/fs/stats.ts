/** What `stat` and `readdir` answer with. */
import { mathRound, typedArrayTag } from '../../internal/primordials.ts';

const OriginalDate = Date;
const toNumber = Number;

export const FILE_TYPE_MASK = 0o170000;
export const FILE_TYPES = {
  S_IFREG: 0o100000,
  S_IFDIR: 0o040000,
  S_IFCHR: 0o020000,
  S_IFBLK: 0o060000,
  S_IFIFO: 0o010000,
  S_IFLNK: 0o120000,
  S_IFSOCK: 0o140000,
} as const;

export const PERMISSIONS = {
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
} as const;

type FileType = keyof typeof FILE_TYPES;

/** libuv's directory entry types, by number; 0 is unknown. */
const ENTRY_TYPES: readonly (FileType | undefined)[] = [
  undefined,
  'S_IFREG',
  'S_IFDIR',
  'S_IFLNK',
  'S_IFIFO',
  'S_IFSOCK',
  'S_IFCHR',
  'S_IFBLK',
];

/** libuv's directory entry type for the mode that `stat` gives; 0 if there is none. */
export function typeOfMode(mode: number): number {
  for (let type = 1; type < ENTRY_TYPES.length; type++) {
    if (FILE_TYPES[ENTRY_TYPES[type] as FileType] === (mode & FILE_TYPE_MASK)) return type;
  }
  return 0;
}

/** Undefined for what is no Dirent. */
let isEntryOf: (entry: object, type: FileType) => boolean | undefined;

/** No method, which programs would see. */
const hasType = (entry: object, type: FileType): boolean =>
  isEntryOf(entry, type) ?? (toNumber((entry as { mode: unknown }).mode) & FILE_TYPE_MASK) === FILE_TYPES[type];

/** The questions that both answers understand. Not a global, nor exported by the module. */
abstract class TypedEntry {
  isFile(): boolean {
    return hasType(this, 'S_IFREG');
  }
  isDirectory(): boolean {
    return hasType(this, 'S_IFDIR');
  }
  isSymbolicLink(): boolean {
    return hasType(this, 'S_IFLNK');
  }
  isFIFO(): boolean {
    return hasType(this, 'S_IFIFO');
  }
  isSocket(): boolean {
    return hasType(this, 'S_IFSOCK');
  }
  isCharacterDevice(): boolean {
    return hasType(this, 'S_IFCHR');
  }
  isBlockDevice(): boolean {
    return hasType(this, 'S_IFBLK');
  }
}

const toDate = (timeMs: number): Date => new OriginalDate(mathRound(timeMs));

/** Those of a number type, in the order of the op `stat`. */
const FIELDS = [
  'dev',
  'mode',
  'nlink',
  'uid',
  'gid',
  'rdev',
  'blksize',
  'ino',
  'size',
  'blocks',
  'atimeMs',
  'mtimeMs',
  'ctimeMs',
  'birthtimeMs',
] as const;
type Field = (typeof FIELDS)[number];

/** What both kinds of statistics have. */
abstract class TimedEntry<Value extends bigint | number> extends TypedEntry {
  declare readonly dev: Value;
  declare readonly mode: Value;
  declare readonly nlink: Value;
  declare readonly uid: Value;
  declare readonly gid: Value;
  declare readonly rdev: Value;
  declare readonly blksize: Value;
  declare readonly ino: Value;
  declare readonly size: Value;
  declare readonly blocks: Value;
  declare readonly atimeMs: Value;
  declare readonly mtimeMs: Value;
  declare readonly ctimeMs: Value;
  declare readonly birthtimeMs: Value;

  get atime(): Date {
    return toDate(toNumber(this.atimeMs));
  }
  get mtime(): Date {
    return toDate(toNumber(this.mtimeMs));
  }
  get ctime(): Date {
    return toDate(toNumber(this.ctimeMs));
  }
  get birthtime(): Date {
    return toDate(toNumber(this.birthtimeMs));
  }
}

/** Sizes in bytes, times in milliseconds since 1970 (`…Ms`) and as Dates. */
export class Stats extends TimedEntry<number> {
  /** @param status as the op `stat` gives it */
  constructor(status: Float64Array) {
    super();
    for (let index = 0; index < FIELDS.length; index++) {
      (this as Record<string, unknown>)[FIELDS[index] as Field] = status[index];
    }
  }
}

const NS_PER_MS = 1_000_000n;
const FIRST_TIME = 10;

/** The same as BigInt, with times in nanoseconds too (`…Ns`). */
export class BigIntStats extends TimedEntry<bigint> {
  declare readonly atimeNs: bigint;
  declare readonly mtimeNs: bigint;
  declare readonly ctimeNs: bigint;
  declare readonly birthtimeNs: bigint;
  /** @param status as the op `stat` gives it with `exact` */
  constructor(status: BigInt64Array) {
    super();
    const fields = this as Record<string, unknown>;
    for (let index = 0; index < FIELDS.length; index++) {
      const value = status[index] as bigint;
      fields[FIELDS[index] as Field] = index < FIRST_TIME ? value : value / NS_PER_MS;
    }
    fields.atimeNs = status[FIRST_TIME];
    fields.mtimeNs = status[FIRST_TIME + 1];
    fields.ctimeNs = status[FIRST_TIME + 2];
    fields.birthtimeNs = status[FIRST_TIME + 3];
  }
}

export const statsOf = (status: BigInt64Array | Float64Array): BigIntStats | Stats =>
  typedArrayTag(status) === 'BigInt64Array'
    ? new BigIntStats(status as BigInt64Array)
    : new Stats(status as Float64Array);

const FILE_SYSTEM_FIELDS = ['type', 'bsize', 'frsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree'] as const;

/** What is known of a file system: sizes in blocks of `bsize` bytes. */
export class StatFs {
  declare readonly type: bigint | number;
  declare readonly bsize: bigint | number;
  declare readonly frsize: bigint | number;
  declare readonly blocks: bigint | number;
  declare readonly bfree: bigint | number;
  declare readonly bavail: bigint | number;
  declare readonly files: bigint | number;
  declare readonly ffree: bigint | number;
  constructor(status: BigInt64Array, isBigInt: boolean) {
    for (let index = 0; index < FILE_SYSTEM_FIELDS.length; index++) {
      const value = status[index] as bigint;
      (this as Record<string, unknown>)[FILE_SYSTEM_FIELDS[index] as string] = isBigInt ? value : toNumber(value);
    }
  }
}

export class Dirent extends TypedEntry {
  readonly name: Uint8Array | string;
  /** The directory that holds the entry, as it was passed to `readdir`. */
  readonly parentPath: string;
  readonly #type: FileType | undefined;

  /** @param type libuv's directory entry type */
  constructor(name: Uint8Array | string, parentPath: string, type: number) {
    super();
    this.name = name;
    this.parentPath = parentPath;
    this.#type = ENTRY_TYPES[type];
  }

  static {
    isEntryOf = (entry, type) => (#type in entry ? entry.#type === type : undefined);
  }
}
