import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { readSourceMap } from './source-map.ts';

const text = `interface Shape { side: number }
// a comment
export function area(shape: Shape): number {
  return shape.side ** 2;
}
console.log(area({ side: 2 }));
`;

function built(options: object = {}) {
  return transformSync(text, { loader: 'ts', sourcemap: true, sourcefile: 'src/shape.ts', ...options });
}

test('there and back', async () => {
  const { code, map } = built();
  const sourceMap = await readSourceMap(map, 'file:///project/out/shape.js.map');
  expect(sourceMap.sources).toEqual([{ name: 'src/shape.ts', url: 'file:///project/out/src/shape.ts', content: text }]);
  const line = code.split('\n').findIndex((one) => one.includes('side ** 2'));
  expect(sourceMap.original(line, 2)).toMatchObject({ source: 0, line: 3, column: 2 });
  expect(sourceMap.generated(0, 3)).toMatchObject([{ line, originalLine: 3, originalColumn: 2 }]);
});

test('a line without code means the next one that has some, a line behind all code none', async () => {
  const sourceMap = await readSourceMap(built().map, 'file:///project/shape.js.map');
  expect(sourceMap.generated(0, 1)).toMatchObject([{ originalLine: 2 }]);
  expect(sourceMap.generated(0, 60)).toEqual([]);
});

test('a column behind the last code of a line still means that line', async () => {
  const sourceMap = await readSourceMap(built().map, 'file:///project/shape.js.map');
  expect(sourceMap.generated(0, 3, 80)).toMatchObject([{ originalLine: 3 }]);
});

test('sections, sourceRoot, a guard against scripts', async () => {
  const section = (line: number, source: string) => ({
    offset: { line, column: 0 },
    map: { version: 3, sourceRoot: '/root', sources: [source], names: [], mappings: 'AAAA' },
  });
  const map = { version: 3, sections: [section(0, 'a.ts'), section(5, 'b.ts')] };
  const sourceMap = await readSourceMap(`)]}'\n${JSON.stringify(map)}`, 'file:///x.map');
  expect(sourceMap.sources.map(({ url }) => url)).toEqual(['file:///root/a.ts', 'file:///root/b.ts']);
  expect(sourceMap.original(5, 3)).toMatchObject({ source: 1, line: 0 });
});

test('names, and where the code of some sources begins and ends', async () => {
  const sourceMap = await readSourceMap(built({ minify: true }).map, 'file:///x.map');
  const { code } = built({ minify: true });
  expect(sourceMap.hasNames).toBe(true);
  expect(sourceMap.nameAt(0, code.indexOf('(') + 1)).toBe('shape');
  expect(sourceMap.changes((source) => source === 0)).toEqual([
    { line: 0, column: 0 },
    { line: 1, column: 0 },
  ]);
  expect(sourceMap.changes((source) => source === undefined)).toEqual([{ line: 1, column: 0 }]);
  await expect(readSourceMap('no map', 'file:///x.map')).rejects.toThrow();
});
