/** Standard input and output in a thread that is not the main one, where `process.stdin` would go through the main one. */
import { createReadStream, createWriteStream } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { isPipe } from './is-pipe.ts';

export function standardStreams(): { input: Readable; output: Writable } {
  return {
    input: isPipe(0) ? new Socket({ fd: 0, readable: true, writable: false }) : createReadStream('', { fd: 0 }),
    output: isPipe(1) ? new Socket({ fd: 1, readable: false, writable: true }) : createWriteStream('', { fd: 1 }),
  };
}
