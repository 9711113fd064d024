/** Text files by lines. */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { typedArrayByteLength, uint8ArraySet, uint8ArraySubarray } from '../../internal/primordials.ts';
import type { Options } from './arguments.ts';
import { encodingOf } from './encoding.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function concatenated(first: Bytes, second: Bytes): Bytes {
  if (typedArrayByteLength(first) === 0) return second;
  const both = new Uint8Array(typedArrayByteLength(first) + typedArrayByteLength(second));
  uint8ArraySet(both, first);
  uint8ArraySet(both, second, typedArrayByteLength(first));
  return both;
}

/**
 * Lines end with a line feed, a carriage return or both. They are cut as bytes, which is safe in UTF-8, so that no
 * character is split where a chunk ends. `end` runs when the last line was taken, or nobody wants more.
 */
export async function* readLines(
  read: () => Promise<Bytes | undefined>,
  { encoding }: Options,
  end: () => Promise<void>,
): AsyncGenerator<string, void, void> {
  const decode = encodingOf(encoding)?.decode ?? ops.utf8Decode;
  let rest: Bytes = new Uint8Array();
  let endsInReturn = false;
  try {
    for (;;) {
      const chunk = await read();
      if (chunk === undefined) break;
      // The line feed of a pair may come with the next chunk.
      const begin = endsInReturn && chunk[0] === LINE_FEED ? 1 : 0;
      endsInReturn = false;
      const text = concatenated(rest, begin === 0 ? chunk : uint8ArraySubarray(chunk, begin));
      let start = 0;
      const length = typedArrayByteLength(text);
      for (let index = typedArrayByteLength(rest); index < length; index++) {
        const byte = text[index];
        if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue;
        yield decode(uint8ArraySubarray(text, start, index));
        if (byte === CARRIAGE_RETURN) {
          if (index + 1 === length) endsInReturn = true;
          else if (text[index + 1] === LINE_FEED) index++;
        }
        start = index + 1;
      }
      rest = uint8ArraySubarray(text, start);
    }
    if (typedArrayByteLength(rest) > 0) yield decode(rest);
  } finally {
    await end();
  }
}
