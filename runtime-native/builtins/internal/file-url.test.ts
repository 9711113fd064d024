import { expect, test } from 'vitest';
import { displayName, pathOfFileUrl, resolveReference } from './file-url.ts';

test('paths of file URLs', () => {
  expect(pathOfFileUrl('file:///a/b%20c.js?x=1#y')).toBe('/a/b c.js');
  expect(pathOfFileUrl('file:///a%23b')).toBe('/a#b');
  expect(pathOfFileUrl('file:///a%zz')).toBeUndefined();
  expect(pathOfFileUrl('file:')).toBeUndefined();
  expect(pathOfFileUrl('data:text/javascript,1')).toBeUndefined();
  expect(displayName('data:text/javascript,1')).toBe('data:text/javascript,1');
});

test('references resolve against the folder of the base', () => {
  expect(resolveReference('a.map', 'file:///x/y.js?z=/q')).toBe('file:///x/a.map');
  expect(resolveReference('../a.map', 'file:///x/y.js')).toBe('file:///x/../a.map');
  expect(resolveReference('/a.map', 'file:///x/y.js')).toBe('file:///a.map');
  expect(resolveReference('data:,x', 'file:///x/y.js')).toBe('data:,x');
});
