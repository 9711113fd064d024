import { describe, expect, test } from 'vitest';
import { describeMismatch, matches } from './match.ts';

describe('matches', () => {
  test('text without wildcards matches itself only', () => {
    expect(matches('a.b\n', 'a.b\n')).toBe(true);
    expect(matches('a.b\n', 'axb\n')).toBe(false);
    expect(matches('a', 'a\n')).toBe(false);
  });

  test('[WILDLINE] stays on its line', () => {
    expect(matches('at [WILDLINE]\nend', 'at x (y)\nend')).toBe(true);
    expect(matches('at [WILDLINE]\nend', 'at x\ny\nend')).toBe(false);
  });

  test('[WILDCARD] crosses lines and may be empty', () => {
    expect(matches('a[WILDCARD]b', 'a\n1\n2\nb')).toBe(true);
    expect(matches('a[WILDCARD]b', 'ab')).toBe(true);
    expect(matches('a[WILDCARD]b', 'abc')).toBe(false);
  });

  test('everything else is taken literally', () => {
    expect(matches('(x) [y] {z} $1 ^ | \\d + ? [WILDLINE]', '(x) [y] {z} $1 ^ | \\d + ? w')).toBe(true);
  });
});

describe('describeMismatch', () => {
  test('says nothing about a match', () => {
    expect(describeMismatch('a\n[WILDCARD]', 'a\nb\n')).toBeUndefined();
  });

  test('shows the first line that differs', () => {
    const text = describeMismatch('one\ntwo\nthree\n', 'one\n2\nthree\n');
    expect(text).toContain('line 2 of the output');
    expect(text).toContain('  - two\n');
    expect(text).toContain('  + 2\n');
  });

  test('counts the lines that a wildcard took', () => {
    expect(describeMismatch('[WILDCARD]\nend\nlast\n', '1\n2\nend\nLAST\n')).toContain('line 4 of the output');
  });

  test('makes control characters visible', () => {
    expect(describeMismatch('a', '\x1b[31ma')).toContain('  + \\x1b[31ma');
  });
});
