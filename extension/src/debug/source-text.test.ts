import { expect, test } from 'vitest';
import { expressionAt, namesIn } from './source-text.ts';

const names = (text: string) => namesIn(text).map(({ name, line, start }) => `${name}@${line}:${start}`);

test('variables, at their places', () => {
  expect(names('const sum = a + b;\n  total += sum;')).toEqual([
    'sum@0:6',
    'a@0:12',
    'b@0:16',
    'total@1:2',
    'sum@1:11',
  ]);
});

test('neither calls, keys, properties, strings nor comments', () => {
  expect(names("f({ key: value }, object.property) // word\n'text' /* more */ + `${inside}`")).toEqual([
    'value@0:9',
    'object@0:18',
  ]);
});

test('a variable with a type', () => {
  expect(names('const count: number = start;\nfor (let index: Index of list) {}')).toEqual([
    'count@0:6',
    'start@0:22',
    'index@1:9',
    'Index@1:16',
    'list@1:25',
  ]);
});

test('the parameter of an arrow function', () => {
  expect(names('list.map(item => item * 2)')).toEqual(['list@0:0', 'item@0:9', 'item@0:17']);
});

test.each([
  ['a.b.c', 0, 'a'],
  ['a.b.c', 2, 'a.b'],
  ['a.b.c', 4, 'a.b.c'],
  ['this.#count += 1', 8, 'this.#count'],
  ['list[0].name', 9, 'list[0].name'],
  ['list[0].name', 5, 'list[0]'],
  ['map?.size', 6, 'map?.size'],
  ['return value;', 8, 'value'],
  ['return value;', 2, undefined],
  ['x + y', 2, undefined],
])('the expression in %j at %i: %s', (line, column, text) => {
  expect(expressionAt(line, column)?.text).toBe(text);
});
