/** Bytes that come in pieces. */
import { typedArrayByteLength, uint8ArraySet } from './primordials.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Who waits for bytes. Not a promise: one that is resolved with an object asks it for `then`, which scripts can put on
 * Object.prototype.
 */
export interface BytesReceiver {
  onBytes(bytes: Bytes): void;
  onError(error: unknown): void;
}

/** One piece of them all, without copying if there is only one. */
export function joinBytes(chunks: readonly Bytes[], byteLength: number): Bytes {
  if (chunks.length === 1) return chunks[0] as Bytes;
  const bytes = new Uint8Array(byteLength);
  let offset = 0;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index] as Bytes;
    uint8ArraySet(bytes, chunk, offset);
    offset += typedArrayByteLength(chunk);
  }
  return bytes;
}
