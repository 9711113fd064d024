import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { fileUrlPattern, globToRegex, replacePattern } from './path-pattern.ts';

test('a file has many addresses', () => {
  for (const path of ['/a/b.js', '/with blank/ü.js', '/100%/[a](b)+$.js', '/c#d?.js']) {
    const pattern = new RegExp(`^${fileUrlPattern(path)}$`);
    expect(pathToFileURL(path).href).toMatch(pattern);
    expect(`file://${path.split('/').map(encodeURIComponent).join('/')}`).toMatch(pattern);
    expect(`${pathToFileURL(path).href}x`).not.toMatch(pattern);
  }
  expect('file:///aXb.js').not.toMatch(new RegExp(fileUrlPattern('/a.b.js')));
});

test.each([
  ['**/node_modules/**', '/a/node_modules/b/c.js', true],
  ['**/node_modules/**', '/a/node_module/b.js', false],
  ['/a/*.js', '/a/b.js', true],
  ['/a/*.js', '/a/b/c.js', false],
  ['/a/?.{js,ts}', '/a/b.ts', true],
  ['/a/[!b].js', '/a/b.js', false],
  ['/a/[b-d].js', '/a/c.js', true],
  ['/a/[.js', '/a/[.js', true],
  ['**/b.js', '/b.js', true],
])('%s and %s: %s', (glob, path, fits) => {
  expect(new RegExp(`^${globToRegex(glob)}$`).test(path)).toBe(fits);
});

test('patterns with a star, the most precise first', () => {
  const patterns = { 'webpack:///*': '/all/*', 'webpack:///./src/*': '/project/src/*', exact: '/x' };
  expect(replacePattern('webpack:///./src/a.ts', patterns)).toBe('/project/src/a.ts');
  expect(replacePattern('webpack:///lib/a.ts', patterns)).toBe('/all/lib/a.ts');
  expect(replacePattern('exact', patterns)).toBe('/x');
  expect(replacePattern('other', patterns)).toBeUndefined();
});
