/** `process.stdout` and `process.stderr`: synchronous writes, with the parts of Node's streams that output needs. */
import { argumentTypeError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import type { OutputFd } from '../internal/native-ops.d.ts';

const { isTerminal, isTypedArray, queueMicrotask, terminalColumns, utf8Decode, write, writeBytes } = ops;

const isBytes = (value: unknown): value is Uint8Array => isTypedArray(value) && value instanceof Uint8Array;

export class OutputStream {
  readonly fd: OutputFd;

  constructor(fd: OutputFd) {
    this.fd = fd;
  }

  get isTTY(): boolean {
    return isTerminal(this.fd);
  }

  /** Width of the terminal; undefined when the stream is none. */
  get columns(): number | undefined {
    return isTerminal(this.fd) ? terminalColumns(this.fd) : undefined;
  }

  get writable(): boolean {
    return true;
  }

  /**
   * Writes text (as UTF-8) or bytes at once. An encoding is accepted and means nothing. Returns
   * true: there is no buffer that could be full. `callback` runs as a microtask.
   */
  write(chunk: unknown, encoding: unknown = undefined, callback: unknown = undefined): boolean {
    if (typeof chunk === 'string') write(this.fd, chunk);
    else if (!isBytes(chunk)) throw argumentTypeError('chunk', 'a string or Uint8Array', chunk);
    else if (writeBytes === undefined) write(this.fd, utf8Decode(chunk));
    else writeBytes(this.fd, chunk);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  }
}
