import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { readNames } from './generated-names.ts';
import { readSourceMap } from './source-map.ts';

const text = `import { outside as imported } from 'x';
export function total(items, { factor, ...others }) {
  let sum = imported;
  for (const item of items) {
    const scaled = item * factor;
    sum += scaled;
  }
  try { others(); } catch (problem) { sum = problem; }
  return [sum, (first) => { return first + sum; }];
}
`;

async function names() {
  const { code, map } = transformSync(text, { minify: true, sourcemap: true, sourcefile: 'a.js' });
  const sourceMap = await readSourceMap(map, 'file:///a.js.map');
  const lines = text.split('\n');
  const places = sourceMap.mappings(0, 0, 20);
  const placeOf = (needle: string) => {
    const line = lines.findIndex((one) => one.includes(needle));
    const column = (lines[line] as string).indexOf(needle);
    return places.find((place) => place.originalLine === line && place.originalColumn === column)!;
  };
  return { code, read: (await readNames(code, sourceMap))!, placeOf };
}

test('names are known where they can be seen', async () => {
  const { code, read, placeOf } = await names();
  const at = (needle: string) => {
    const { line, column } = placeOf(needle);
    return read.visibleAt(line, column);
  };
  const inLoop = at('scaled;');
  expect([...inLoop.keys()].toSorted()).toEqual(['factor', 'imported', 'item', 'items', 'others', 'scaled', 'sum']);
  expect([...at('others()').keys()]).not.toContain('item');
  expect([...at('first + sum').keys()]).toContain('first');
  expect(code).toMatch(new RegExp(`\\b${inLoop.get('sum')}\\+=${inLoop.get('scaled')}\\b`));
});

test('a variable of a scope is told from others that were given the same name', async () => {
  const { code, read } = await names();
  const end = { line: 0, column: code.length };
  const start = code.indexOf('(') + 1;
  const first = /^\w+/.exec(code.slice(start))![0];
  expect(read.find(first, { line: 0, column: start - 1 }, { line: 0, column: code.lastIndexOf('}') })).toBe('items');
  expect(read.find('nothing', { line: 0, column: 0 }, end)).toBeUndefined();
});
