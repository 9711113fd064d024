import { expect, test } from 'vitest';
import { getStringWidth } from './string-width.ts';

test('control characters, marks and format characters take no column, as Unicode of the pinned Node has them', () => {
  const zeroWidth = /^[\p{Cc}\p{Mn}\p{Me}\p{Cf}]$/u;
  // The soft hyphen shows; the others are marks that East_Asian_Width calls wide.
  const exceptions = new Map([
    [0xad, 1],
    ...[0x302a, 0x302b, 0x302c, 0x302d, 0x3099, 0x309a, 0x16fe4].map((code) => [code, 2] as const),
  ]);
  const wrong: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code);
    const expected = exceptions.get(code) ?? (zeroWidth.test(text) ? 0 : undefined);
    const width = getStringWidth(text);
    if (expected === undefined ? width === 0 : width !== expected) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('wide characters take two columns', () => {
  for (const [text, width] of [
    ['', 0],
    ['abc', 3],
    ['日本語', 6],
    ['한국어', 6],
    ['👍', 2],
    ['ä', 1],
    ['a\u0308', 1],
    ['\t', 0],
  ] as const) {
    expect(getStringWidth(text), text).toBe(width);
  }
});
