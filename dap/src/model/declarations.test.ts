import { expect, test } from 'vitest';
import { isConstant, withoutDeclarations } from './declarations.ts';

const source = `import { imported } from './other.js';
const outer = 1;
let changing = 2;
function f(outer) {
  const { inner: [a = 1], ...rest } = outer;
  {
    let a = 2;
  }
  return () => { const changing = 3; };
}
`;
const body = [
  { line: 3, column: 0 },
  { line: 9, column: 1 },
] as const;

test.each([
  ['imported', true],
  ['outer', true],
  ['changing', false],
  ['f', false],
])('%s in the whole script', async (name, expected) => {
  expect(await isConstant(source, name)).toBe(expected);
});

test.each([
  ['a', true],
  ['rest', true],
  ['outer', false],
])('%s in the function', async (name, expected) => {
  expect(await isConstant(source, name, ...body)).toBe(expected);
});

test('in an inner block it is a variable again', async () => {
  expect(await isConstant(source, 'a', { line: 5, column: 2 }, { line: 7, column: 3 })).toBe(false);
});

test('what cannot be read has no constants', async () => {
  expect(await isConstant('const a = ;', 'a')).toBe(false);
});

test.each([
  ['let a = 1', ['a'], '(a = 1);\nundefined'],
  ['const { a, b: [c] } = x; c + 1', ['a', 'c'], '({ a, b: [c] } = x); c + 1'],
  ['let a, b = 2; a', ['a', 'b'], '(a = undefined), (b = 2); a'],
  ['class C {}', ['C'], 'C = class C {};\nundefined'],
  ['f(); function f() {}', ['f'], 'f = function f() {};f(); \nundefined'],
])('%s as assignments', async (line, names, text) => {
  expect(await withoutDeclarations(line)).toEqual({ names, text });
});

test.each(['a + 1', 'for (let a of b) a;', '{ let a = 1; a }', '"let a"', 'let ='])(
  '%s declares nothing',
  async (line) => {
    expect(await withoutDeclarations(line)).toBe(undefined);
  },
);
