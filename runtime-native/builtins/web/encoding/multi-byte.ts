/**
 * Decoders of encodings with several bytes per character, each a handler as the standard describes it.
 * @see https://encoding.spec.whatwg.org/#decoders
 */
import { ops } from '../../internal/native.ts';
import { typedArrayByteLength } from '../../internal/primordials.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { Iso2022JpHandler } from './iso-2022-jp.ts';
import {
  big5Index,
  eucKrIndex,
  gb18030Index,
  gb18030RangeAt,
  jis0208At,
  jis0212At,
  shiftJisIndex,
} from './multi-byte-indexes.ts';

/** What a handler answers instead of a code point. */
export const CONTINUE = -1;
export const ERROR = -2;
export const FINISHED = -3;
/** The byte that stands for the end of the input. */
export const END = -1;

/** Bytes that a handler gives back, to be read again, in order. */
export interface Unread {
  prepend(first: number, second?: number, third?: number): void;
}

export interface Handler {
  handle(byte: number, unread: Unread): number;
  /** A code point that follows the one that was answered. */
  second?: number;
}

const isAscii = (byte: number): boolean => byte >= 0 && byte < 0x80;

/** The end of all handlers that found nothing for `byte` after a lead byte. */
function mismatch(byte: number, unread: Unread): number {
  if (isAscii(byte)) unread.prepend(byte);
  return ERROR;
}

class Gb18030Handler implements Handler {
  #first = 0;
  #second = 0;
  #third = 0;

