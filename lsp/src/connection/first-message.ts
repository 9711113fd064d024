/** The client's first message, read and answered before there is a thread for the protocol. */
import { readSync, writeSync } from 'node:fs';
import type { InitializeParams } from 'vscode-languageserver';
import { initializeResult } from '../server/capabilities.ts';

interface Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
}

interface FirstMessage {
  readonly message: Message | undefined;
  /** All that was read. */
  readonly bytes: Uint8Array;
}

/** Waits for it, as there is nothing else to do. `message` is undefined if there is none, or none to be understood here. */
export function readFirstMessage(): FirstMessage {
  let bytes = Buffer.alloc(0);
  const part = Buffer.alloc(65_536);
  try {
    for (;;) {
      const count = readSync(0, part);
      bytes = Buffer.concat([bytes, part.subarray(0, count)]);
      const end = bytes.indexOf('\r\n\r\n');
      const [, length] = /^Content-Length: (\d+)\r\n/i.exec(bytes.toString('latin1', 0, end + 2)) ?? [];
      if (count === 0 || (end !== -1 && length === undefined)) return { message: undefined, bytes };
      const start = end + 4;
      if (end === -1 || bytes.length < start + Number(length)) continue;
      const message = JSON.parse(bytes.toString('utf8', start, start + Number(length)));
      return { message: typeof message === 'object' && message !== null ? message : undefined, bytes };
    }
  } catch {
    // Nothing there yet where nobody may wait, or no JSON: the thread of the protocol knows what to do.
    return { message: undefined, bytes };
  }
}

/** @returns whether it was `initialize`, and its answer was written */
export function answerInitialize({ id, method, params }: Message, version: string): boolean {
  const capabilities = (params as InitializeParams | undefined)?.capabilities;
  const isWellFormed = typeof capabilities === 'object' && capabilities !== null;
  return (
    id !== undefined && method === 'initialize' && isWellFormed && write(id, initializeResult(capabilities, version))
  );
}

function write(id: unknown, result: unknown): boolean {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, result }));
  const bytes = Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // Half an answer cannot be taken back: the rest has to follow.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return written > 0;
      if (written === 0) return false;
    }
  }
  return true;
}
