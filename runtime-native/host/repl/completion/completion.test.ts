import { expect, test } from 'vitest';
import { commonStart, completionOf } from './completion.ts';

test('names that fit, in order, each where it comes first', () => {
  const { groups } = completionOf('a', [['ab', 'aa', 'b'], ['aa', 'ac'], ['c']]);
  expect(groups.map((group) => group.map(({ insert }) => insert))).toEqual([['aa', 'ab'], ['ac']]);
});

test('what they have in common', () => {
  expect(commonStart(completionOf('a', [['abc1', 'abc2'], ['abd']]))).toBe('ab');
  expect(commonStart(completionOf('a', [['b']]))).toBe('a');
  expect(commonStart(completionOf('a', [['abc']]))).toBe('abc');
});
