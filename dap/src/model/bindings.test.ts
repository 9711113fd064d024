import { expect, test } from 'vitest';
import { bindingsOf, renamed } from './bindings.ts';

test('names are found where their scope declares them', async () => {
  const source = 'function a(e) { var t = e; return (e) => e + t; }\nfor (const e of []) { let t = e; }\nvar t = 1;\n';
  const bindings = (await bindingsOf(source))!;
  const whole = [
    { line: 0, column: 0 },
    { line: 3, column: 0 },
  ] as const;
  expect(bindings.find('a', ...whole)).toEqual({ line: 0, column: 9 });
  expect(bindings.find('t', ...whole)).toEqual({ line: 2, column: 4 });
  const body = [
    { line: 0, column: 10 },
    { line: 0, column: 49 },
  ] as const;
  expect(bindings.find('e', ...body)).toEqual({ line: 0, column: 11 });
  expect(bindings.find('t', ...body)).toEqual({ line: 0, column: 20 });
  expect(bindings.find('e', { line: 0, column: 34 }, { line: 0, column: 46 })).toEqual({ line: 0, column: 35 });
  expect(bindings.find('nothing', ...whole)).toBe(undefined);
  expect(await bindingsOf('no program')).toBe(undefined);
});

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
