/**
 * The client's first messages, taken in by the compiler's thread while that of the protocol starts: `initialize` is answered
 * here, and the first document is being checked when the protocol's thread takes over.
 */
import { readSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { InitializeParams } from 'vscode-languageserver';
import { initializeResult } from '../server/capabilities.ts';
import type { EarlyOutput } from './early-output.ts';
import { isPipe } from './is-pipe.ts';

interface Received {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

interface Next {
  readonly message: Received;
  /** In bytes, from the beginning of what was read. */
  readonly length: number;
}

/** With what the compiler's thread knows what to do by itself; with the last of them, it has to. */
const taken = ['initialized', 'textDocument/didOpen'];

const partLength = 65_536;

export class Opening {
  /** What was read, and is not taken. */
  #bytes = Buffer.alloc(0);
  #input: Socket | undefined;

  /**
   * Waits for `initialize`, as there is nothing else to do, and answers it.
   * @returns its parameters; undefined if something else came, or nothing that is understood here
   */
  answerInitialize(output: EarlyOutput, version: string): InitializeParams | undefined {
    try {
      const part = Buffer.alloc(partLength);
      let first = this.#peek();
      while (first === 'incomplete') {
        const count = readSync(0, part);
        if (count === 0) return undefined;
        this.#add(part.subarray(0, count));
        first = this.#peek();
      }
      const { id, method, params } = first?.message ?? {};
      const capabilities = (params as InitializeParams | undefined)?.capabilities;
      const isWellFormed = typeof capabilities === 'object' && capabilities !== null;
      if (!first || id === undefined || method !== 'initialize' || !isWellFormed) return undefined;
      if (!output.write({ id, result: initializeResult(capabilities, version) })) return undefined;
      this.#bytes = this.#bytes.subarray(first.length);
      return params as InitializeParams;
    } catch {
      // Nothing is there yet, where nobody may wait: the thread of the protocol knows how to.
      return undefined;
    }
  }

  /**
   * Reads on until the first document has come, or something else than what leads to it.
   * @param take gets the notifications
   * @param end is called when there is no more to be taken
   * @param onGone the client has gone away
   */
  readOn(take: (method: string, params: unknown) => void, end: () => void, onGone: () => void): void {
    // A file has no moment at which another thread could go on.
    if (!this.#takeAll(take) || !isPipe(0)) {
      end();
      return;
    }
    // Loaded when the process has started: no snapshot may hold a part of it.
    const { Socket } = process.getBuiltinModule('node:net');
    const callback = (count: number, part: Uint8Array): boolean => {
      this.#add(part.subarray(0, count));
      if (this.#takeAll(take)) return true;
      end();
      // Nothing is read any more.
      return false;
    };
    const onread = { buffer: Buffer.alloc(partLength), callback };
    this.#input = new Socket({ fd: 0, readable: true, writable: false, onread });
    this.#input.once('close', onGone);
  }

  /** Stops reading. @returns what the thread of the protocol begins with */
  close(): Uint8Array {
    // Not destroyed: that would close the other thread's input.
    this.#input?.pause().unref();
    return this.#bytes;
  }

  /** @returns whether more of the kind may follow */
  #takeAll(take: (method: string, params: unknown) => void): boolean {
    for (;;) {
      const next = this.#peek();
      if (next === 'incomplete') return true;
      const { id, method, params } = next?.message ?? {};
      if (!next || id !== undefined || typeof method !== 'string' || !taken.includes(method)) return false;
      this.#bytes = this.#bytes.subarray(next.length);
      take(method, params);
      if (method === taken.at(-1)) return false;
    }
  }

  #add(part: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, part]);
  }

  /** The message that comes next; undefined if it is none to be understood here. */
  #peek(): Next | 'incomplete' | undefined {
    const bytes = this.#bytes;
    const end = bytes.indexOf('\r\n\r\n');
    if (end === -1) return 'incomplete';
    const [, length] = /^Content-Length: (\d+)\r\n/i.exec(bytes.toString('latin1', 0, end + 2)) ?? [];
    if (length === undefined) return undefined;
    const start = end + 4;
    const after = start + Number(length);
    if (bytes.length < after) return 'incomplete';
    const message = parse(bytes.toString('utf8', start, after));
    return message && { message, length: after };
  }
}

function parse(text: string): Received | undefined {
  try {
    const message = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}
