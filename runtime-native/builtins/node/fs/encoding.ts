/** Text encodings of the file functions, by their names in Node. */
import type { Bytes } from '../../internal/bytes.ts';
import { argumentTypeError, argumentValueError } from '../../internal/errors.ts';
import { ops } from '../../internal/native.ts';
import { stringCharCodeAt, stringFromCharCode } from '../../internal/primordials.ts';

type Base64Options = { alphabet?: 'base64' | 'base64url'; omitPadding?: boolean };
interface BytesWithText extends Bytes {
  toBase64(options?: Base64Options): string;
  toHex(): string;
}
interface BytesConstructor {
  fromBase64(text: string, options?: Base64Options): Bytes;
  fromHex(text: string): Bytes;
}

interface Encoding {
  decode(bytes: Bytes): string;
  encode(text: string): Bytes;
}

const CHUNK = 8192;
const ByteArray = Uint8Array as unknown as BytesConstructor;

/** One code unit per `size` bytes, little-endian; `mask` drops bits of text that cannot be stored. */
function codeUnits(size: 1 | 2, mask: number): Encoding {
  return {
    decode(bytes) {
      let text = '';
      for (let start = 0; start + size <= bytes.length; start += CHUNK) {
        const units: number[] = [];
        for (let index = start; index < start + CHUNK && index + size <= bytes.length; index += size) {
          const low = bytes[index] as number;
          units.push((size === 1 ? low : low | ((bytes[index + 1] as number) << 8)) & mask);
        }
        text += stringFromCharCode(...units);
      }
      return text;
    },
    encode(text) {
      const bytes = new Uint8Array(text.length * size);
      for (let index = 0; index < text.length; index++) {
        const unit = stringCharCodeAt(text, index);
        bytes[index * size] = unit;
        if (size === 2) bytes[index * size + 1] = unit >> 8;
      }
      return bytes;
    },
  };
}

const utf8: Encoding = { decode: ops.utf8Decode, encode: ops.utf8Encode };
const latin1 = codeUnits(1, 0xff);
const utf16le = codeUnits(2, 0xffff);

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  __proto__: null as never,
  ascii: codeUnits(1, 0x7f),
  base64: {
    decode: (bytes) => (bytes as BytesWithText).toBase64(),
    encode: (text) => ByteArray.fromBase64(text),
  },
  base64url: {
    decode: (bytes) => (bytes as BytesWithText).toBase64({ alphabet: 'base64url', omitPadding: true }),
    encode: (text) => ByteArray.fromBase64(text, { alphabet: 'base64url' }),
  },
  binary: latin1,
  hex: { decode: (bytes) => (bytes as BytesWithText).toHex(), encode: (text) => ByteArray.fromHex(text) },
  latin1,
  'ucs-2': utf16le,
  ucs2: utf16le,
  'utf-16le': utf16le,
  'utf-8': utf8,
  utf16le,
  utf8,
};

/** The encoding named `name`, in any case. Undefined, null and 'buffer' mean bytes: undefined. */
export function encodingOf(name: unknown): Encoding | undefined {
  if (name === undefined || name === null || name === 'buffer') return undefined;
  if (typeof name !== 'string') throw argumentTypeError('encoding', 'a string', name);
  const encoding = ENCODINGS[name] ?? ENCODINGS[name.toLowerCase()];
  if (encoding === undefined) throw argumentValueError('encoding', 'is not a known encoding', name);
  return encoding;
}

/** Bytes in one of their forms. */
export const isByteSource = (data: unknown): boolean =>
  ops.isTypedArray(data) || ops.isDataView(data) || ops.isArrayBuffer(data);

/** The bytes of `data`, which is text in `encodingName` (UTF-8 by default), a view or a buffer. */
export function toBytes(data: unknown, encodingName: unknown): Uint8Array {
  if (typeof data === 'string') return (encodingOf(encodingName) ?? utf8).encode(data);
  if (ops.isTypedArray(data) || ops.isDataView(data)) {
    const { buffer, byteLength, byteOffset } = data as DataView<ArrayBuffer>;
    return new Uint8Array(buffer, byteOffset, byteLength);
  }
  if (ops.isArrayBuffer(data)) return new Uint8Array(data as ArrayBuffer);
  throw argumentTypeError('data', 'a string, a typed array, a DataView or an ArrayBuffer', data);
}
