// The wire format of `unix:` and `fd:`: JSON texts in UTF-8, each followed by one NUL byte.
import type { Socket } from 'node:net';
import { type Transport, TransportBase } from './transport.ts';

export class NulPipe extends TransportBase implements Transport {
  /** For tests that write what no client would. */
  readonly socket: Socket;
  #parts: Buffer[] = [];
  /** The runtime need not finish what it says to a client that has said goodbye. */
  #leaves = false;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(socket: Socket) {
    super();
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    // The close event follows.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#parts.length > 0 && !this.#leaves) this.onProblem('the connection ended in the middle of a message');
      this.onClose();
    });
  }

  send(message: string): void {
    this.socket.write(`${message}\0`);
  }

  close(): void {
    this.#leaves = true;
    this.socket.end();
  }

  destroy(): void {
    this.#leaves = true;
    this.socket.destroy();
  }

  #take(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#parts.push(chunk.subarray(start, end));
      const message = Buffer.concat(this.#parts);
      this.#parts = [];
      start = end + 1;
      this.onMessage(this.#decoder.decode(message));
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start));
  }
}
