// Configuration, several folders, and programs that are known to run.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { repository } from '../support/jstime.ts';
import { makeFolder, startLsp } from './support/client.ts';

test('a jsconfig.json asks for type checks of its folder', async () => {
  const wrong = "Math.max('a');\nexport {};\n";
  const client = await startLsp({
    files: { 'checked/jsconfig.json': '{ "compilerOptions": { "checkJs": true, "lib": ["dom"] } }' },
  });
  mkdirSync(join(client.folder, 'plain'));
  const plain = client.open('plain/main.js', wrong);
  expect(await client.diagnostics(plain)).toEqual([]);
  const checked = client.open('checked/main.js', `${wrong}document.title;\n`);
  // What the runtime is stays as it is, whatever the file says.
  expect((await client.diagnostics(checked)).map(({ code }) => code)).toEqual([2345, 2584]);
});

test('settings are asked for, and asked for again when they change', async () => {
  const client = await startLsp({ capabilities: { workspace: { configuration: true } } });
  const uri = client.open('main.js', "Math.max('a');\nexport {};\n");
  expect(await client.diagnostics(uri)).toEqual([]);
  client.answers['workspace/configuration'] = () => [{ diagnostics: { checkJs: true } }];
  client.notify('workspace/didChangeConfiguration', { settings: null });
  expect((await client.diagnostics(uri, (items) => items.length > 0)).map(({ code }) => code)).toEqual([2345]);
});

test('folders come and go', async () => {
  const client = await startLsp({ files: { 'a.js': 'export const inFirst = 1;\n' } });
  const second = makeFolder();
  writeFileSync(join(second, 'b.js'), 'export const inSecond = 2;\n');
  const folder = { uri: pathToFileURL(second).href, name: 'second' };
  const names = async () =>
    (await client.result('workspace/symbol', { query: 'in' })).map(({ name }: { name: string }) => name).sort();
  expect(await names()).toEqual(['inFirst']);
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
  expect(await names()).toEqual(['inFirst', 'inSecond']);
  client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
  expect(await names()).toEqual(['inFirst']);
});

test('TypeScript is checked, and only what can be stripped is allowed', async () => {
  const client = await startLsp();
  const uri = client.open('main.ts', "const a: number = 'x';\nenum E { A }\nexport { a, E };\n");
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual([2322, 1294]);
});

test('// @ts-nocheck turns off what types say, not what does not load', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', "// @ts-nocheck\nMath.max('a');\ndocument;\nimport './missing.js';\n");
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(['ERR_MODULE_NOT_FOUND']);
});

test('the examples, which run, have no problems', async () => {
  const client = await startLsp({
    copy: join(repository, 'examples'),
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  // It is a program for Node.
  rmSync(join(client.folder, 'embed.mjs'));
  const report = await client.result('workspace/diagnostic', { previousResultIds: [] });
  const severe = report.items.flatMap(
    ({ uri, items }: { uri: string; items: { severity: number; code: unknown; message: string }[] }) =>
      items.filter(({ severity }) => severity === 1).map(({ message }) => `${uri}: ${message}`),
  );
  expect(report.items.length).toBeGreaterThan(10);
  expect(severe).toEqual([]);
});
