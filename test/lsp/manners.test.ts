// What the protocol wants of every server, whatever it serves.
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LspClient, makeFolder, startLsp } from './support/client.ts';

function newClient(): LspClient {
  const client = new LspClient(makeFolder());
  onTestFinished(() => {
    client.process.kill('SIGKILL');
  });
  return client;
}

const anywhere = { textDocument: { uri: 'file:///none.js' }, position: { line: 0, character: 0 } };

test('a request before initialize is refused', async () => {
  const client = newClient();
  expect((await client.ask('textDocument/hover', anywhere)).error?.code).toBe(-32002);
  await client.initialize();
  expect(await client.end()).toBe(0);
});

test('unknown requests, wrong parameters and a second initialize are refused by their codes', async () => {
  const client = await startLsp();
  expect((await client.ask('textDocument/nonsense', {})).error?.code).toBe(-32601);
  expect((await client.ask('textDocument/hover', { textDocument: 3 })).error?.code).toBe(-32602);
  expect((await client.ask('textDocument/hover', { ...anywhere, position: { line: -1 } })).error?.code).toBe(-32602);
  expect((await client.ask('initialize', { capabilities: {} })).error?.code).toBe(-32600);
  client.notify('$/unknown', {});
  client.notify('textDocument/didChange', {});
  expect(await client.ask('textDocument/hover', anywhere)).toMatchObject({ result: null });
});

test('after a change without parameters, diagnostics are told as before', async () => {
  const client = await startLsp();
  client.notify('textDocument/didChange', {});
  expect(await client.diagnostics(client.open('main.js', 'document;\n'))).toHaveLength(1);
});

test('a body that is no JSON is survived', async () => {
  const client = await startLsp();
  client.writeBody('{"jsonrpc": nonsense');
  expect(await client.ask('textDocument/hover', anywhere)).toMatchObject({ result: null });
});

test('after shutdown, which may have null as parameters, only exit is left', async () => {
  const client = await startLsp();
  expect(await client.ask('shutdown', null)).toMatchObject({ result: null });
  expect((await client.ask('textDocument/hover', anywhere)).error?.code).toBe(-32600);
  const exit = once(client.process, 'exit');
  client.notify('exit', undefined);
  expect(await exit).toEqual([0, null]);
});

test('exit without shutdown, and a client that goes away, end it with 1', async () => {
  const left = await startLsp();
  const exit = once(left.process, 'exit');
  left.notify('exit', undefined);
  expect(await exit).toEqual([1, null]);
  const gone = await startLsp();
  const end = once(gone.process, 'exit');
  gone.process.stdin?.end();
  expect(await end).toEqual([1, null]);
});

test('a cancelled request is answered as cancelled', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', `// @ts-check\n${'export const a = [1].map((n) => n + 1);\n'.repeat(1)}`);
  const { id, answer } = client.send('textDocument/completion', client.at(uri, { line: 1, character: 0 }));
  client.notify('$/cancelRequest', { id });
  expect((await answer).error?.code).toBe(-32800);
  const after = await client.result('textDocument/hover', client.at(uri, { line: 1, character: 14 }));
  expect(after.contents.value).toContain('const a: number[]');
});

test('columns are counted as the client counts them', async () => {
  const text = "const s = '😀é';  const wide = 1;\r\nwide;\r\n";
  for (const [encoding, character] of [
    ['utf-8', 27],
    ['utf-16', 24],
  ] as const) {
    const client = await startLsp({ capabilities: { general: { positionEncodings: [encoding] } } });
    const uri = client.open('main.js', text);
    const [place] = await client.result('textDocument/definition', client.at(uri, { line: 1, character: 1 }));
    expect(place.range).toEqual({
      start: { line: 0, character },
      end: { line: 0, character: character + 4 },
    });
  }
});

test('odd names and documents without a file work', async () => {
  const name = 'a b [x] #ü%.js';
  const client = await startLsp({ files: { [name]: 'export const odd = 1;\n' } });
  const main = client.open('main.js', `import { odd } from './${encodeURIComponent(name)}';\nodd;\n`);
  expect(await client.diagnostics(main)).toEqual([]);
  const [place] = await client.result('textDocument/definition', client.at(main, { line: 1, character: 1 }));
  expect(decodeURIComponent(new URL(place.uri).pathname)).toBe(join(client.folder, name));
  const untitled = client.open('untitled:Untitled-1', 'export const a = 1;\nrequire;\n');
  expect(await client.diagnostics(untitled)).toHaveLength(1);
  const hover = await client.result('textDocument/hover', client.at(untitled, { line: 0, character: 13 }));
  expect(hover.contents.value).toContain('const a: 1');
});

