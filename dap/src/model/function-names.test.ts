import { expect, test } from 'vitest';
import { functionsOf, isNamed } from './function-names.ts';

const text = `#!/usr/bin/env jstime
import x from 'x';
export function declared(a = () => 1) { function nested() {} }
const arrow = (a) => a, { pulled = function inside() {} } = {};
export default class Shape extends mixin(function base() {}) {
  constructor() { super(); }
  draw() {}
  static make() {}
  get area() { return 1; }
  #hidden() {}
  field = () => {};
  ['computed']() {}
}
const tools = { cut() {}, deep: { er: function named() {} }, 'with space'() {} };
Shape.prototype.late = function () {};
tools.added = async () => {};
(function () { var local = function* () {}; })();
await declared();
`;

test('functions are found by their names', async () => {
  expect((await functionsOf(text)).map(({ name }) => name)).toEqual([
    'declared',
    'nested',
    'arrow',
    'inside',
    'Shape',
    'Shape.draw',
    'Shape.make',
    'Shape.area',
    'Shape.#hidden',
    'Shape.field',
    'Shape.computed',
    'base',
    'tools.cut',
    'tools.deep.er',
    'named',
    'tools.with space',
    'Shape.late',
    'tools.added',
    'local',
  ]);
  expect((await functionsOf(text))[0]).toEqual({ name: 'declared', line: 2, column: 38 });
});

test('old scripts are read, what is no script has none', async () => {
  expect(await functionsOf('with (a) { function f() {} }')).toMatchObject([{ name: 'f' }]);
  expect(await functionsOf('function (')).toEqual([]);
});

test('names mean the end of names', () => {
  const place = { name: 'tools.deep.er', line: 0, column: 0 };
  expect(['er', 'deep.er', 'tools.deep.er', 'eper', 'tools.deep'].map((name) => isNamed(place, name))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
