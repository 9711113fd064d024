/** @see https://fetch.spec.whatwg.org/#data-url-processor */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { regExpExec, stringIndexOf, stringSlice, stringStartsWith } from '../../internal/primordials.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { parseMimeType, serializeMimeType } from './mime-type.ts';

const { isomorphicDecode, isomorphicEncode } = ops;
const BASE64_MARK = /; *base64$/i;
const PERCENT = 37;
const DEFAULT_TYPE = 'text/plain;charset=US-ASCII';

/** The value of a hexadecimal digit; -1 for any other character. */
function hexValue(code: number | undefined): number {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** A `%` without two digits stays. */
function percentDecode(text: string): Bytes {
  const bytes = isomorphicEncode(text);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    let byte = bytes[index] as number;
    if (byte === PERCENT) {
      const high = hexValue(bytes[index + 1]);
      const low = hexValue(bytes[index + 2]);
      if (high !== -1 && low !== -1) {
        byte = high * 16 + low;
        index += 2;
      }
    }
    bytes[length++] = byte;
  }
  return bytesWithin(bytes, 0, length);
}

/** V8 installs this method when a context starts, not yet while the snapshot is built. */
const decodeBase64 = (text: string): Bytes =>
  (Uint8Array as unknown as { fromBase64: (text: string) => Bytes }).fromBase64(text);

/** `url` is serialized, without fragment. @throws {Error} when it is malformed */
export function readDataUrl(url: string): { bytes: Bytes; type: string } {
  const comma = stringIndexOf(url, ',');
  if (comma === -1) throw new Error('the data: URL has no comma');
  let type = trim(stringSlice(url, 'data:'.length, comma));
  let bytes = percentDecode(stringSlice(url, comma + 1));
  const mark = regExpExec(BASE64_MARK, type);
  if (mark !== null) {
    bytes = decodeBase64(isomorphicDecode(bytes));
    type = stringSlice(type, 0, mark.index);
  }
  const mimeType = parseMimeType(stringStartsWith(type, ';') ? `text/plain${type}` : type);
  return { bytes, type: mimeType === null ? DEFAULT_TYPE : serializeMimeType(mimeType) };
}

/** Without spaces around: a URL holds no other white space. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start++;
  while (end > start && text[end - 1] === ' ') end--;
  return stringSlice(text, start, end);
}
