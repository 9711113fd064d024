/** What `stat` and `readdir` answer with. */
import { mathRound } from '../internal/primordials.ts';

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

/** The questions that both answers understand. Not a global, nor exported by the module. */
abstract class TypedEntry {
  protected abstract hasType(type: FileType): boolean;

  isFile(): boolean {
    return this.hasType('S_IFREG');
  }
  isDirectory(): boolean {
    return this.hasType('S_IFDIR');
  }
  isSymbolicLink(): boolean {
    return this.hasType('S_IFLNK');
  }
  isFIFO(): boolean {
    return this.hasType('S_IFIFO');
  }
  isSocket(): boolean {
    return this.hasType('S_IFSOCK');
  }
  isCharacterDevice(): boolean {
    return this.hasType('S_IFCHR');
  }
  isBlockDevice(): boolean {
    return this.hasType('S_IFBLK');
  }
}

const toDate = (timeMs: number): Date => new Date(mathRound(timeMs));

/** Sizes in bytes, times in milliseconds since 1970 (`…Ms`) and as Dates. */
export class Stats extends TypedEntry {
  readonly dev: number;
  readonly mode: number;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly rdev: number;
  readonly blksize: number;
  readonly ino: number;
  readonly size: number;
  readonly blocks: number;
  readonly atimeMs: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly birthtimeMs: number;

  /** @param fields in the order of the op `stat` */
  constructor(fields: Float64Array) {
    super();
    const field = (index: number) => fields[index] as number;
    this.dev = field(0);
    this.mode = field(1);
    this.nlink = field(2);
    this.uid = field(3);
    this.gid = field(4);
    this.rdev = field(5);
    this.blksize = field(6);
    this.ino = field(7);
    this.size = field(8);
    this.blocks = field(9);
    this.atimeMs = field(10);
    this.mtimeMs = field(11);
    this.ctimeMs = field(12);
    this.birthtimeMs = field(13);
  }

  get atime(): Date {
    return toDate(this.atimeMs);
  }
  get mtime(): Date {
    return toDate(this.mtimeMs);
  }
  get ctime(): Date {
    return toDate(this.ctimeMs);
  }
  get birthtime(): Date {
    return toDate(this.birthtimeMs);
  }

  protected override hasType(type: FileType): boolean {
    return (this.mode & FILE_TYPE_MASK) === FILE_TYPES[type];
  }
}

export class Dirent extends TypedEntry {
  readonly name: string;
  /** The directory that holds the entry, as it was passed to `readdir`. */
  readonly parentPath: string;
  readonly #type: FileType | undefined;

  /** @param type libuv's directory entry type */
  constructor(name: string, parentPath: string, type: number) {
    super();
    this.name = name;
    this.parentPath = parentPath;
    this.#type = ENTRY_TYPES[type];
  }

  protected override hasType(type: FileType): boolean {
    return this.#type === type;
  }
}
