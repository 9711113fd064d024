/** Lengths that are not whole bytes. */
import type { Bytes } from '../../internal/bytes.ts';
import { mathCeil, uint8ArraySlice } from '../../internal/primordials.ts';

/** The first `bits` bits; those behind them in the last byte are zero. */
export function firstBits(bytes: Bytes, bits: number): Bytes {
  if (bits === bytes.length * 8) return bytes;
  const kept = uint8ArraySlice(bytes, 0, mathCeil(bits / 8));
  const last = kept.length - 1;
  if (bits % 8 !== 0) kept[last] = (kept[last] as number) & (0xff << (8 - (bits % 8)));
  return kept;
}
