import { expect, test } from 'vitest';
import { layOut } from './layout.ts';
import { styleOf } from './spans.ts';
import { textWidth, truncate } from './text-width.ts';

const prompts = { first: '> ', next: '| ' };

function rowsOf(text: string, columns: number): string[] {
  return layOut([{ text }], prompts, columns).map(({ text, wrapped }) => text + (wrapped ? '↩' : ''));
}

test('lines have their prompts', () => {
  expect(rowsOf('a\nb', 10)).toEqual(['> a', '| b']);
});

test('rows wrap where they are full, and a full row is followed by one', () => {
  expect(rowsOf('abcdefg', 5)).toEqual(['> abc↩', 'defg']);
  expect(rowsOf('abc', 5)).toEqual(['> abc↩', '']);
});

test('wide characters take two columns and are not split', () => {
  expect(rowsOf('日本', 5)).toEqual(['> 日↩', '本']);
  expect(textWidth('日本é')).toBe(5);
  expect(textWidth('e\u0301')).toBe(1);
});

test('tabs reach the next stop, control characters are pictures', () => {
  expect(rowsOf('\ta', 20)).toEqual(['>       a']);
  expect(rowsOf('a\x1b[31mb', 20)).toEqual(['> a␛[31mb']);
});

test('each row switches its own styles on and off', () => {
  const green = styleOf('green');
  const rows = layOut([{ text: 'ab\nc', style: green }, { text: 'd' }], prompts, 10);
  expect(rows.map(({ text }) => text)).toEqual([`> ${green.on}ab${green.off}`, `| ${green.on}c${green.off}d`]);
});

test('cuts text by columns', () => {
  expect(truncate('abcdef', 6)).toBe('abcdef');
  expect(truncate('abcdef', 5)).toBe('abcd…');
  expect(truncate('日本語', 5)).toBe('日本…');
});
