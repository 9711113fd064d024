import { expect, test } from 'vitest';
import { History } from './history.ts';
import { HistorySearch } from './history-search.ts';
import { HistoryWalk } from './history-walk.ts';

function historyOf(...entries: string[]): History {
  const history = new History(undefined);
  for (const entry of entries) history.add(entry);
  return history;
}

function type(search: HistorySearch, text: string): string {
  for (const character of text) expect(search.handle(character, { sequence: character })).toBe('goes-on');
  return search.text;
}

const older = { name: 'r', ctrl: true };
const newer = { name: 's', ctrl: true };

test('each letter narrows', () => {
  const search = new HistorySearch(historyOf('foo(1)', 'bar', 'foo(2)', 'fa'), 'draft', 'older');
  expect(type(search, 'f')).toBe('fa');
  expect(type(search, 'o')).toBe('foo(2)');
  expect(search.cursor).toBe(0);
  expect(search.status).toBe('older entry with: fo_');
});

test('goes to older entries and back to newer ones', () => {
  const search = new HistorySearch(historyOf('foo(1)', 'bar', 'foo(2)', 'foo(2)'), 'draft', 'older');
  expect(type(search, 'foo')).toBe('foo(2)');
  search.handle(undefined, older);
  expect(search.text).toBe('foo(1)');
  search.handle(undefined, older);
  expect(search.text).toBe('foo(1)');
  expect(search.status).toBe('no older entry with: foo_');
  search.handle(undefined, newer);
  expect(search.text).toBe('foo(2)');
});

test('deleting letters searches again', () => {
  const search = new HistorySearch(historyOf('foo', 'fa'), 'draft', 'older');
  expect(type(search, 'fo')).toBe('foo');
  search.handle(undefined, { name: 'backspace' });
  expect(search.text).toBe('fa');
  search.handle(undefined, { name: 'backspace' });
  expect(search.text).toBe('draft');
});

test('ends', () => {
  const search = new HistorySearch(historyOf('foo'), 'draft', 'older');
  expect(search.handle('\r', { name: 'return' })).toBe('accepted');
  expect(search.handle(undefined, { name: 'left' })).toBe('accepted');
  expect(search.handle(undefined, { name: 'escape' })).toBe('cancelled');
  expect(search.handle(undefined, { name: 'c', ctrl: true })).toBe('cancelled');
});

test('walks through entries with the same start', () => {
  const walk = new HistoryWalk(historyOf('ab', 'b', 'ac', 'ac'), 'a', 'a');
  expect(walk.older()).toBe('ac');
  expect(walk.older()).toBe('ab');
  expect(walk.older()).toBeUndefined();
  expect(walk.newer()).toBe('ac');
  expect(walk.newer()).toBe('a');
  expect(walk.newer()).toBeUndefined();
});
