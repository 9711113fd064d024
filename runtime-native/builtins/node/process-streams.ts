/** `process.stdin`, `stdout` and `stderr`: streams of the Web with the parts of Node's that programs use. */
import { argumentTypeError } from '../internal/errors.ts';
import { fileStreams } from '../internal/file-streams.ts';
import { ops } from '../internal/native.ts';
import type { OutputFd } from '../internal/native-ops.d.ts';
import { defineProperty, getOwnPropertyDescriptor, objectKeys, uint8ArraySubarray } from '../internal/primordials.ts';
import { isByteSource, toBytes } from './fs/encoding.ts';
import { run } from './fs/operation.ts';

const { isTerminal, queueMicrotask, terminalColumns, utf8Decode, write, writeBytes } = ops;

const STDIN = 0;
const CHUNK_BYTES = 65_536;

function writeChunk(fd: OutputFd, chunk: unknown): void {
  if (typeof chunk === 'string') write(fd, chunk);
  else if (!isByteSource(chunk)) throw argumentTypeError('chunk', 'a string or bytes', chunk);
  else if (writeBytes === undefined) write(fd, utf8Decode(toBytes(chunk, undefined)));
  else writeBytes(fd, toBytes(chunk, undefined));
}

const done = async (): Promise<void> => {};

function defineMembers(stream: object, members: object): object {
  const names = objectKeys(members);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    const descriptor = getOwnPropertyDescriptor(members, name);
    defineProperty(stream, name, { __proto__: null, ...descriptor, enumerable: false } as PropertyDescriptor);
  }
  return stream;
}

/** A WritableStream whose writes are done at once; closing it leaves the descriptor open. */
export function outputStream(fd: OutputFd): object {
  const stream = fileStreams.writable(async (chunk) => writeChunk(fd, chunk), done);
  return defineMembers(stream, {
    fd,
    get isTTY(): boolean {
      return isTerminal(fd);
    },
    /** Width of the terminal; undefined when the stream is none. */
    get columns(): number | undefined {
      return isTerminal(fd) ? terminalColumns(fd) : undefined;
    },
    get writable(): boolean {
      return true;
    },
    /**
     * Writes text (as UTF-8) or bytes at once. An encoding is accepted and means nothing. Returns
     * true: there is no buffer that could be full. `callback` runs as a microtask.
     */
    write(chunk: unknown, encoding: unknown = undefined, callback: unknown = undefined): boolean {
      writeChunk(fd, chunk);
      const settled = typeof encoding === 'function' ? encoding : callback;
      if (typeof settled === 'function') queueMicrotask(() => settled());
      return true;
    },
  });
}

/** A byte stream of standard input, read when somebody asks for more. */
export function inputStream(): object {
  const stream = fileStreams.readable(async () => {
    const bytes = new Uint8Array(CHUNK_BYTES);
    const count = await run('read', STDIN, bytes, -1);
    return count === 0 ? undefined : uint8ArraySubarray(bytes, 0, count);
  }, done);
  return defineMembers(stream, {
    fd: STDIN,
    get isTTY(): boolean {
      return isTerminal(STDIN as unknown as OutputFd);
    },
  });
}