  handle(byte: number, unread: Unread): number {
    if (byte === END) {
      if (this.#first === 0) return FINISHED;
      this.#reset();
      return ERROR;
    }
    if (this.#third !== 0) return this.#fourth(byte, unread);
    if (this.#second !== 0) {
      if (byte >= 0x81 && byte <= 0xfe) {
        this.#third = byte;
        return CONTINUE;
      }
      unread.prepend(this.#second, byte);
      this.#reset();
      return ERROR;
    }
    if (this.#first !== 0) return this.#afterFirst(byte, unread);
    if (isAscii(byte)) return byte;
    if (byte === 0x80) return 0x20ac;
    if (byte > 0xfe) return ERROR;
    this.#first = byte;
    return CONTINUE;
  }

  #reset(): void {
    this.#first = 0;
    this.#second = 0;
    this.#third = 0;
  }

  #afterFirst(byte: number, unread: Unread): number {
    if (byte >= 0x30 && byte <= 0x39) {
      this.#second = byte;
      return CONTINUE;
    }
    const lead = this.#first;
    this.#first = 0;
    const codePoint = byte >= 0x40 ? (gb18030Index()[(lead << 8) | byte] as number) : 0;
    return codePoint !== 0 ? codePoint : mismatch(byte, unread);
  }

  #fourth(byte: number, unread: Unread): number {
    if (byte < 0x30 || byte > 0x39) {
      unread.prepend(this.#second, this.#third, byte);
      this.#reset();
      return ERROR;
    }
    const pointer = (((this.#first - 0x81) * 10 + this.#second - 0x30) * 126 + this.#third - 0x81) * 10 + byte - 0x30;
    this.#reset();
    const codePoint = gb18030RangeAt(pointer);
    return codePoint === 0 ? ERROR : codePoint;
  }
}

/** Two code points at one pointer, a letter and an accent, by lead and trail byte. */
function big5Composed(pair: number): readonly [number, number] | undefined {
  switch (pair) {
    case 0x8862:
      return [0xca, 0x304];
    case 0x8864:
      return [0xca, 0x30c];
    case 0x88a3:
      return [0xea, 0x304];
    case 0x88a5:
      return [0xea, 0x30c];
    default:
      return undefined;
  }
}

class Big5Handler implements Handler {
  #lead = 0;
  second = 0;

  handle(byte: number, unread: Unread): number {
    const lead = this.#lead;
    this.#lead = 0;
    if (byte === END) return lead === 0 ? FINISHED : ERROR;
    if (lead !== 0) {
      const composed = big5Composed((lead << 8) | byte);
      if (composed !== undefined) {
        this.second = composed[1];
        return composed[0];
      }
      const isTrail = (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe);
      const codePoint = isTrail ? (big5Index()[(lead << 8) | byte] as number) : 0;
      return codePoint !== 0 ? codePoint : mismatch(byte, unread);
    }
    if (isAscii(byte)) return byte;
    if (byte < 0x81 || byte > 0xfe) return ERROR;
    this.#lead = byte;
    return CONTINUE;
  }
}

const isEucByte = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe;

class EucJpHandler implements Handler {
  #lead = 0;
  #isJis0212 = false;

  handle(byte: number, unread: Unread): number {
    const lead = this.#lead;
    this.#lead = 0;
    if (byte === END) return lead === 0 ? FINISHED : ERROR;
    if (lead === 0x8e && byte >= 0xa1 && byte <= 0xdf) return 0xff61 - 0xa1 + byte;
    if (lead === 0x8f && isEucByte(byte)) {
      this.#isJis0212 = true;
      this.#lead = byte;
      return CONTINUE;
    }
    if (lead !== 0) {
      const isJis0212 = this.#isJis0212;
      this.#isJis0212 = false;
      let codePoint = 0;
      if (isEucByte(lead) && isEucByte(byte)) {
        codePoint = isJis0212 ? jis0212At(lead, byte) : jis0208At((lead - 0xa1) * 94 + byte - 0xa1);
      }
      return codePoint !== 0 ? codePoint : mismatch(byte, unread);
    }
    if (isAscii(byte)) return byte;
    if (byte !== 0x8e && byte !== 0x8f && !isEucByte(byte)) return ERROR;
    this.#lead = byte;
    return CONTINUE;
  }
}

/** The end-user-defined characters of Shift_JIS. */
const FIRST_USER_POINTER = 8836;
const LAST_USER_POINTER = 10715;

class ShiftJisHandler implements Handler {
  #lead = 0;

  handle(byte: number, unread: Unread): number {
    const lead = this.#lead;
    this.#lead = 0;
    if (byte === END) return lead === 0 ? FINISHED : ERROR;
    if (lead !== 0) {
      const codePoint = this.#codePoint(lead, byte);
      return codePoint !== 0 ? codePoint : mismatch(byte, unread);
    }
    if (byte <= 0x80) return byte;
    if (byte >= 0xa1 && byte <= 0xdf) return 0xff61 - 0xa1 + byte;
    if (byte === 0xa0 || byte > 0xfc) return ERROR;
    this.#lead = byte;
    return CONTINUE;
  }

  #codePoint(lead: number, byte: number): number {
    if (!((byte >= 0x40 && byte <= 0x7e) || (byte >= 0x80 && byte <= 0xfc))) return 0;
    const pointer = (lead - (lead < 0xa0 ? 0x81 : 0xc1)) * 188 + byte - (byte < 0x7f ? 0x40 : 0x41);
    if (pointer >= FIRST_USER_POINTER && pointer <= LAST_USER_POINTER) return 0xe000 - FIRST_USER_POINTER + pointer;
    return shiftJisIndex()[(lead << 8) | byte] as number;
  }
}

class EucKrHandler implements Handler {
  #lead = 0;

  handle(byte: number, unread: Unread): number {
    const lead = this.#lead;
    this.#lead = 0;
    if (byte === END) return lead === 0 ? FINISHED : ERROR;
    if (lead !== 0) {
      const codePoint = byte >= 0x41 && byte <= 0xfe ? (eucKrIndex()[(lead << 8) | byte] as number) : 0;
      return codePoint !== 0 ? codePoint : mismatch(byte, unread);
    }
    if (isAscii(byte)) return byte;
    if (byte < 0x81 || byte > 0xfe) return ERROR;
    this.#lead = byte;
    return CONTINUE;
  }
}

function makeHandler(encoding: string): Handler | undefined {
  switch (encoding) {
    case 'gbk':
    case 'gb18030':
      return new Gb18030Handler();
    case 'big5':
      return new Big5Handler();
    case 'euc-jp':
      return new EucJpHandler();
    case 'iso-2022-jp':
      return new Iso2022JpHandler();
    case 'shift_jis':
      return new ShiftJisHandler();
    case 'euc-kr':
      return new EucKrHandler();
    default:
      return undefined;
  }
}

/** Undefined if `encoding` is none of several bytes per character. */
export function makeMultiByteDecoder(encoding: string, isFatal: boolean): MultiByteDecoder | undefined {
  const handler = makeHandler(encoding);
  return handler && new MultiByteDecoder(handler, isFatal);
}

/** What one byte may give at most: errors of bytes that are read again, or a pair of surrogates. */
const UNITS_PER_BYTE = 2;
const UNITS_AT_END = 8;

class MultiByteDecoder implements Unread {
  readonly #handler: Handler;
  readonly #isFatal: boolean;
  /** Bytes to be read again, the last one first. */
  readonly #unread = new Int16Array(4);
  #unreadLength = 0;
  #units = new Uint16Array(0);
  #length = 0;

  constructor(handler: Handler, isFatal: boolean) {
    this.#handler = handler;
    this.#isFatal = isFatal;
  }

  prepend(first: number, second?: number, third?: number): void {
    if (third !== undefined) this.#unread[this.#unreadLength++] = third;
    if (second !== undefined) this.#unread[this.#unreadLength++] = second;
    this.#unread[this.#unreadLength++] = first;
  }

  decode(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): string | undefined {
    const byteLength = typedArrayByteLength(bytes);
    this.#units = new Uint16Array(byteLength * UNITS_PER_BYTE + UNITS_AT_END);
    this.#length = 0;
    for (let index = 0; index < byteLength; index++) {
      if (!this.#read(bytes[index] as number)) return undefined;
    }
    if (isLast && !this.#read(END)) return undefined;
    const units = new Uint8Array(this.#units.buffer as ArrayBuffer);
    return ops.utf16Decode(bytesWithin(units, 0, this.#length * 2), false, false);
  }

  /** Handles `byte` and what is given back; false for an error of a fatal decoder. */
  #read(byte: number): boolean {
    let next = byte;
    for (;;) {
      const result = this.#handler.handle(next, this);
      if (result === FINISHED) return true;
      if (result === ERROR) {
        if (this.#isFatal) return false;
        this.#append(0xfffd);
      } else if (result !== CONTINUE) {
        this.#append(result);
        const { second } = this.#handler;
        if (second) {
          this.#append(second);
          this.#handler.second = 0;
        }
      }
      if (this.#unreadLength > 0) next = this.#unread[--this.#unreadLength] as number;
      else if (byte === END) next = END;
      else return true;
    }
  }

  #append(codePoint: number): void {
    if (codePoint < 0x10000) {
      this.#units[this.#length++] = codePoint;
      return;
    }
    this.#units[this.#length++] = 0xd800 | ((codePoint - 0x10000) >> 10);
    this.#units[this.#length++] = 0xdc00 | (codePoint & 0x3ff);
  }
}
