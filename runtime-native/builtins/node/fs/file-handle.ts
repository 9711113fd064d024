/** An open file. */
import { type Bytes, joinBytes } from '../../internal/bytes.ts';
import { argumentTypeError, codedError } from '../../internal/errors.ts';
import { fileStreams } from '../../internal/file-streams.ts';
import type { DescriptorOperations } from '../../internal/fs-ops.d.ts';
import {
  arrayPush,
  defineProperty,
  mathMin,
  mathTrunc,
  typedArrayByteLength,
  uint8ArraySubarray,
} from '../../internal/primordials.ts';
import { newPromise, type PromiseCapability } from '../../internal/promises.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import {
  isSignalAborted,
  type Options,
  toByteCount,
  toFlag,
  toId,
  toMode,
  toOptions,
  toPosition,
  toSeconds,
  withSignal,
} from './arguments.ts';
import { encodingOf, toBytes } from './encoding.ts';
import { readLines } from './lines.ts';
import { run } from './operation.ts';
import { type BigIntStats, type Stats, statsOf } from './stats.ts';
import { eachChunk } from './write-chunks.ts';

const DEFAULT_BUFFER_BYTES = 16_384;
const STREAM_CHUNK_BYTES = 65_536;
const LONGEST_STEP_BYTES = 16_777_216;
const CLOSED = -1;

type RestOf<Name extends keyof DescriptorOperations> =
  Parameters<DescriptorOperations[Name]> extends [fd: number, ...rest: infer Rest] ? Rest : never;

let isConstructing = false;
let forgotten: FinalizationRegistry<number> | undefined;

/** Closes descriptors of handles that nobody closed. */
function closeWhenForgotten(handle: FileHandle, fd: number): void {
  forgotten ??= new FinalizationRegistry((leaked: number) => {
    void run('close', leaked);
  });
  forgotten.register(handle, fd, handle);
}

/** The bytes of a view that `read` fills or `write` takes. */
function toView(buffer: unknown): Bytes {
  if (!ArrayBuffer.isView(buffer)) throw argumentTypeError('buffer', 'a typed array or a DataView', buffer);
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength);
}

/** The part of `bytes` that `offset` and `length` say; all of the rest by default. */
function partOf(bytes: Bytes, offset: unknown, length: unknown): Bytes {
  const size = typedArrayByteLength(bytes);
  const start = toByteCount(offset ?? 0, 'offset');
  const count = toByteCount(length ?? size - start, 'length');
  if (start > size || count > size - start) {
    throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `The argument 'length' is out of range: ${count}`, partOf);
  }
  return uint8ArraySubarray(bytes, start, start + count);
}

export class FileHandle {
  #fd: number;
  /** Operations under way; closing waits for them, as the system may use a descriptor again at once. */
  #running = 0;
  #closing: PromiseCapability<void> | undefined = undefined;
  #isStreaming = false;

  constructor(fd: number) {
    if (!isConstructing) throw new TypeError('Illegal constructor');
    this.#fd = fd;
    closeWhenForgotten(this, fd);
  }

  static async open(path: string, flags: number, mode: number): Promise<FileHandle> {
    const fd = await run('open', path, flags, mode);
    isConstructing = true;
    try {
      return new FileHandle(fd);
    } finally {
      isConstructing = false;
    }
  }

  /** The system's descriptor; -1 once the file is closed. */
  get fd(): number {
    return this.#fd;
  }

