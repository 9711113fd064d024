import { expect, test } from 'vitest';
import { renamed } from './renamed-expression.ts';

const names: Record<string, string> = { shape: 'e', side: 't', self: 'r' };

test.each([
  ['shape', 'e'],
  ['shape.side + side', 'e.side + t'],
  ['shape[side]', 'e[t]'],
  ['{ side }', '{ t }'],
  ['({ side, shape: 1 })', '({ side: t, shape: 1 })'],
  ['f(shape, (side) => side + self)', 'f(e, (side) => side + r)'],
  ['let self = shape; self', 'let self = e; self'],
  ['shape = 1', 'e = 1'],
  ['"shape"', '"shape"'],
  ['shape +', 'shape +'],
])('%s', async (text, expected) => {
  expect(await renamed(text, (name) => (Object.hasOwn(names, name) ? names[name] : undefined))).toBe(expected);
});
