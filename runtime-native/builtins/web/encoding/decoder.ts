/**
 * Decoders: bytes in pieces become text in pieces.
 * @see https://encoding.spec.whatwg.org/#encodings
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { stringCharCodeAt, typedArrayByteLength, uint8ArraySet } from '../../internal/primordials.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { makeMultiByteDecoder } from './multi-byte.ts';
import { singleByteIndex } from './single-byte.ts';

const { singleByteDecode, utf16Decode, utf8Decode } = ops;

export interface Decoder {
  /** The text, or undefined for bytes that a fatal decoder does not take. `isLast`: nothing follows. */
  decode(bytes: Bytes, isLast: boolean): string | undefined;
}

/** A decoder for `encoding`, a name in lower case. */
export function makeDecoder(encoding: string, isFatal: boolean): Decoder {
  if (encoding === 'utf-8') return new Utf8Decoder(isFatal);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Decoder(encoding === 'utf-16be', isFatal);
  return makeMultiByteDecoder(encoding, isFatal) ?? new SingleByteDecoder(encoding, isFatal);
}

const NO_BYTES = new Uint8Array(0);

function joined(first: Bytes, second: Bytes): Bytes {
  const firstLength = typedArrayByteLength(first);
  if (firstLength === 0) return second;
  const bytes = new Uint8Array(firstLength + typedArrayByteLength(second));
  uint8ArraySet(bytes, first);
  uint8ArraySet(bytes, second, firstLength);
  return bytes;
}

/** Keeps the last `count` of `bytes`, as a copy. */
function lastOf(bytes: Bytes, count: number): Bytes {
  if (count === 0) return NO_BYTES;
  const length = typedArrayByteLength(bytes);
  return new Uint8Array(bytesWithin(bytes, length - count, length));
}

const withoutLast = (bytes: Bytes, count: number): Bytes =>
  count === 0 ? bytes : bytesWithin(bytes, 0, typedArrayByteLength(bytes) - count);

/** How many bytes at the end of `bytes` begin a character that may still become valid. */
function incompleteUtf8(bytes: Bytes): number {
  const length = typedArrayByteLength(bytes);
  for (let count = 1; count <= 3 && count <= length; count++) {
    const byte = bytes[length - count] as number;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    if (byte < 0xc2 || byte > 0xf4) return 0;
    const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (count >= needed) return 0;
    return count === 1 || mayFollow(byte, bytes[length - count + 1] as number) ? count : 0;
  }
  return 0;
}

/** Whether `second` is a second byte after `first`: this excludes overlong forms, surrogates and what is too large. */
function mayFollow(first: number, second: number): boolean {
  const lower = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const upper = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return second >= lower && second <= upper;
}

class Utf8Decoder implements Decoder {
  readonly #isFatal: boolean;
  #pending: Bytes = NO_BYTES;

  constructor(isFatal: boolean) {
    this.#isFatal = isFatal;
  }

  decode(bytes: Bytes, isLast: boolean): string | undefined {
    const all = this.#pending === NO_BYTES ? bytes : joined(this.#pending, bytes);
    this.#pending = NO_BYTES;
    if (isLast) return utf8Decode(all, this.#isFatal);
    const incomplete = incompleteUtf8(all);
    this.#pending = lastOf(all, incomplete);
    return utf8Decode(withoutLast(all, incomplete), this.#isFatal);
  }
}

const isLeadSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

class Utf16Decoder implements Decoder {
  readonly #isBigEndian: boolean;
  readonly #isFatal: boolean;
  #pending: Bytes = NO_BYTES;

  constructor(isBigEndian: boolean, isFatal: boolean) {
    this.#isBigEndian = isBigEndian;
    this.#isFatal = isFatal;
  }

  decode(bytes: Bytes, isLast: boolean): string | undefined {
    const all = joined(this.#pending, bytes);
    this.#pending = NO_BYTES;
    const odd = typedArrayByteLength(all) % 2;
    const endsInLead = this.#endsInLead(all, odd);
    if (!isLast) {
      const incomplete = odd + (endsInLead ? 2 : 0);
      this.#pending = lastOf(all, incomplete);
      return utf16Decode(withoutLast(all, incomplete), this.#isBigEndian, this.#isFatal);
    }
    if (odd === 1 && this.#isFatal) return undefined;
    const text = utf16Decode(withoutLast(all, odd), this.#isBigEndian, this.#isFatal);
    // A lead surrogate and a byte after it are one error, which the text has already.
    return odd === 1 && !endsInLead ? `${text}\ufffd` : text;
  }

  #endsInLead(bytes: Bytes, odd: number): boolean {
    const length = typedArrayByteLength(bytes) - odd;
    if (length < 2) return false;
    const first = bytes[length - 2] as number;
    const second = bytes[length - 1] as number;
    return isLeadSurrogate(this.#isBigEndian ? (first << 8) | second : (second << 8) | first);
  }
}

class SingleByteDecoder implements Decoder {
  readonly #index: Uint16Array<ArrayBuffer>;
  readonly #isFatal: boolean;

  constructor(encoding: string, isFatal: boolean) {
    this.#index = singleByteIndex(encoding) as Uint16Array<ArrayBuffer>;
    this.#isFatal = isFatal;
  }

  decode(bytes: Bytes): string | undefined {
    return singleByteDecode(bytes, this.#index, this.#isFatal);
  }
}

const BYTE_ORDER_MARK = 0xfeff;

export const beginsWithByteOrderMark = (text: string): boolean =>
  text.length > 0 && stringCharCodeAt(text, 0) === BYTE_ORDER_MARK;
