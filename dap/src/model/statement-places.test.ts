import { expect, test } from 'vitest';
import { statementPlaces } from './statement-places.ts';

test('statements and calls, line by line', async () => {
  const text = `import 'x';
const a = 1, b = f(2);
function f(n) {
  if (n) return console.log(n);
}
const g = () => f(a);
`;
  expect((await statementPlaces(text)).map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:10',
    '1:17',
    '3:6',
    '3:9',
    '3:24',
    '4:0',
    '5:10',
    '5:16',
  ]);
  expect(await statementPlaces('no script')).toEqual([]);
});
