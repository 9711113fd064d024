import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';
import { completionOf } from './completion.ts';

test('columns as wide as the longest name, groups apart', () => {
  const completion = completionOf('', [['ccc', 'a', 'bb'], ['d']]);
  expect(columnsOf(completion, 80)).toBe('a    bb   ccc\n\nd');
  expect(columnsOf(completion, 8)).toBe('a    bb\nccc\n\nd');
  expect(columnsOf(completion, 2)).toBe('a\nbb\nc…\n\nd');
});

test('too many are counted', () => {
  const names = Array.from({ length: 500 }, (_, index) => `n${index}`);
  expect(columnsOf(completionOf('', [names, ['m']]), 80)).toMatch(/\n\n… and 201 more$/);
});
