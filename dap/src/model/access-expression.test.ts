import { expect, test } from 'vitest';
import { asOperand, entryOf, privateOf, propertyOf, symbolPropertyOf } from './access-expression.ts';

test.each([
  ['a', 'a'],
  ['a.b[0].c', 'a.b[0].c'],
  ['this', 'this'],
  ['f(1)', 'f(1)'],
  ['Object.getPrototypeOf(a)', 'Object.getPrototypeOf(a)'],
  ['[...map][0][1]', '[...map][0][1]'],
  ['a + b', '(a + b)'],
  ['f(a) + g(b)', '(f(a) + g(b))'],
  ['await a', '(await a)'],
  ['() => 1', '(() => 1)'],
  ['new A', '(new A)'],
  ['5', '(5)'],
])('%s before a dot', (expression, operand) => {
  expect(asOperand(expression)).toBe(operand);
});

test('properties by name, index and key', () => {
  expect(propertyOf('a', 'b')).toBe('a.b');
  expect(propertyOf('a', 'größe')).toBe('a.größe');
  expect(propertyOf('a', '10')).toBe('a[10]');
  expect(propertyOf('a', '010')).toBe("a['010']");
  expect(propertyOf('a', "it's")).toBe('a["it\'s"]');
  expect(privateOf('a', '#x')).toBe('a.#x');
  expect(privateOf('a', '#<brand>')).toBe(undefined);
  expect(entryOf('a', 3)).toBe('[...a][3]');
});

test('properties by symbol', () => {
  expect(symbolPropertyOf('a', 'Symbol(Symbol.iterator)', 0)).toBe('a[Symbol.iterator]');
  expect(symbolPropertyOf('a', 'Symbol(mine)', 2)).toBe('a[Object.getOwnPropertySymbols(a)[2]]');
});
