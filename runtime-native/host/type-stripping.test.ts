import { expect, test } from 'vitest';
import { stripTypes } from './type-stripping.ts';

const problemOf = (source: string) => stripTypes(source).problem;

test('types become blanks', () => {
  expect(stripTypes('let a: number = <T,>(b?: T) => b!;')).toEqual({
    javascript: 'let a         =     (b    ) => b ;',
  });
});

test.each([
  ['enum A { B }', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 1, 1, 13],
  ['let a: number = 1;\n  enum B {\n    C,\n  }', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 2, 3, 11],
  ['class A {\n  constructor(private b: string) {}\n}', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 2, 23, 32],
  ['namespace A { export let b = 1 }', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 1, 1, 33],
  ['let a: = 1;', 'ERR_INVALID_TYPESCRIPT_SYNTAX', 1, 8, 9],
])('the place of what cannot be stripped: %j', (source, code, line, column, endColumn) => {
  expect(problemOf(source)?.slice(0, 4)).toEqual([code, line, column, endColumn]);
});
