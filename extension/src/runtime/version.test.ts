import { expect, test } from 'vitest';
import { isNewEnough } from './version.ts';

test.each([
  ['0.1.0', '0.1.0', true],
  ['0.1.1', '0.1.0', true],
  ['0.10.0', '0.9.9', true],
  ['1.0.0', '0.9.9', true],
  ['0.0.9', '0.1.0', false],
  ['0.1.0-beta.1', '0.1.0', false],
  ['0.1.0-beta.1', '0.1.0-alpha', true],
  ['0.1.0+build', '0.1.0', true],
])('%s, where %s is wanted: %s', (version, oldest, enough) => {
  expect(isNewEnough(version, oldest)).toBe(enough);
});
