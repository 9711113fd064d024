import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { History, historyFile } from './history.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jstime-history-'));
  file = join(folder, 'state/jstime/repl-history');
});

afterEach(() => rmSync(folder, { recursive: true }));

function loaded(path: string | undefined = file): History {
  const history = new History(path);
  history.load();
  return history;
}

test('the file is in the state directory, or where JSTIME_REPL_HISTORY says', () => {
  expect(historyFile({ XDG_STATE_HOME: '/state' })).toBe('/state/jstime/repl-history');
  expect(historyFile({})).toMatch(/\/\.local\/state\/jstime\/repl-history$/);
  expect(historyFile({ XDG_STATE_HOME: 'relative' })).toMatch(/\/\.local\/state\/jstime\/repl-history$/);
  expect(historyFile({ JSTIME_REPL_HISTORY: '/mine' })).toBe('/mine');
  expect(historyFile({ JSTIME_REPL_HISTORY: '' })).toBeUndefined();
});

test('entries come back, those of several lines too; nobody else can read them', () => {
  const history = loaded();
  for (const input of ['a', 'b {\n  c\n}', 'b {\n  c\n}', ' ', 'd']) history.add(input);
  expect(loaded().entries).toEqual(['a', 'b {\n  c\n}', 'd']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'state/jstime')).mode & 0o777).toBe(0o700);
});

test('two at once lose nothing', () => {
  const [first, second] = [loaded(), loaded()];
  first.add('a');
  second.add('b');
  first.add('c');
  expect(loaded().entries).toEqual(['a', 'b', 'c']);
});

test('the file is bounded', () => {
  loaded().add('first');
  writeFileSync(file, Array.from({ length: 2001 }, (_, index) => `entry ${index}\n`).join(''));
  const history = loaded();
  expect(history.entries).toHaveLength(1000);
  expect(history.entries.at(-1)).toBe('entry 2000');
  expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(1001);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  history.add('x'.repeat(10_001));
  expect(history.entries.at(-1)).toHaveLength(10_001);
  expect(loaded().entries.at(-1)).toBe('entry 2000');
});

test('a file that cannot be used is said, and entries live as long as the process', () => {
  writeFileSync(join(folder, 'state'), '');
  const history = loaded();
  history.add('a');
  expect(history.entries).toEqual(['a']);
  expect(history.problem).toMatch(/ENOTDIR/);
  chmodSync(folder, 0o700);
  const directory = loaded(folder);
  expect(directory.problem).toMatch(/EISDIR/);
  directory.add('b');
  expect(directory.entries).toEqual(['b']);
});

test('without a file', () => {
  const history = new History(undefined);
  history.load();
  history.add('a');
  expect(history.entries).toEqual(['a']);
});

test('finds entries in both directions', () => {
  const history = new History(undefined);
  for (const input of ['ab', 'b', 'ac']) history.add(input);
  const startsWithA = (entry: string) => entry.startsWith('a');
  expect(history.find(startsWithA, { before: 3 })).toBe(2);
  expect(history.find(startsWithA, { before: 2 })).toBe(0);
  expect(history.find(startsWithA, { before: 0 })).toBeUndefined();
  expect(history.find(startsWithA, { after: 1 })).toBe(2);
  expect(history.find(startsWithA, { after: 3 })).toBeUndefined();
});
