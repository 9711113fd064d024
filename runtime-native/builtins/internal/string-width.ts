/**
 * Columns that a string takes on a terminal, for aligning arrays and tables. No ICU: loading its
 * data costs more than a whole program run.
 */
import { arrayPush, numberParseInt, stringCharCodeAt, stringCodePointAt, stringSplit } from './primordials.ts';
import { WIDE_RANGES, ZERO_WIDTH_RANGES } from './string-width-data.ts';

/** Alternating first and last code points, ascending. */
type Ranges = readonly number[];

function decode(text: string): Ranges {
  const numbers = stringSplit(text, ' ');
  const ranges: number[] = [];
  let position = 0;
  for (const number of numbers) {
    position += numberParseInt(number, 36);
    arrayPush(ranges, position);
  }
  return ranges;
}

const WIDE = decode(WIDE_RANGES);
const ZERO_WIDTH = decode(ZERO_WIDTH_RANGES);

function isInRanges(codePoint: number, ranges: Ranges): boolean {
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

/** Width of `text`, which holds no escape sequences. Joined emoji count the width of each part. */
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
    else if (!isInRanges(codePoint, ZERO_WIDTH)) width++;
  }
  return width;
}
