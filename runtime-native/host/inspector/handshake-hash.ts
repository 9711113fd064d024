/**
 * The part of Node's `crypto` that a WebSocket server uses, for the bundle: it hashes one short text for each connection,
 * and loading `crypto` takes 10 ms of the time until a debugger is attached.
 */
import { sha1 } from '@noble/hashes/legacy.js';

/** As of `node:crypto`, of `sha1` only. */
export function createHash(_algorithm: 'sha1') {
  const hash = sha1.create();
  return {
    update(text: string) {
      hash.update(Buffer.from(text));
      return this;
    },
    digest: (encoding: BufferEncoding): string => Buffer.from(hash.digest()).toString(encoding),
  };
}
