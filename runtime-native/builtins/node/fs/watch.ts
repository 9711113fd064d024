/** Changes of files and directories, as they happen. */
import { addAbortAlgorithm, isAborted, isAbortSignal, signalReason } from '../../internal/abort.ts';
import { abortError, argumentTypeError, argumentValueError, codedError } from '../../internal/errors.ts';
import type { WatchHandle } from '../../internal/fs-ops.d.ts';
import { ops } from '../../internal/native.ts';
import { arrayPush, arrayShift } from '../../internal/primordials.ts';
import { newPromise, type PromiseCapability } from '../../internal/promises.ts';
import { type Options, toFlag, toInteger } from './arguments.ts';
import { baseNameOf, joinPath } from './paths.ts';
import { readDirectory, typeOfEntry } from './readdir.ts';

export interface FileChange {
  readonly eventType: 'change' | 'rename';
  readonly filename: string | Uint8Array | null;
}

const RENAME = 1;
const DIRECTORY = 2;
const DEFAULT_MAX_QUEUE = 2048;

async function exists(directory: string, name: string): Promise<boolean> {
  try {
    await typeOfEntry(directory, name, 0);
    return true;
  } catch {
    return false;
  }
}

/** The watches of one directory or, with `recursive`, of all below it too: the system has none for trees. */
class TreeWatch {
  readonly #watches: Record<string, WatchHandle> = { __proto__: null as never };
  readonly #root: string;
  readonly #keepsAlive: boolean;
  readonly #onChange: (event: number, name: string | undefined) => void;
  #isClosed = false;

  constructor(root: string, keepsAlive: boolean, onChange: (event: number, name: string | undefined) => void) {
    this.#root = root;
    this.#keepsAlive = keepsAlive;
    this.#onChange = onChange;
  }

  /** `relative`: the directory, from the root on; empty for the root. */
  add(relative: string, isRecursive: boolean): void {
    const path = relative === '' ? this.#root : joinPath(this.#root, relative);
    const ownName = baseNameOf(relative);
    this.#watches[relative] = ops.watchPath(path, this.#keepsAlive, (event, name) => {
      if (this.#isClosed) return;
      if (name === undefined || relative === '') this.#report(event, path, name, name, isRecursive);
      else if (name !== ownName) this.#report(event, path, name, joinPath(relative, name), true);
      else void this.#reportUnlessOwn(event, path, name, relative);
    });
  }

  #report(event: number, path: string, name: string | undefined, changed: string | undefined, follows: boolean): void {
    this.#onChange(event, changed);
    if (follows && event === RENAME && name !== undefined) void this.#follow(path, changed as string, name);
  }

  /** What befalls a directory itself comes under its own name, too; the watch of its parent has told that already. */
  async #reportUnlessOwn(event: number, path: string, name: string, relative: string): Promise<void> {
    const isThere = (await exists(path, name)) || (event === RENAME && (await exists(this.#root, relative)));
    if (isThere && !this.#isClosed) this.#report(event, path, name, joinPath(relative, name), true);
  }

  async addTree(): Promise<void> {
    const entries = await readDirectory(this.#root, { recursive: true, withTypes: true });
    for (let index = 0; index < entries.length && !this.#isClosed; index++) {
      const { relativePath, type } = entries[index] as (typeof entries)[number];
      if (type === DIRECTORY) this.#tryAdd(relativePath);
    }
  }

  /** A directory may have come or gone. */
  async #follow(parent: string, relative: string, name: string): Promise<void> {
    const old = this.#watches[relative];
    if (old !== undefined) {
      ops.unwatchPath(old);
      delete this.#watches[relative];
    }
    try {
      if ((await typeOfEntry(parent, name, 0)) === DIRECTORY && !this.#isClosed) this.#tryAdd(relative);
    } catch {
      // Gone again.
    }
  }

  #tryAdd(relative: string): void {
    try {
      this.add(relative, true);
    } catch {
      // Gone again, or not to be read.
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const relative in this.#watches) ops.unwatchPath(this.#watches[relative] as WatchHandle);
  }
}

interface WatchOptions {
  readonly keepsAlive: boolean;
  readonly isRecursive: boolean;
  readonly maxQueue: number;
  readonly throwsOnOverflow: boolean;
  readonly encodeName: (name: string) => string | Uint8Array;
}

function toWatchOptions(options: Options, encodeName: WatchOptions['encodeName']): WatchOptions {
  const { overflow = 'ignore', signal } = options;
  if (overflow !== 'ignore' && overflow !== 'throw') {
    throw argumentValueError('options.overflow', "must be 'ignore' or 'throw'", overflow);
  }
  if (signal !== undefined && !isAbortSignal(signal)) throw argumentTypeError('signal', 'an AbortSignal', signal);
  return {
    keepsAlive: toFlag(options, 'persistent', true),
    isRecursive: toFlag(options, 'recursive'),
    maxQueue: toInteger(options.maxQueue ?? DEFAULT_MAX_QUEUE, 'options.maxQueue'),
    throwsOnOverflow: overflow === 'throw',
    encodeName,
  };
}

/** Begins with the first `next()`. */
export function watchPath(
  path: string,
  options: Options,
  encodeName: WatchOptions['encodeName'],
): AsyncGenerator<FileChange, void, void> {
  const { signal } = options;
  return changesOf(path, toWatchOptions(options, encodeName), isAbortSignal(signal) ? signal : undefined);
}

async function* changesOf(
  path: string,
  { keepsAlive, isRecursive, maxQueue, throwsOnOverflow, encodeName }: WatchOptions,
  signal: { readonly aborted: boolean; readonly reason: unknown } | undefined,
): AsyncGenerator<FileChange, void, void> {
  if (signal !== undefined && isAborted(signal)) throw abortError(signalReason(signal));
  const queue: FileChange[] = [];
  let failure: unknown;
  let awaited: PromiseCapability<void> | undefined;
  const wake = (): void => {
    awaited?.resolve();
    awaited = undefined;
  };
  const tree = new TreeWatch(path, keepsAlive, (event, name) => {
    if (queue.length >= maxQueue) {
      if (throwsOnOverflow)
        failure ??= codedError(Error, 'ERR_FS_WATCH_QUEUE_OVERFLOW', 'Too many changes are waiting');
    } else {
      const filename = name === undefined ? null : encodeName(name);
      arrayPush(queue, { eventType: event === RENAME ? 'rename' : 'change', filename });
    }
    wake();
  });
  tree.add('', isRecursive);
  const removeAlgorithm =
    signal === undefined
      ? undefined
      : addAbortAlgorithm(signal, (reason) => {
          failure = abortError(reason);
          wake();
        });
  try {
    if (isRecursive) await tree.addTree();
    for (;;) {
      if (failure !== undefined) throw failure;
      const change = arrayShift(queue);
      if (change !== undefined) {
        yield change;
      } else {
        awaited = newPromise<void>();
        await awaited.promise;
      }
    }
  } finally {
    removeAlgorithm?.();
    tree.close();
  }
}
