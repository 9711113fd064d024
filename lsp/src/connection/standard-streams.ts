/** Standard input and output in a thread that is not the main one, where `process.stdin` would go through the main one. */
import { createReadStream, createWriteStream, fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';

export function standardStreams(): { input: Readable; output: Writable } {
  return {
    input: isPipe(0) ? new Socket({ fd: 0, readable: true, writable: false }) : createReadStream('', { fd: 0 }),
    output: isPipe(1) ? new Socket({ fd: 1, readable: false, writable: true }) : createWriteStream('', { fd: 1 }),
  };
}

function isPipe(fd: number): boolean {
  const info = fstatSync(fd);
  return info.isFIFO() || info.isSocket();
}
