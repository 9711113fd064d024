/**
 * The indexes of encodings with several bytes per character, made from ICU's converters when they are first used. What
 * the converters have in the private use area is not in the standard, except for gb18030.
 * @see https://encoding.spec.whatwg.org/#indexes
 */
import { ops } from '../../internal/native.ts';
import { stringCharCodeAt, stringCodePointAt } from '../../internal/primordials.ts';
import { BIG5_ADDITIONS } from './big5-additions.ts';

/** Code points by lead and trail byte, 0 for none. */
type PairIndex = Uint32Array<ArrayBuffer>;

const isPrivateUse = (codePoint: number): boolean => codePoint >= 0xe000 && codePoint <= 0xf8ff;

function fromConverter(converter: string, prefix = 0): PairIndex {
  const index = ops.twoByteIndex(converter, prefix) as PairIndex;
  for (let pair = 0; pair < index.length; pair++) {
    if (isPrivateUse(index[pair] as number)) index[pair] = 0;
  }
  return index;
}

let eucKr: PairIndex | undefined;
export function eucKrIndex(): PairIndex {
  eucKr ??= fromConverter('windows-949-2000');
  return eucKr;
}

/** Index jis0208 by the bytes of Shift_JIS. */
let shiftJis: PairIndex | undefined;
export function shiftJisIndex(): PairIndex {
  shiftJis ??= fromConverter('ibm-943_P15A-2003');
  return shiftJis;
}

/** The code point at a pointer of index jis0208, 0 for none. */
export function jis0208At(pointer: number): number {
  const lead = (pointer / 188) | 0;
  const trail = pointer % 188;
  const pair = ((lead + (lead < 0x1f ? 0x81 : 0xc1)) << 8) | (trail + (trail < 0x3f ? 0x40 : 0x41));
  return shiftJisIndex()[pair] as number;
}

/** ICU has the IBM extensions in the rows behind; the standard does not. */
const JIS0212_END = 0xf3;

/** Index jis0212 by the bytes of EUC-JP. */
let jis0212: PairIndex | undefined;
export function jis0212At(lead: number, trail: number): number {
  jis0212 ??= fromConverter('euc-jp', 0x8f);
  return lead < JIS0212_END ? (jis0212[(lead << 8) | trail] as number) : 0;
}

let big5: PairIndex | undefined;
export function big5Index(): PairIndex {
  if (big5 !== undefined) return big5;
  big5 = fromConverter('ibm-1375_P100-2008');
  for (let at = 0; at < BIG5_ADDITIONS.length; at++) {
    const run = BIG5_ADDITIONS[at] as readonly [number, string];
    const first = run[0];
    const characters = run[1];
    for (let offset = 0; offset < characters.length; offset++) {
      const pointer = first + offset;
      const trail = pointer % 157;
      const pair = ((((pointer / 157) | 0) + 0x81) << 8) | (trail + (trail < 0x3f ? 0x40 : 0x62));
      big5[pair] = stringCodePointAt(characters, offset) as number;
    }
  }
  return big5;
}

let gb18030: PairIndex | undefined;
export function gb18030Index(): PairIndex {
  gb18030 ??= ops.twoByteIndex('gb18030', 0) as PairIndex;
  return gb18030;
}

const LAST_OF_BMP = 39419;
const FIRST_BEYOND_BMP = 189000;
const LAST_BEYOND_BMP = 1237575;

/**
 * The ranges are those of the year 2000. Since then these characters got two bytes, which were of others, in the
 * private use area.
 */
const ONCE_WITHOUT_PAIR =
  '\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19';
const ONCE_WITH_PAIR =
  '\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864';

/** Code points of the basic multilingual plane by pointer: all that have no two bytes, in order. */
let gb18030Ranges: Uint16Array<ArrayBuffer> | undefined;

function makeRanges(): Uint16Array<ArrayBuffer> {
  const pairs = gb18030Index();
  const hasPair = new Uint8Array(0x10000);
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) hasPair[pairs[(lead << 8) | trail] as number] = 1;
  }
  const ranges = new Uint16Array(LAST_OF_BMP + 1);
  let pointer = 0;
  for (let index = 0; index < ONCE_WITHOUT_PAIR.length; index++)
    hasPair[stringCharCodeAt(ONCE_WITHOUT_PAIR, index)] = 0;
  for (let index = 0; index < ONCE_WITH_PAIR.length; index++) hasPair[stringCharCodeAt(ONCE_WITH_PAIR, index)] = 1;
  for (let codePoint = 0x80; pointer <= LAST_OF_BMP && codePoint < 0x10000; codePoint++) {
    if ((codePoint >= 0xd800 && codePoint <= 0xdfff) || hasPair[codePoint] === 1) continue;
    ranges[pointer++] = codePoint === 0x1e3f ? 0xe7c7 : codePoint;
  }
  return ranges;
}

/** The standard's "index gb18030 ranges code point"; 0 for none. */
export function gb18030RangeAt(pointer: number): number {
  if (pointer >= FIRST_BEYOND_BMP) return pointer > LAST_BEYOND_BMP ? 0 : 0x10000 + pointer - FIRST_BEYOND_BMP;
  if (pointer > LAST_OF_BMP) return 0;
  gb18030Ranges ??= makeRanges();
  return gb18030Ranges[pointer] as number;
}
