import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Completion } from './completion.ts';
import { completePath, completeSpecifier } from './paths.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jstime-paths-'));
  mkdirSync(join(folder, 'src'));
  symlinkSync('src', join(folder, 'linked'));
  for (const name of ['a.js', 'a.json', 'notes.txt', '.hidden.js', "it's #1.mjs", 'src/b.wasm']) {
    writeFileSync(join(folder, name), '');
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

function specifiers(prefix: string, builtinModules: string[] = []): string[] {
  return inserted(completeSpecifier(prefix, folder, builtinModules));
}

function inserted({ groups }: Completion): string[] {
  return groups.flat().map(({ insert }) => insert);
}

test('modules and folders', () => {
  expect(specifiers('./')).toEqual(['./a.js', './a.json', './it%27s %231.mjs', './linked/', './src/']);
  expect(specifiers('./src/')).toEqual(['./src/b.wasm']);
  expect(specifiers(`${folder}/a.js`)).toEqual([`${folder}/a.js`, `${folder}/a.json`]);
  expect(specifiers(`${pathToFileURL(folder).href}/src/`)).toEqual([`${pathToFileURL(folder).href}/src/b.wasm`]);
  expect(specifiers('./it%27s')).toEqual(['./it%27s %231.mjs']);
});

test('other files where there are no modules; hidden ones when asked for', () => {
  expect(specifiers('./n')).toEqual(['./notes.txt']);
  expect(specifiers('./.')).toEqual(['./.hidden.js']);
  expect(specifiers('./none/')).toEqual([]);
});

test('built-in modules', () => {
  expect(specifiers('node:', ['node:fs/promises', 'process'])).toEqual(['node:fs/promises']);
  expect(specifiers('', ['process'])).toEqual(['./', '../', 'process']);
  expect(specifiers('.')).toEqual(['./', '../']);
});

test('paths of commands are no URLs', () => {
  expect(inserted(completePath('it', folder))).toEqual(["it's #1.mjs"]);
  expect(inserted(completePath('src/', folder))).toEqual(['src/b.wasm']);
});
