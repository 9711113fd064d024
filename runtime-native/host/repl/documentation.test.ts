import { expect, test } from 'vitest';
import { type Api, describe, similar } from './documentation.ts';

const api: Api = {
  modules: { 'node:fs/promises': { exports: ['open'], also: 'fs/promises', description: 'Files.' } },
  names: {
    URL: {
      kind: 'interface',
      description: 'An address.',
      since: '0.1.0',
      signatures: [
        {
          text: 'new URL(url: string): URL',
          parameters: [{ name: 'url', description: 'the text' }],
          throws: [{ type: 'TypeError', when: 'it is none' }],
        },
      ],
      statics: { parse: { kind: 'method', signatures: [{ text: 'parse(url: string): URL | null' }] } },
      members: { query: { kind: 'property', type: 'Query', description: 'Its query.' } },
    },
    Query: { kind: 'interface', extends: 'List', members: { size: { kind: 'property', type: 'number' } } },
    List: { kind: 'interface', members: { first: { kind: 'property', type: 'string', description: 'The first.' } } },
    ImportMeta: { kind: 'shape', members: { url: { kind: 'property', type: 'string', description: 'Where it is.' } } },
    here: { kind: 'object', instanceOf: 'URL', text: 'URL' },
    'node:fs/promises#open': {
      kind: 'function',
      module: 'node:fs/promises',
      description: 'Opens.',
      blocks: 'never',
      signatures: [{ text: 'open(path: string): Promise<File>' }],
    },
  },
};

const first = (name: string) => describe(name, api, 80)?.split('\n')[0];

test('an interface: how it is made, what it throws, what it has', () => {
  expect(describe('URL', api, 80)).toBe(
    `new URL(url: string): URL

An address.

since  0.1.0

url     the text
throws  TypeError: it is none

Static: parse()

Members: query`,
  );
});

test('paths lead through statics, prototypes, objects, types and parents', () => {
  expect(first('URL.parse')).toBe('parse(url: string): URL | null');
  expect(first('new URL()')).toBe('new URL(url: string): URL');
  expect(first('URL.prototype.query')).toBe('URL.query: Query');
  expect(first('globalThis.here.query.first')).toBe('here.query.first: string');
  expect(describe('import.meta.url', api, 80)).toBe('ImportMeta.url: string\n\nWhere it is.');
  expect(first('here')).toBe('here: URL');
});

test('modules and their exports', () => {
  expect(first('fs/promises')).toBe("import { … } from 'node:fs/promises'");
  expect(describe('open', api, 80)).toContain("import { open } from 'node:fs/promises'\n\nOpens.\n\nblocks  never");
  expect(first('fs.open')).toBe(first('open'));
});

test('what is not known', () => {
  for (const name of ['nothing', 'URL.nothing', 'URL.query.nothing', 'toString', 'fs', '', '.']) {
    expect(describe(name, api, 80), name).toBeUndefined();
  }
  expect(similar('url', api)).toEqual(['URL']);
});

test('lines are broken between words', () => {
  const long = { kind: 'object', description: 'word '.repeat(40).trim() };
  const text = describe('long', { modules: {}, names: { long } }, 40) ?? '';
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});
