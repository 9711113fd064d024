// jsconfig.json and tsconfig.json: what belongs to a project, how strictly it is checked, and that both may change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LspClient, startLsp } from './support/client.ts';

const wrong = "Math.max('a');\nexport const wrong = 1;\n";

async function symbols(client: LspClient): Promise<string[]> {
  const found = await client.result('workspace/symbol', { query: 'named' });
  return found.map(({ name }: { name: string }) => name).sort();
}

test('include, exclude and files say which modules belong to the project', async () => {
  const client = await startLsp({
    files: {
      'jsconfig.json': '{ "include": ["src"], "exclude": ["src/old"], /* and one more */ "files": ["tools.mjs"], }',
      'src/a.js': 'export const namedInSource = 1;\n',
      'src/old/b.js': 'export const namedInOld = 1;\n',
      'tools.mjs': 'export const namedInTools = 1;\n',
      'other.js': 'export const namedInOther = 1;\n',
    },
  });
  expect(await symbols(client)).toEqual(['namedInSource', 'namedInTools']);
  // What is open belongs to it as long as it is.
  client.open('other.js', 'export const namedInOther = 1;\n');
  expect(await symbols(client)).toEqual(['namedInOther', 'namedInSource', 'namedInTools']);
});

test('a file that a configuration extends counts, and counts anew when it changes', async () => {
  const client = await startLsp({
    files: {
      'base.json': '{ "compilerOptions": { "checkJs": true } }',
      'tsconfig.json': '{ "extends": "./base.json" }',
    },
  });
  const uri = client.open('main.js', wrong);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual([2345]);
  writeFileSync(join(client.folder, 'base.json'), '{ "compilerOptions": { "checkJs": false } }');
  expect(await client.diagnostics(uri, (items) => items.length === 0)).toEqual([]);
});

test('strictness is configurable; what the runtime is, is not', async () => {
  const client = await startLsp({
    files: {
      'jsconfig.json':
        '{ "compilerOptions": { "checkJs": true, "noImplicitAny": true, "strictNullChecks": false, "lib": ["dom"], "module": "commonjs", "types": ["node"] } }',
    },
  });
  const uri = client.open(
    'main.js',
    'export function f(a) { return a; }\n/** @type {string} */ export const s = null;\nlocation.href;\n',
  );
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual([7006, expect.anything()]);
});

test('a configuration that is none, comes, and goes is survived', async () => {
  const client = await startLsp({ files: { 'jsconfig.json': '{ "compilerOptions": [ nonsense' } });
  const uri = client.open('main.js', wrong);
  expect(await client.diagnostics(uri)).toEqual([]);
  writeFileSync(join(client.folder, 'jsconfig.json'), '{ "compilerOptions": { "checkJs": true } }');
  expect((await client.diagnostics(uri, (items) => items.length > 0)).map(({ code }) => code)).toEqual([2345]);
});

test('modules in folders that come later belong to the project, though the client does not watch', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', "import { late } from './new/deep/late.js';\nlate;\n");
  expect(await client.diagnostics(uri)).toHaveLength(1);
  mkdirSync(join(client.folder, 'new/deep'), { recursive: true });
  writeFileSync(join(client.folder, 'new/deep/late.js'), 'export const late = 1;\nexport const namedLate = 2;\n');
  expect(await client.diagnostics(uri, (items) => items.length === 0)).toEqual([]);
  writeFileSync(join(client.folder, 'new/deep/late.js'), 'export const later = 1;\n');
  await client.diagnostics(uri, (items) => items.length === 1);
});

test('of a folder with too many modules the client is told', async () => {
  const files = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`m${at}.js`, '']));
  const client = await startLsp({ files });
  client.open('main.js', 'export {};\n');
  const { type, message } = await client.notification('window/showMessage');
  expect([type, message]).toEqual([2, expect.stringContaining('has more than 10000 modules')]);
});
