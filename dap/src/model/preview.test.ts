import type { Protocol } from 'devtools-protocol';
import { describe, expect, test } from 'vitest';
import { functionText } from './function-text.ts';
import { errorText, lengthOf, valueText } from './preview.ts';
import { numberText, quote, shorten, truncate } from './primitive-text.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;
type Property = Protocol.Runtime.PropertyPreview;

const budget = 200;

function object(
  description: string,
  properties: Property[],
  more: Partial<RemoteObject> & { overflow?: boolean } = {},
) {
  const { overflow = false, subtype, ...rest } = more;
  const preview = { type: 'object', subtype, description, overflow, properties } as Protocol.Runtime.ObjectPreview;
  return { type: 'object', subtype, description, objectId: '1', preview, ...rest } as RemoteObject;
}
const number = (name: string, value: string): Property => ({ name, type: 'number', value });

describe('primitive values', () => {
  test('strings in the quotes that need the fewest escapes', () => {
    expect(quote('a')).toBe("'a'");
    expect(quote("it's")).toBe('"it\'s"');
    expect(quote(`"it's"`)).toBe(`\`"it's"\``);
    expect(quote('`"\'')).toBe("'`\"\\''");
    expect(quote('a\n\t\\\u0000')).toBe("'a\\n\\t\\\\\\u0000'");
  });

  test('long ones are cut in the middle, and never inside of a character', () => {
    expect(shorten('abcdefghij', 5)).toBe('ab…ij');
    expect(shorten('abc', 5)).toBe('abc');
    expect(shorten('😀😀😀😀', 4)).toBe('😀…');
    expect(truncate('ab😀', 4)).toBe('ab😀');
    expect(truncate('ab😀c', 4)).toBe('ab…');
  });

  test('numbers as they are, or in hexadecimal', () => {
    expect(numberText('255', {})).toBe('255');
    expect(numberText('255', { hex: true })).toBe('0xff');
    expect(numberText('-255', { hex: true })).toBe('-0xff');
    expect(numberText('123456789012345678901234567890n', { hex: true })).toBe('0x18ee90ff6c373e0ee4e3f0ad2n');
    for (const text of ['-0', '1.5', 'NaN', '1e+21']) expect(numberText(text, { hex: true })).toBe(text);
  });

  test('the rest', () => {
    expect(valueText({ type: 'undefined' }, { budget })).toBe('undefined');
    expect(valueText({ type: 'object', subtype: 'null', value: null }, { budget })).toBe('null');
    expect(valueText({ type: 'number', unserializableValue: '-0', description: '-0' }, { budget })).toBe('-0');
    expect(valueText({ type: 'symbol', description: 'Symbol(x)' }, { budget })).toBe('Symbol(x)');
  });
});

test.each([
  ['function f(a, b) { return a; }', 'ƒ f(a, b)'],
  ['async function  f ( a = (1, 2),\n b ) {}', 'async ƒ f ( a = (1, 2), b )'],
  ['function* g() {}', 'ƒ* g()'],
  ['function () { [native code] }', 'ƒ ()'],
  ['async *gen({ a: [b] }) { }', 'async ƒ* gen({ a: [b] })'],
  ['get size() { return 1; }', 'ƒ get size()'],
  ['m(a) { return a; }', 'ƒ m(a)'],
  ['x => x + 1', 'x => x + 1'],
  ['async (x) => { await x; }', 'async (x) => { await x; }'],
  ['(x, y) => {\n  return x + y;\n}', '(x, y) => …'],
  ['class A { m() {} }', 'class A'],
  ['class B extends mixin({ a: 1 }) {}', 'class B extends mixin({ a: 1 })'],
])('the function %s', (source, text) => {
  expect(functionText(source, budget)).toBe(text);
});

describe('objects', () => {
  test('with their class, unless it is a plain one', () => {
    expect(valueText(object('Object', [number('a', '1'), number('b c', '2')]), { budget })).toBe("{a: 1, 'b c': 2}");
    expect(valueText(object('Point', [number('#x', '1')]), { budget })).toBe('Point {#x: 1}');
    expect(valueText(object('Object', []), { budget })).toBe('{}');
  });

  test('no longer than the budget, and honest about it', () => {
    const many = Array.from({ length: 20 }, (_, index) => number(`property${index}`, '1'));
    const text = valueText(object('Object', many), { budget: 50 });
    expect(text).toBe('{property0: 1, property1: 1, property2: 1, …}');
    expect(valueText(object('Object', [number('a', '1')], { overflow: true }), { budget })).toBe('{a: 1, …}');
  });

  test('accessors, functions, other objects', () => {
    const properties: Property[] = [
      { name: 'a', type: 'accessor' },
      { name: 'b', type: 'function', value: '' },
      { name: 'c', type: 'object', value: 'Object' },
      { name: 'd', type: 'object', value: 'Map(2)', subtype: 'map' },
      { name: 'e', type: 'object', value: 'Error: no\n    at here', subtype: 'error' },
    ];
    expect(valueText(object('Object', properties), { budget })).toBe(
      '{a: (...), b: ƒ, c: {…}, d: Map(2), e: Error: no}',
    );
  });

  test('arrays with their holes', () => {
    const array = (description: string, properties: Property[], overflow = false) =>
      valueText(object(description, properties, { subtype: 'array', overflow }), { budget });
    expect(array('Array(0)', [])).toBe('(0) []');
    expect(array('Array(3)', [number('0', '1'), number('2', '3')])).toBe('(3) [1, empty, 3]');
    expect(array('Array(5)', [number('0', '1'), number('x', '3')])).toBe('(5) [1, empty × 4, x: 3]');
    expect(array('Mine(200)', [number('0', '1')], true)).toBe('Mine(200) [1, …]');
    expect(lengthOf({ description: 'Mine(200)' })).toBe(200);
  });

  test('maps, promises, boxed values', () => {
    const part = (type: string, description: string) => ({ type, description, overflow: false, properties: [] });
    const map = object('Map(1)', [number('size', '1')], { subtype: 'map' });
    map.preview!.entries = [{ key: part('string', 'a'), value: part('number', '1') }] as never;
    expect(valueText(map, { budget })).toBe("Map(1) {'a' => 1}");
    const state = (value: string): Property => ({ name: '[[PromiseState]]', type: 'string', value });
    const promise = (properties: Property[]) =>
      valueText(object('Promise', properties, { subtype: 'promise' }), { budget });
    expect(promise([state('pending'), { name: '[[PromiseResult]]', type: 'undefined', value: 'undefined' }])).toBe(
      'Promise {<pending>}',
    );
    expect(promise([state('fulfilled'), number('[[PromiseResult]]', '5')])).toBe('Promise {<fulfilled>: 5}');
    expect(valueText(object('Number', [number('[[PrimitiveValue]]', '-0')]), { budget })).toBe('Number {-0}');
  });

  test('errors with and without stack', () => {
    expect(errorText('Error: a\nb\n    at x', { budget })).toBe('Error: a↵b');
    expect(errorText('Error: a\n    at x', { budget, stack: true })).toBe('Error: a\n    at x');
  });
});
