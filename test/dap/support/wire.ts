// Messages as they travel: a head that says the length, then JSON. Whatever else the adapter writes is a problem.
import type { Duplex, Readable, Writable } from 'node:stream';

/** One connection to an adapter. */
export class Wire {
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #chunks: Buffer[] = [];
  #size = 0;
  /** Of the message whose body is awaited. */
  #bodyLength: number | undefined;
  #hasEnded = false;
  onMessage: (message: unknown) => void = () => {};
  /** Called once, when nothing more will come. */
  onClose: () => void = () => {};
  onProblem: (problem: string) => void = () => {};

  /** `input` is what the adapter writes, `output` what it reads. */
  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
    input.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      this.#take();
    });
    input.on('close', () => this.#close());
    input.on('end', () => this.#close());
    for (const stream of [input, output]) stream.on('error', () => {});
  }

  static overSocket(socket: Duplex): Wire {
    return new Wire(socket, socket);
  }

  send(message: unknown): void {
    this.write(frame(JSON.stringify(message)));
  }

  /** For tests that write what no client would. */
  write(bytes: string | Uint8Array): void {
    this.#output.write(bytes);
  }

  /** Says that nothing more will come, as a client that quits. */
  end(): void {
    this.#output.end();
  }

  /** Cuts the connection, as when the client dies. */
  destroy(): void {
    this.#output.destroy();
    this.#input.destroy();
  }

  /** Reads nothing until the returned function is called. */
  pause(): () => void {
    this.#input.pause();
    return () => this.#input.resume();
  }

  #close(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    if (this.#size > 0) this.onProblem(`the connection ended in the middle of a message: ${this.#all().toString()}`);
    this.onClose();
  }

  #all(): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(): void {
    for (;;) {
      this.#bodyLength ??= this.#takeHead();
      if (this.#bodyLength === undefined || this.#size < this.#bodyLength) return;
      const body = this.#cut(this.#bodyLength);
      this.#bodyLength = undefined;
      this.#read(body);
    }
  }

  #takeHead(): number | undefined {
    while (this.#size > 0) {
      const end = this.#all().indexOf('\r\n\r\n');
      if (end < 0) return undefined;
      const head = this.#cut(end + 4).toString('latin1');
      const length = /^Content-Length: (\d+)\r\n\r\n$/.exec(head)?.[1];
      if (length !== undefined) return Number(length);
      this.onProblem(`not the head of a message: ${JSON.stringify(head)}`);
    }
    return undefined;
  }

  #cut(length: number): Buffer {
    const all = this.#all();
    const rest = all.subarray(length);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return all.subarray(0, length);
  }

  #read(body: Buffer): void {
    let message: unknown;
    try {
      message = JSON.parse(this.#decoder.decode(body));
    } catch (error) {
      this.onProblem(`not JSON in UTF-8 (${error}): ${body.toString().slice(0, 200)}`);
      return;
    }
    this.onMessage(message);
  }
}

/** A message as it is written. */
export function frame(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
