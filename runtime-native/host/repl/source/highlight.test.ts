// biome-ignore-all lint/suspicious/noTemplateCurlyInString: programs that have templates
import { beforeAll, expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import { loadParser } from './parser.ts';

beforeAll(loadParser);

/** The coloured pieces. */
function coloured(source: string): string[] {
  const spans = highlight(source);
  expect(spans.map(({ text }) => text).join('')).toBe(source);
  return spans.filter(({ style }) => style).map(({ text }) => text);
}

test('literals, keywords and comments have colours', () => {
  expect(coloured("const a = [1, 2n, 'b', /c/, null, true] // d")).toEqual([
    'const',
    '1',
    '2n',
    "'b'",
    '/c/',
    'null',
    'true',
    '// d',
  ]);
  expect(coloured('await `a${undefined}b`')).toEqual(['await', '`', 'a', 'undefined', 'b', '`']);
});

test('what is not finished has the colours of what came before', () => {
  expect(coloured("return 'a")).toEqual(['return']);
  expect(coloured('')).toEqual([]);
});
