// `api.json`, the declarations as data: has the form that its schema describes, and all that there is to know.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { makeApi } from '../../scripts/typings/api.mjs';
import { readDeclarations } from '../../scripts/typings/declarations.mjs';

const root = join(import.meta.dirname, '../..');
const declarations = readDeclarations();
const api = makeApi(declarations);
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

test('has the form that the schema describes', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(readJson('typings/api.schema.json'));
  validate(api);
  expect(validate.errors).toBeNull();
});

test('has every global and every export', () => {
  expect(Object.keys(declarations.globals).filter((name) => !(name in api.names))).toEqual([]);
  for (const [specifier, { exports, also }] of Object.entries(api.modules)) {
    const declared = Object.keys(declarations.modules[specifier] ?? {}).filter((name) => name !== 'default');
    expect(exports).toEqual(declared);
    expect(also).toBe(specifier.slice('node:'.length));
  }
  expect(Object.keys(api.modules).length * 2).toBe(Object.keys(declarations.modules).length);
});

test('says when a promise is rejected, what is waited for, and where jstime differs', () => {
  expect(api.names.fetch?.throws?.[0]).toMatchObject({ type: 'TypeError', rejects: true });
  expect(api.names['WebAssembly.Module']?.signatures?.[0]?.blocks).toMatch(/^until the module is compiled/);
  expect(api.names.fetch?.node).toHaveLength(1);
  expect(api.names.fetch?.differs).toHaveLength(1);
  expect(api.names.URL?.members?.href).toMatchObject({ kind: 'property', type: 'string' });
  expect(api.names['node:fs/promises#readFile']?.signatures?.[0]?.parameters?.[0]?.name).toBe('path');
});

test('is what the build has written beside the command', () => {
  expect(readJson('runtime-native/dist/lib/api.json')).toEqual(api);
});
