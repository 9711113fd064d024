import { expect, test } from 'vitest';
import { isMarker } from './protocol.ts';

test.each([
  ['jstime.json', '', true],
  ['jstime.json', '{}', true],
  ['package.json', '{"engines": {"jstime": ">=0.1"}}', true],
  ['package.json', '{"jstime": {}}', true],
  ['package.json', '{"engines": {"node": ">=20"}}', false],
  ['package.json', '{"engines": null}', false],
  ['package.json', 'null', false],
  ['package.json', '{"jstime":', false],
  ['package.json', '{"dependencies": {"jstime": "1.0.0"}}', false],
  ['tsconfig.json', '{"jstime": {}}', false],
])('%s with %j marks its folder: %s', (name, text, marks) => {
  expect(isMarker(name, text)).toBe(marks);
});
