import { expect, test } from 'vitest';
import { placesIn } from './places.ts';

test.each([
  ['    at f (file:///home/me/a%20b.mjs:1:21)', [['file:///home/me/a%20b.mjs', 1, 21, 10]]],
  ['    at file:///x.mjs:2:18', [['file:///x.mjs', 2, 18, 7]]],
  ['/home/my folder/x.mjs:3:15', [['/home/my folder/x.mjs', 3, 15, 0]]],
  ['    imported from ./src/x.ts:1:8 {', [['./src/x.ts', 1, 8, 18]]],
  ['/x.mjs:7', [['/x.mjs', 7, 1, 0]]],
  ['at 10:30 o’clock, see http://localhost:80:1', []],
])('%s', (line, places) => {
  expect(placesIn(line).map(({ file, line: row, column, start }) => [file, row, column, start])).toEqual(places);
});
