/** The wire format of `--remote-debugging-pipe` over a stream: each message is JSON in UTF-8, ended by a NUL byte. */
import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

const open = 1;
const closing = 2;
const closed = 3;

/**
 * A stream as chrome-remote-interface wants its WebSocket. Events: `message` with a text, `close`.
 */
export class MessageStream extends EventEmitter {
  readonly #stream: Duplex;
  #readyState = open;
  /** Pieces of a message that has not ended yet. */
  #pieces: Buffer[] = [];

  constructor(stream: Duplex) {
    super();
    this.#stream = stream;
    stream.on('data', (bytes: Buffer) => this.#receive(bytes));
    stream.on('error', () => {});
    stream.once('close', () => {
      this.#readyState = closed;
      this.emit('close');
    });
    // A half-closed connection has nothing more to say.
    stream.once('end', () => stream.destroy());
  }

  /** As of a WebSocket: 1 open, 2 closing, 3 closed. */
  get readyState(): number {
    return this.#readyState;
  }

  send(text: string, done: (error?: Error) => void): void {
    if (this.#readyState === open) this.#stream.write(`${text}\0`);
    done(this.#readyState === open ? undefined : new Error('closed'));
  }

  close(): void {
    this.#readyState = closing;
    this.#stream.destroy();
  }

  #receive(bytes: Buffer): void {
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      this.#pieces.push(bytes.subarray(start, end));
      const [only] = this.#pieces;
      const message = this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces);
      this.#pieces = [];
      start = end + 1;
      this.emit('message', message?.toString());
    }
    if (start < bytes.length) this.#pieces.push(bytes.subarray(start));
  }
}
