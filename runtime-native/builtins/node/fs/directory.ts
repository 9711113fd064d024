/** An open directory, whose entries are read bit by bit. */
import { codedError } from '../../internal/errors.ts';
import type { DirectoryHandle } from '../../internal/fs-ops.d.ts';
import { arrayPush, arrayShift, promiseThen } from '../../internal/primordials.ts';
import { run } from './operation.ts';
import { joinPath } from './paths.ts';
import { typeOfEntry } from './readdir.ts';
import { Dirent } from './stats.ts';

let isConstructing = false;

/** A directory whose entries come next. */
interface Level {
  readonly path: string;
  readonly handle: DirectoryHandle;
}

export interface DirectoryOptions {
  /** Entries that are read at once. */
  readonly bufferSize: number;
  readonly recursive: boolean;
  readonly encodeName: (name: string) => Uint8Array | string;
}

export class Dir {
  readonly path: string;
  readonly #options: DirectoryOptions;
  /** Whose entries come next; undefined between two. */
  #current: Level | undefined;
  /** Directories below that come later. */
  readonly #waiting: string[] = [];
  readonly #entries: Dirent[] = [];
  #isClosed = false;
  /** Operations run one after the other. */
  #last: Promise<unknown> | undefined = undefined;

  constructor(path: string, handle: DirectoryHandle, options: DirectoryOptions) {
    if (!isConstructing) throw new TypeError('Illegal constructor');
    this.path = path;
    this.#current = { path, handle };
    this.#options = options;
  }

  static async open(path: string, options: DirectoryOptions): Promise<Dir> {
    const handle = await run('openDirectory', path);
    isConstructing = true;
    try {
      return new Dir(path, handle, options);
    } finally {
      isConstructing = false;
    }
  }

  /** The next entry; null after the last one. */
  read(): Promise<Dirent | null> {
    return this.#queue(() => this.#next());
  }

  async close(): Promise<void> {
    await this.#queue(async () => {
      this.#checkOpen();
      this.#isClosed = true;
      if (this.#current !== undefined) await run('closeDirectory', this.#current.handle);
    });
  }

  /** Closes the directory at the end. */
  async *entries(): AsyncGenerator<Dirent, void, void> {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) return;
        yield entry;
      }
    } finally {
      if (!this.#isClosed) await this.close();
    }
  }

  [Symbol.asyncIterator](): AsyncGenerator<Dirent, void, void> {
    return this.entries();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isClosed) await this.close();
  }

  #queue<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last === undefined ? operation() : promiseThen(this.#last, operation, operation);
    this.#last = result;
    return result;
  }

  #checkOpen(): void {
    if (this.#isClosed) throw codedError(Error, 'ERR_DIR_CLOSED', 'Directory handle was closed');
  }

  async #next(): Promise<Dirent | null> {
    this.#checkOpen();
    while (this.#entries.length === 0) {
      if (!(await this.#readMore())) return null;
    }
    return arrayShift(this.#entries) as Dirent;
  }

  /** False when there is nothing more. */
  async #readMore(): Promise<boolean> {
    if (this.#current === undefined) {
      const path = arrayShift(this.#waiting);
      if (path === undefined) return false;
      this.#current = { path, handle: await run('openDirectory', path) };
    }
    const { path, handle } = this.#current;
    const { bufferSize, recursive, encodeName } = this.#options;
    const entries = await run('readOpenDirectory', handle, bufferSize);
    if (entries.length === 0 && recursive) {
      await run('closeDirectory', handle);
      this.#current = undefined;
      return true;
    }
    for (let index = 0; index < entries.length; index++) {
      const found = entries[index] as (typeof entries)[number];
      const name = found[0];
      const givenType = found[1];
      const entry = new Dirent(encodeName(name), path, await typeOfEntry(path, name, givenType));
      arrayPush(this.#entries, entry);
      if (recursive && entry.isDirectory()) arrayPush(this.#waiting, joinPath(path, name));
    }
    return entries.length > 0;
  }
}
