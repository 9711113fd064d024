// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { beforeAll, expect, test } from 'vitest';
import { asObject, isIncomplete, loadParser, tokenize } from './parser.ts';

beforeAll(loadParser);

test.each([
  'foo(1',
  '`a',
  '`a${',
  '/* x',
  "'abc\\\n",
  "'abc\\",
  '{a: 1,',
  '({a: 1,',
  'if (x)',
  'x => {',
  'class A {',
  'a ?',
  '1 +',
  'const',
  'await foo(',
  'import { a',
  'import a from',
  'using a = f(',
  'for await (const x of',
])('%j goes on', (source) => {
  expect(isIncomplete(source)).toBe(true);
});

test.each([
  '',
  'foo(1)',
  'foo)',
  '2e',
  "'abc",
  '/abc',
  '{a: 1}',
  '{a: 1, b: 2}',
  'await x',
  "import a from 'b' with { type: 'json' }",
  'using a = f()',
  'let a = ;',
  '@',
  'return 5',
  '/* x */',
])('%j is complete, right or wrong', (source) => {
  expect(isIncomplete(source)).toBe(false);
});

test.each([
  ['a.b', true],
  ['a.', true],
  ["'a", false],
  ['`a', false],
  ['`a${', true],
  ['`a${b}', false],
  ['`a${b}`', true],
  ['`a${`b`', true],
  ['`a${{ b: `c', false],
  ['// a', false],
  ['// a\n', true],
  ['/* a', false],
  ['/a', false],
])('%j ends outside of all tokens: %j', (source, finished) => {
  expect(tokenize(source).finished).toBe(finished);
});

test('objects without parentheses', () => {
  expect(asObject('{ a: 1 }')).toBe('({ a: 1 }\n)');
  expect(asObject('{ a: 1 } // b')).toBe('({ a: 1 } // b\n)');
  expect(asObject('{}')).toBe('({}\n)');
  for (const source of ['{ a: 1 };', '{ let a = 1 }', '[1]', '{ a }; b']) expect(asObject(source)).toBeUndefined();
});
