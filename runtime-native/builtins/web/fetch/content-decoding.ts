/** Content-Encoding: what the server has compressed. */
import type { Bytes } from './incoming-body.ts';

export interface ContentDecoder {
  push(bytes: Bytes): void;
  end(): void;
}

/** Undefined: none of the codings is known, and the program gets the bytes as they are. */
export function makeContentDecoder(_encoding: string, _onBytes: (bytes: Bytes) => void): ContentDecoder | undefined {
  return undefined;
}
