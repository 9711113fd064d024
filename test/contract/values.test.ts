// What declared functions return, and what attributes hold, is of the types that they are declared with: everything is called
// once in jstime, and the values are compared with what the compiler says.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readValueTypes } from '../../scripts/typings/value-types.mjs';
import { runJstime } from '../support/jstime.ts';

const values = join(import.meta.dirname, 'values');
const expected = readValueTypes(join(values, 'calls.ts'));
const folder = mkdtempSync(join(tmpdir(), 'jstime-values-'));
let found: { problems: string[]; missed: string[] };

beforeAll(async () => {
  const types = join(folder, 'types.json');
  writeFileSync(types, JSON.stringify(expected));
  const result = join(folder, 'result.json');
  await runJstime([join(values, 'check.mjs'), types, result]);
  found = JSON.parse(readFileSync(result, 'utf8'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the calls compile', () => {
  expect(expected.problems).toEqual([]);
});

test('every value is of its type', () => {
  expect(found.problems).toEqual([]);
});

test('every call was made', () => {
  expect(found.missed).toEqual([]);
});

test('everything is called', () => {
  // Functions of the program's own, and what ends the program.
  expect(expected.notCalled).toEqual([
    'events: EventListenerOrEventListenerObject.handleEvent',
    "fs: 'node:fs/promises'.CopyOptions.filter",
    'process: Process.exit',
  ]);
});