test('a file that changes on the disk is seen, though the client does not watch', async () => {
  const client = await startLsp({ files: { 'other.js': 'export const a = 1;\n' } });
  const uri = client.open('main.js', "// @ts-check\nimport { b } from './other.js';\nb;\n");
  expect((await client.diagnostics(uri, (items) => items.length > 0)).map(({ code }) => code)).toEqual([2305]);
  writeFileSync(join(client.folder, 'other.js'), 'export const b = 1;\n');
  expect(await client.diagnostics(uri, (items) => items.length === 0)).toEqual([]);
  rmSync(join(client.folder, 'other.js'));
  expect((await client.diagnostics(uri, (items) => items.length > 0)).map(({ code }) => code)).toEqual([
    'ERR_MODULE_NOT_FOUND',
  ]);
});

test('a client that watches is asked to, and is believed', async () => {
  const client = await startLsp({
    files: { 'other.js': 'export const a = 1;\n' },
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const { registrations } = await client.request('client/registerCapability');
  expect(registrations[0].method).toBe('workspace/didChangeWatchedFiles');
  const uri = client.open('main.js', "import './new.js';\n");
  expect(await client.diagnostics(uri)).toHaveLength(1);
  writeFileSync(join(client.folder, 'new.js'), '');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri('new.js'), type: 1 }] });
  expect(await client.diagnostics(uri)).toEqual([]);
});

test('diagnostics are pushed or pulled, never both', async () => {
  const pulling = {
    textDocument: { diagnostic: {}, publishDiagnostics: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  };
  const client = await startLsp({ capabilities: pulling });
  const uri = client.open('main.js', 'document;\n');
  const report = await client.result('textDocument/diagnostic', { textDocument: { uri } });
  expect(report.items).toHaveLength(1);
  const again = await client.result('textDocument/diagnostic', {
    textDocument: { uri },
    previousResultId: report.resultId,
  });
  expect(again).toEqual({ kind: 'unchanged', resultId: report.resultId });
  expect(client.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics')).toEqual([]);

  // It could pull, but could not be told to do so again.
  const old = new LspClient(makeFolder());
  onTestFinished(() => {
    old.process.kill('SIGKILL');
  });
  const { capabilities } = await old.initialize({ capabilities: { textDocument: { diagnostic: {} } } });
  expect(capabilities.diagnosticProvider).toBeUndefined();
  expect(await old.diagnostics(old.open('main.js', 'document;\n'))).toHaveLength(1);
});

test('a document that is opened again with another text and the same version is what it is now', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', 'export const before = 1;\n');
  const at = client.at(uri, { line: 0, character: 14 });
  expect((await client.result('textDocument/hover', at)).contents.value).toContain('const before: 1');
  client.notify('textDocument/didClose', { textDocument: { uri } });
  client.open('main.js', 'export const after = 2;\n');
  expect((await client.result('textDocument/hover', at)).contents.value).toContain('const after: 2');
});

test('a thousand edits end in the right text', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', '\n');
  const start = { line: 0, character: 0 };
  for (let count = 0; count < 1000; count += 1) {
    client.change(uri, [{ range: { start, end: start }, text: count % 2 === 0 ? 'a' : '\n' }]);
  }
  client.change(uri, [{ text: 'export const last = 1;\nlast;\n' }]);
  const hover = await client.result('textDocument/hover', client.at(uri, { line: 1, character: 1 }));
  expect(hover.contents.value).toContain('const last: 1');
});

/** A chain of types that takes seconds to check. */
const slow = `// @ts-check
${Array.from({ length: 400 }, (_, at) => `export class C${at} ${at ? `extends C${at - 1} ` : ''}{ m${at}() { return [this].map((x) => ({ ...x, a${at}: 1 })); } }`).join('\n')}
`;

test('a cancelled request ends within a long check, and the next one is answered', async () => {
  const client = await startLsp({
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  const uri = client.open('slow.js', slow);
  const { id, answer } = client.send('textDocument/diagnostic', { textDocument: { uri } });
  client.notify('$/cancelRequest', { id });
  expect((await answer).error?.code).toBe(-32800);
  client.change(uri, [{ text: 'export const after = 1;\n' }]);
  const hover = await client.result('textDocument/hover', client.at(uri, { line: 0, character: 14 }));
  expect(hover.contents.value).toContain('const after: 1');
});

test('a file of five megabytes is served', async () => {
  const client = await startLsp();
  const uri = client.open(
    'big.js',
    `${'// filler of a long line, again and again\n'.repeat(125_000)}export const end = 1;\n`,
  );
  const hover = await client.result('textDocument/hover', client.at(uri, { line: 125_000, character: 14 }));
  expect(hover.contents.value).toContain('const end: 1');
});

test('bytes that are no UTF-8 are survived', async () => {
  const client = await startLsp({ files: { 'bad.js': Uint8Array.from([0x2f, 0x2f, 0xff, 0xfe, 0x0a]) } });
  const uri = client.open('main.js', "import './bad.js';\n");
  expect(await client.diagnostics(uri)).toEqual([]);
});
