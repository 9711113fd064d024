import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { SkipPatterns } from './skip-patterns.ts';

function check(patterns: SkipPatterns, path: string): boolean {
  const skipped = patterns.isSkipped(path);
  const { href } = pathToFileURL(path);
  for (const url of [href, `${href}?again`]) {
    expect(patterns.urlPatterns().some((text) => new RegExp(text).test(url))).toBe(skipped);
  }
  return skipped;
}

test('the last pattern that fits decides, for paths and addresses alike', () => {
  const patterns = new SkipPatterns(['**/node_modules/**', '!**/mine/**', '/a b/ü.js', '<node_internals>/**']);
  expect(check(patterns, '/x/node_modules/lib/a.js')).toBe(true);
  expect(check(patterns, '/x/node_modules/mine/a.js')).toBe(false);
  expect(check(patterns, '/a b/ü.js')).toBe(true);
  expect(check(patterns, '/x/a.js')).toBe(false);
  expect(patterns.isSkipped('node:fs')).toBe(true);
});

test('one file can be toggled, there and back', () => {
  const patterns = new SkipPatterns(['**/node_modules/**']);
  for (const path of ['/x/node_modules/lib/a.js', '/x/own [1].js']) {
    const before = check(patterns, path);
    patterns.toggle(path);
    expect(check(patterns, path)).toBe(!before);
    patterns.toggle(path);
    expect(check(patterns, path)).toBe(before);
  }
  expect(check(patterns, '/x/node_modules/lib/b.js')).toBe(true);
});
