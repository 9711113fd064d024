/**
 * The parts of which scripts make blobs and files.
 * @see https://w3c.github.io/FileAPI/#constructorBlob
 */
import { ops } from '../../internal/native.ts';
import {
  arrayPush,
  stringCharCodeAt,
  stringIndexOf,
  stringReplaceAll,
  stringToLowerCase,
  typedArrayByteLength,
} from '../../internal/primordials.ts';
import { type BufferSource, copyBytes, isBufferView, toBufferSource } from '../../internal/webidl/buffers.ts';
import { enumeration, member, sequenceOf, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toDOMString, toUSVString } from '../../internal/webidl/conversions.ts';
import { BlobState, blobState } from './blob-state.ts';

const { isArrayBuffer, utf8Encode } = ops;

export type BlobPart = BufferSource | BlobState | string;

function toBlobPart(value: unknown, what: string): BlobPart {
  if (typeof value === 'string') return toUSVString(value);
  if (isObject(value)) {
    const state = blobState(value);
    if (state !== undefined) return state;
    if (isBufferView(value) || isArrayBuffer(value)) return toBufferSource(value, what);
  }
  return toUSVString(value);
}

export const toBlobParts = sequenceOf(toBlobPart);

type EndingType = 'transparent' | 'native';
const toEndingType = enumeration('EndingType', ['transparent', 'native']);

/** The dictionary `BlobPropertyBag`. */
export interface BlobPropertyBag {
  readonly endings: EndingType;
  readonly type: string;
}

export function toBlobPropertyBag(value: unknown, what: string): BlobPropertyBag {
  const dictionary = toDictionary(value, what);
  const endings = member<EndingType>(dictionary, 'endings', toEndingType, 'transparent', what);
  const type = member(dictionary, 'type', toDOMString, '', what);
  return { endings, type };
}

/** The type of a blob: in lower case, or nothing if it holds other characters than printable ones of ASCII. */
export function normalizeType(type: string): string {
  for (let index = 0; index < type.length; index++) {
    const unit = stringCharCodeAt(type, index);
    if (unit < 0x20 || unit > 0x7e) return '';
  }
  return stringToLowerCase(type);
}

/** Every kind of line ending becomes a line feed, the one of the platforms that jstime runs on. */
function toNativeLineEndings(text: string): string {
  if (stringIndexOf(text, '\r') === -1) return text;
  return stringReplaceAll(stringReplaceAll(text, '\r\n', '\n'), '\r', '\n');
}

/** The standard's "process blob parts". Bytes of other blobs are shared, all others copied. */
export function makeBlobState(parts: readonly BlobPart[], { endings, type }: BlobPropertyBag): BlobState {
  const segments: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as BlobPart;
    if (part instanceof BlobState) {
      for (let at = 0; at < part.segments.length; at++)
        arrayPush(segments, part.segments[at] as Uint8Array<ArrayBuffer>);
      size += part.size;
      continue;
    }
    const text = typeof part === 'string' && endings === 'native' ? toNativeLineEndings(part) : part;
    const bytes = typeof text === 'string' ? utf8Encode(text) : copyBytes(text);
    const byteLength = typedArrayByteLength(bytes);
    if (byteLength === 0) continue;
    arrayPush(segments, bytes);
    size += byteLength;
  }
  return new BlobState(segments, size, normalizeType(type));
}
