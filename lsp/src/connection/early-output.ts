/**
 * Standard output while there are two who may write to it: the thread of the compiler, until that of the protocol is up and
 * takes it for good.
 */
import { writeSync } from 'node:fs';

const free = 0;
const writing = 1;
const taken = 2;

/** A pipe holds it beside what the client has not read yet, so that nobody waits for the client. */
const longestMessage = 16_384;

export class EarlyOutput {
  readonly memory: SharedArrayBuffer;
  readonly #state: Int32Array;

  constructor(memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#state = new Int32Array(memory);
  }

  /** By the thread of the compiler. @returns whether it was written; if not, the other thread has to */
  write(message: object): boolean {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    if (body.length > longestMessage || Atomics.compareExchange(this.#state, 0, free, writing) !== free) return false;
    try {
      return writeWhole(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
    } finally {
      Atomics.store(this.#state, 0, free);
      Atomics.notify(this.#state, 0);
    }
  }

  /** By the thread of the protocol, before it writes itself. */
  take(): void {
    while (Atomics.compareExchange(this.#state, 0, free, taken) !== free) Atomics.wait(this.#state, 0, writing);
  }
}

/** @returns false if nothing could be written: nobody reads, or nobody may wait */
function writeWhole(bytes: Uint8Array): boolean {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // Half a message cannot be taken back: the rest has to follow.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return written > 0;
      if (written === 0) return false;
    }
  }
  return true;
}
