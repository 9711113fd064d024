/**
 * Columns that a string takes on a terminal, for aligning arrays and tables. No ICU: loading its
 * data costs more than a whole program run.
 */
import { stringCharCodeAt, stringCodePointAt } from './primordials.ts';

/** Pairs of first and last code point of ranges that are two columns wide. */
const WIDE = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x2e80, 0x303e, 0x3041, 0x4dbf, 0x4e00, 0xa4cf,
  0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1f300, 0x1f64f,
  0x1f900, 0x1f9ff, 0x20000, 0x3fffd,
];

/** Pairs of ranges that take no column: controls, combining marks, joiners, variation selectors. */
const ZERO = [
  0x00, 0x1f, 0x7f, 0x9f, 0x300, 0x36f, 0x200b, 0x200f, 0x20d0, 0x20ff, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f, 0xe0100,
  0xe01ef,
];

function isInRanges(codePoint: number, ranges: readonly number[]): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (ranges[middle * 2] as number)) high = middle - 1;
    else if (codePoint > (ranges[middle * 2 + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

export function getStringWidth(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = stringCharCodeAt(text, index);
    if (unit < 0x7f) {
      if (unit >= 0x20) width++;
      continue;
    }
    const codePoint = stringCodePointAt(text, index) as number;
    if (codePoint > 0xffff) index++;
    if (isInRanges(codePoint, WIDE)) width += 2;
    else if (!isInRanges(codePoint, ZERO)) width++;
  }
  return width;
}
