import { expect, test } from 'vitest';
import { isAccess, isComposable, looksLikeObject, replaceName } from './expression-text.ts';
import { cleanStack } from './stack-text.ts';

test.each([
  ['{ a: 1 }', true],
  ['  {}', true],
  ['{ let a; a };', false],
  ['[{}]', false],
])('%s looks like an object', (text, expected) => {
  expect(looksLikeObject(text)).toBe(expected);
});

test.each([
  ['a + b', true],
  ['letter', true],
  ['iffy(1)', true],
  ['import("x")', true],
  ['import.meta.url', true],
  ['let a = 1', false],
  ['if (a) b', false],
  ['a; b', false],
  ['a // comment', false],
  ['function f() {}', false],
  ['async function f() {}', false],
  ['', false],
])('%s can be part of an expression', (text, expected) => {
  expect(isComposable(text)).toBe(expected);
});

test.each([
  ['a.b?.[0]["c d"].#e', true],
  ['this', true],
  ['a()', false],
  ['a = 1', false],
  ['a++', false],
  ['delete a.b', false],
])('%s only looks', (text, expected) => {
  expect(isAccess(text)).toBe(expected);
});

test('names are replaced where they are variables', () => {
  const text = '$returnValue.a + b.$returnValue + my$returnValue + ($returnValue)';
  expect(replaceName(text, '$returnValue', '$$r')).toBe('$$r.a + b.$returnValue + my$returnValue + ($$r)');
});

test("stacks end where the expression's own part ends", () => {
  const stack = `TypeError: t
    at thrower (eval at fz (file:///p.mjs:1:1), <anonymous>:1:28)
    at eval (eval at fz (file:///p.mjs:1:1), <anonymous>:1:50)
    at fz (file:///p.mjs:29:70)`;
  expect(cleanStack(stack, { isSyntax: false })).toBe('TypeError: t\n    at thrower (<anonymous>:1:28)');
  const running = 'Error: a\n    at f (file:///p.mjs:1:1)\n    at <anonymous>:1:1';
  expect(cleanStack(running, { isSyntax: false })).toBe('Error: a\n    at f (file:///p.mjs:1:1)');
  expect(cleanStack('SyntaxError: x\n    at f (file:///p.mjs:1:1)', { isSyntax: true })).toBe('SyntaxError: x');
});
