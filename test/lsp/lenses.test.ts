import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { type LspClient, startLsp } from './support/client.ts';

async function titles(client: LspClient, uri: string): Promise<(string | undefined)[]> {
  const lenses: CodeLens[] = await client.result('textDocument/codeLens', { textDocument: { uri } });
  return lenses.map(({ command }) => command?.title);
}

/** A client with commands of its own. */
function withCommands(...commands: string[]) {
  return { experimental: { commands }, workspace: { codeLens: { refreshSupport: true } } };
}

test.each([
  ['calls', 'console.log(1);\n', true],
  ['waits', 'export const text = await Promise.resolve(1);\n', true],
  ['#!', '#!/usr/bin/env jstime\nexport const a = 1;\n', true],
  ['import.meta.main', 'export function main() {}\nif (import.meta.main) main();\n', true],
  ['only declares', 'const table = new Map();\nexport function get(key) { return table.get(key); }\n', false],
  ['only exports others', "export * from './used.js';\n", false],
])('a module that %s is to be run: %s', async (_what, text, isEntry) => {
  const client = await startLsp({
    files: { 'used.js': 'globalThis.used = 1;\n' },
    settings: { codeLens: { references: false } },
    capabilities: withCommands('jstime.run', 'jstime.debug'),
  });
  expect(await titles(client, client.open('main.js', text))).toEqual(isEntry ? ['Run', 'Debug'] : []);
});

test('what another module imports is run with that one, unless it says that it is a program', async () => {
  const client = await startLsp({
    files: { 'main.js': "import './setup.js';\nimport './tool.js';\n" },
    settings: { codeLens: { references: false } },
    capabilities: withCommands('jstime.run'),
  });
  const setup = client.open('setup.js', 'globalThis.ready = true;\n');
  const tool = client.open('tool.js', '#!/usr/bin/env jstime\nconsole.log(1);\n');
  // Once the folder is read, lenses are asked for again.
  await client.request('workspace/codeLens/refresh');
  expect(await titles(client, setup)).toEqual([]);
  expect(await titles(client, tool)).toEqual(['Run']);
});

test('a client without the commands, and a user who does not want them, get none', async () => {
  const text = 'console.log(1);\n';
  const without = await startLsp({ settings: { codeLens: { references: false } } });
  expect(await titles(without, without.open('main.js', text))).toEqual([]);
  const unwanted = await startLsp({
    settings: { 'codeLens.run': false, 'codeLens.references': false },
    capabilities: withCommands('jstime.run'),
  });
  expect(await titles(unwanted, unwanted.open('main.js', text))).toEqual([]);
});

test('references are counted over the folder, and shown by the command of a client that has it', async () => {
  const files = { 'a.js': "import { twice } from './main.js';\ntwice(1);\n" };
  const text = 'export function twice(n) { return 2 * n; }\n';
  for (const [commands, name] of [
    [[], ''],
    [['jstime.showReferences'], 'jstime.showReferences'],
  ] as const) {
    const client = await startLsp({ files, capabilities: withCommands(...commands) });
    const uri = client.open('main.js', text);
    const [lens] = await client.result('textDocument/codeLens', { textDocument: { uri } });
    const { command } = await client.result('codeLens/resolve', lens);
    expect([command.title, command.command]).toEqual(['2 references', name]);
    if (name === '') continue;
    expect(command.arguments.slice(0, 2)).toEqual([uri, { line: 0, character: 16 }]);
    expect(command.arguments[2].map((place: { uri: string }) => place.uri)).toEqual(Array(2).fill(client.uri('a.js')));
  }
});
