/** The base protocol: a header with Content-Length, an empty line, JSON. */
import type { Readable, Writable } from 'node:stream';

/** No message of an editor is larger; whoever announces more is no editor. */
const maxMessageBytes = 256 * 1024 * 1024;
const maxHeaderBytes = 64 * 1024;
const headerEnd = Buffer.from('\r\n\r\n');

/** What a {@link readMessages} reports. */
export interface MessageListener {
  /** The text of a message, in the order of arrival. */
  message(text: string): void;
  /** The stream is no longer readable as messages: `problem` says why. Nothing comes after it. */
  broken(problem: string): void;
  /** The peer has nothing more to say. */
  end(): void;
}

/** Reads messages from a stream until it ends or breaks. */
export function readMessages(stream: Readable, listener: MessageListener): void {
  const reader = new MessageReader(listener);
  let over = false;
  const end = () => {
    if (!over) listener.end();
    over = true;
  };
  stream.on('data', (bytes: Buffer) => {
    if (!over) over = !reader.receive(bytes);
  });
  stream.once('end', end);
  stream.once('close', end);
  stream.once('error', end);
}

class MessageReader {
  readonly #listener: MessageListener;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes of the body that follows; undefined while reading a header. */
  #length: number | undefined;

  constructor(listener: MessageListener) {
    this.#listener = listener;
  }

  /** False once the stream is broken. */
  receive(bytes: Buffer): boolean {
    this.#chunks.push(bytes);
    this.#size += bytes.length;
    for (;;) {
      if (this.#length === undefined) {
        const header = this.#takeHeader();
        if (header === undefined) return true;
        const problem = this.#readHeader(header);
        if (problem) {
          this.#listener.broken(problem);
          return false;
        }
      }
      if (this.#length === undefined || this.#size < this.#length) return true;
      const body = this.#take(this.#length);
      this.#length = undefined;
      this.#listener.message(body.toString());
    }
  }

  #takeHeader(): string | undefined {
    const all = this.#joined();
    const end = all.indexOf(headerEnd);
    if (end >= 0) {
      const header = all.toString('latin1', 0, end);
      this.#take(end + headerEnd.length);
      return header;
    }
    return this.#size > maxHeaderBytes ? '' : undefined;
  }

  /** Returns what is wrong with it, or nothing. */
  #readHeader(header: string): string | undefined {
    const match = /^content-length *: *(\d+) *$/im.exec(header.replaceAll('\r', ''));
    if (!match)
      return `a message must start with "Content-Length: N", this one starts with ${JSON.stringify(header.slice(0, 80))}`;
    const length = Number(match[1]);
    if (length > maxMessageBytes) return `a message of ${length} bytes is larger than ${maxMessageBytes}`;
    this.#length = length;
    return undefined;
  }

  #joined(): Buffer {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(length: number): Buffer {
    const all = this.#joined();
    this.#size -= length;
    this.#chunks = this.#size > 0 ? [all.subarray(length)] : [];
    return all.subarray(0, length);
  }
}

/** Writes messages; all of one turn leave in one write. */
export class MessageWriter {
  readonly #stream: Writable;
  #waiting: string[] = [];

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  write(message: object): void {
    if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
    const text = JSON.stringify(message);
    this.#waiting.push(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #flush(): void {
    this.#stream.write(this.#waiting.join(''));
    this.#waiting = [];
  }
}
