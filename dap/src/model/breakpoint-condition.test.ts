import { expect, test } from 'vitest';
import { conditionFor, logPieces, problemOf } from './breakpoint-condition.ts';
import { hitExpression } from './hit-condition.ts';
import { readLogMessage } from './log-message.ts';

test.each([
  ['3', 'n === 3'],
  ['= 3', 'n === 3'],
  ['== 3', 'n === 3'],
  ['===3', 'n === 3'],
  ['>2', 'n > 2'],
  ['>= 2', 'n >= 2'],
  ['<2', 'n < 2'],
  [' <= 2 ', 'n <= 2'],
  ['% 007', 'n % 7 === 0'],
  ['often', undefined],
  ['-1', undefined],
  ['> n', undefined],
])('hit condition %s', (condition, expected) => {
  expect(hitExpression(condition, 'n')).toBe(expected);
});

test.each([
  ['plain', ['plain'], []],
  ['a {b} c', ['a ', ' c'], ['b']],
  ['{a}{b}', ['', '', ''], ['a', 'b']],
  ['{ {x: 1}.x }', ['', ''], ['{x: 1}.x']],
  ['{"}"} {`{`}', ['', ' ', ''], ['"}"', '`{`']],
  ['\\{no\\} \\\\', ['{no} \\'], []],
  ['{} empty', ['{} empty'], []],
])('log message %s', (message, texts, expressions) => {
  expect(readLogMessage(message)).toEqual({ texts, expressions, problem: undefined });
});

test('a message in pieces', () => {
  expect(logPieces(readLogMessage('a {x} b {y}'), [1, 2])).toEqual(['a ', 1, ' b ', 2]);
});

test.each([
  [{ condition: 'i > 3 // why' }, undefined],
  [{ condition: 'this.#secret && new.target && super.x' }, undefined],
  [{ condition: 'i ===' }, /condition is not an expression/],
  [{ condition: 'a; b' }, /condition is not an expression/],
  [{ condition: '1); } (function () { (1' }, /condition is not an expression/],
  [{ condition: 'await x' }, /condition is not an expression/],
  [{ hitCondition: 'often' }, /hit condition "often" is none/],
  [{ logMessage: 'x {a +}' }, /"{a \+}" in the log message is not an expression/],
  [{ logMessage: 'x {a' }, /does not end/],
  [{ condition: ' ', hitCondition: '', logMessage: 'x' }, undefined],
])('problems of %j', async (parts, expected) => {
  const problem = await problemOf(parts);
  if (expected) expect(problem).toMatch(expected);
  else expect(problem).toBeUndefined();
});

test('all parts in one condition: each counts only if those before it hold', () => {
  const said: unknown[] = [];
  const state = {
    hits: 0,
    count: () => ++state.hits,
    log: (...values: unknown[]) => void said.push(values),
    fail: (_id: number, error: Error) => void said.push(error.message),
  };
  const parts = { condition: 'i % 2 // even\n === 0', hitCondition: '> 1', logMessage: 'i is {i}' };
  const hit = (i: number) =>
    new Function('i', 'state', `return eval(${JSON.stringify(conditionFor(parts, 7, 'state', 'x'))})`)(i, state);
  expect([1, 2, 3, 4].map(hit).some(Boolean)).toBe(false);
  expect(state.hits).toBe(2);
  expect(said).toEqual([[7, 4]]);
  expect(conditionFor({ condition: '', hitCondition: ' ' }, 1, 'state', 'x')).toBe('');
});