  async #run<Name extends keyof DescriptorOperations>(
    name: Name,
    ...args: RestOf<Name>
  ): Promise<ReturnType<DescriptorOperations[Name]>> {
    if (this.#fd === CLOSED) {
      const error = codedError(Error, 'EBADF', 'file closed');
      defineProperty(error, 'syscall', { value: name, writable: true, enumerable: true, configurable: true });
      throw error;
    }
    this.#running++;
    try {
      return (await run(name, ...([this.#fd, ...args] as never))) as ReturnType<DescriptorOperations[Name]>;
    } finally {
      if (--this.#running === 0 && this.#closing !== undefined) this.#close();
    }
  }

  #close(): void {
    const { resolve } = this.#closing as PromiseCapability<void>;
    const fd = this.#fd;
    this.#fd = CLOSED;
    forgotten?.unregister(this);
    resolve(run('close', fd));
  }

  close(): Promise<void> {
    if (this.#closing === undefined) {
      this.#closing = newPromise<void>();
      if (this.#running === 0) this.#close();
    }
    return this.#closing.promise;
  }

  /** `read(buffer, offset, length, position)`, or with an object instead of the last three or of all. */
  async read(
    buffer: unknown = undefined,
    offset: unknown = undefined,
    length: unknown = undefined,
    position: unknown = undefined,
  ): Promise<{ bytesRead: number; buffer: unknown }> {
    if (!ArrayBuffer.isView(buffer)) {
      const options = toOptions(buffer);
      return this.read(options.buffer ?? new Uint8Array(DEFAULT_BUFFER_BYTES), options);
    }
    if (isObject(offset)) {
      const options = offset as Options;
      return this.read(buffer, options.offset, options.length, options.position);
    }
    const part = partOf(toView(buffer), offset, length);
    const bytesRead = typedArrayByteLength(part) === 0 ? 0 : await this.#run('read', part, toPosition(position));
    return { bytesRead, buffer };
  }

  async readv(buffers: unknown, position: unknown = undefined): Promise<{ bytesRead: number; buffers: unknown }> {
    const views = toViews(buffers);
    let at = toPosition(position);
    let bytesRead = 0;
    for (let index = 0; index < views.length; index++) {
      const view = views[index] as Bytes;
      const count = typedArrayByteLength(view) === 0 ? 0 : await this.#run('read', view, at);
      bytesRead += count;
      if (at !== -1) at += count;
      if (count < typedArrayByteLength(view)) break;
    }
    return { bytesRead, buffers };
  }

  /** `write(buffer, offset, length, position)`, `write(buffer, options)` or `write(text, position, encoding)`. */
  async write(
    data: unknown,
    offset: unknown = undefined,
    length: unknown = undefined,
    position: unknown = undefined,
  ): Promise<{ bytesWritten: number; buffer: unknown }> {
    if (typeof data === 'string') {
      return { bytesWritten: await this.#write(toBytes(data, length) as Bytes, toPosition(offset)), buffer: data };
    }
    if (isObject(offset)) {
      const options = offset as Options;
      return this.write(data, options.offset, options.length, options.position);
    }
    const part = partOf(toView(data), offset, length);
    return { bytesWritten: await this.#write(part, toPosition(position)), buffer: data };
  }

  async #write(bytes: Bytes, position: number): Promise<number> {
    return typedArrayByteLength(bytes) === 0 ? 0 : this.#run('write', bytes, position);
  }

  async writev(buffers: unknown, position: unknown = undefined): Promise<{ bytesWritten: number; buffers: unknown }> {
    const views = toViews(buffers);
    let at = toPosition(position);
    let bytesWritten = 0;
    for (let index = 0; index < views.length; index++) {
      const view = views[index] as Bytes;
      const count = await this.#write(view, at);
      bytesWritten += count;
      if (at !== -1) at += count;
      if (count < typedArrayByteLength(view)) break;
    }
    return { bytesWritten, buffers };
  }

  /** All from the current position on. */
  async readFile(options: unknown = undefined): Promise<Uint8Array | string> {
    const given = toOptions(options);
    const encoding = encodingOf(given.encoding);
    const bytes =
      given.signal === undefined
        ? await this.#run('readRest')
        : await withSignal(given, () => this.#readUnlessAborted(given));
    return encoding === undefined ? bytes : encoding.decode(bytes);
  }

  /** As `readRest`, in steps: some files have no end. */
  async #readUnlessAborted(options: Options): Promise<Bytes> {
    const { size } = statsOf(await this.#run('fstat', false));
    const chunks: Bytes[] = [];
    let total = 0;
    while (!isSignalAborted(options)) {
      const left = (size as number) - total;
      const chunk = new Uint8Array(left > 0 ? mathMin(left, LONGEST_STEP_BYTES) : STREAM_CHUNK_BYTES);
      const count = await this.#run('read', chunk, -1);
      if (count === 0) break;
      arrayPush(chunks, uint8ArraySubarray(chunk, 0, count));
      total += count;
    }
    return joinBytes(chunks, total);
  }

  /** Writes at the current position; what else is in the file stays. */
  async writeFile(data: unknown, options: unknown = undefined): Promise<void> {
    const given = toOptions(options);
    await withSignal(given, async () => {
      for await (const chunk of eachChunk(data, given)) await this.#run('writeRest', chunk);
      if (toFlag(given, 'flush')) await this.#run('fsync');
    });
  }

  async appendFile(data: unknown, options: unknown = undefined): Promise<void> {
    await this.writeFile(data, options);
  }

  async stat(options: unknown = undefined): Promise<BigIntStats | Stats> {
    return statsOf(await this.#run('fstat', toFlag(toOptions(options), 'bigint')));
  }

  async truncate(length: unknown = 0): Promise<void> {
    if (typeof length !== 'number') throw argumentTypeError('len', 'a number', length);
    await this.#run('ftruncate', length > 0 ? mathTrunc(length) : 0);
  }

  async chmod(mode: unknown): Promise<void> {
    await this.#run('fchmod', toMode(mode));
  }

  async chown(uid: unknown, gid: unknown): Promise<void> {
    await this.#run('fchown', toId(uid, 'uid'), toId(gid, 'gid'));
  }

  async utimes(atime: unknown, mtime: unknown): Promise<void> {
    await this.#run('futimes', toSeconds(atime, 'atime'), toSeconds(mtime, 'mtime'));
  }

  async datasync(): Promise<void> {
    await this.#run('fdatasync');
  }

  async sync(): Promise<void> {
    await this.#run('fsync');
  }

  /** The lines of the rest of the file, or from `start` on, without their ends. */
  readLines(options: unknown = undefined): AsyncGenerator<string> {
    const given = toOptions(options);
    return readLines(this.#chunks(given), given, () => this.#endStream(given, true));
  }

  /** A byte stream of the rest of the file, or from `start` to `end` (which is included). */
  readableWebStream(options: unknown = undefined): object {
    const given = toOptions(options);
    const read = this.#chunks(given);
    return fileStreams.readable(read, () => this.#endStream(given, false));
  }

  /** A stream that writes strings and bytes at the current position, or from `start` on. */
  writableWebStream(options: unknown = undefined): object {
    const given = toOptions(options);
    let position = toPosition(given.start, 'start');
    this.#beginStream();
    return fileStreams.writable(
      async (chunk) => {
        let rest = toBytes(chunk, given.encoding) as Bytes;
        while (typedArrayByteLength(rest) > 0) {
          const count = await this.#run('write', rest, position);
          if (position !== -1) position += count;
          rest = uint8ArraySubarray(rest, count);
        }
      },
      () => this.#endStream(given, false),
    );
  }

  #beginStream(): void {
    if (this.#fd === CLOSED) throw codedError(Error, 'ERR_INVALID_STATE', 'The FileHandle is closed');
    if (this.#isStreaming) throw codedError(Error, 'ERR_INVALID_STATE', 'The FileHandle is locked');
    this.#isStreaming = true;
  }

  async #endStream(options: Options, closesByDefault: boolean): Promise<void> {
    this.#isStreaming = false;
    if (toFlag(options, 'autoClose', closesByDefault)) await this.close();
  }

  /** A function that reads the next chunk, from `options.start` to `options.end`. */
  #chunks({ start, end }: Options): () => Promise<Bytes | undefined> {
    let position = toPosition(start, 'start');
    let left =
      end === undefined ? Number.POSITIVE_INFINITY : toByteCount(end, 'end') + 1 - (position === -1 ? 0 : position);
    this.#beginStream();
    return async () => {
      if (left <= 0) return undefined;
      const bytes = new Uint8Array(mathMin(left, STREAM_CHUNK_BYTES));
      const count = await this.#run('read', bytes, position);
      if (count === 0) return undefined;
      if (position !== -1) position += count;
      left -= count;
      return uint8ArraySubarray(bytes, 0, count);
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function toViews(buffers: unknown): Bytes[] {
  if (!Array.isArray(buffers)) throw argumentTypeError('buffers', 'an array of views', buffers);
  const views: Bytes[] = [];
  for (let index = 0; index < buffers.length; index++) views[index] = toView(buffers[index]);
  return views;
}
