// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { beforeAll, expect, test } from 'vitest';
import { completionTarget } from './completion-target.ts';
import { loadParser } from './parser.ts';

beforeAll(loadParser);

test.each([
  ['a.', 'a', ''],
  ['a.b', 'a', 'b'],
  ['a.b.c', 'a.b', 'c'],
  ['x = a?.b', 'a', 'b'],
  ['a?.', 'a', ''],
  ['a.default.', 'a.default', ''],
  ['f(a.b', 'a', 'b'],
  ['f(1, 2).x', 'f(1, 2)', 'x'],
  ['a[0].x', 'a[0]', 'x'],
  ['a?.[0]?.(1).x', 'a?.[0]?.(1)', 'x'],
  ['1 + a().b.c', 'a().b', 'c'],
  ["'a'.", "'a'", ''],
  ['/a/.', '/a/', ''],
  ['(a + b).', '(a + b)', ''],
  ['if (a) b.', 'b', ''],
  ['typeof (a).', '(a)', ''],
  ['[1, 2].', '[1, 2]', ''],
  ['return [1].', '[1]', ''],
  ['new Map().', 'new Map()', ''],
  ['new a.B().', 'new a.B()', ''],
  ['this.', 'this', ''],
  ['`a${b}c`.', '`a${b}c`', ''],
  ['f`a${`b`}`.', 'f`a${`b`}`', ''],
  ['`a${b.c', 'b', 'c'],
  ['({}).', '({})', ''],
  ['a\n  .b', 'a\n  ', 'b'],
  ['{ a: b.', 'b', ''],
  ['await a.', 'a', ''],
  ['a.if', 'a', 'if'],
])('%j is a member', (text, object, prefix) => {
  expect(completionTarget(text)).toEqual({ kind: 'member', object, prefix });
});

test.each([
  ['', ''],
  ['con', 'con'],
  ['f(', ''],
  ['a + ', ''],
  ['a + b', 'b'],
  ['typeof', 'typeof'],
  ['`${a', 'a'],
])('%j is a name', (text, prefix) => {
  expect(completionTarget(text)).toEqual({ kind: 'name', prefix });
});

test.each([
  ["import('./a", './a'],
  ['import ("', ''],
  ["import './", './'],
  ["import { a } from './b", './b'],
  ["export * from 'node:", 'node:'],
])('%j is a specifier', (text, prefix) => {
  expect(completionTarget(text)).toEqual({ kind: 'specifier', prefix });
});

test.each(["'abc", '`abc', '// abc', '/* abc', '5.', 'a ', 'f()', "import('a')", '..', 'if.'])(
  '%j is nothing',
  (text) => {
    expect(completionTarget(text)).toBeUndefined();
  },
);
