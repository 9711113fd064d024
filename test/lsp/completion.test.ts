import { expect, test } from 'vitest';
import { type ClientOptions, caret, startLsp } from './support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer
type Any = any;

async function complete(marked: string, options: ClientOptions = {}, context?: unknown) {
  const client = await startLsp(options);
  const { text, position } = caret(marked);
  const uri = client.open('main.js', text);
  const list = await client.result('textDocument/completion', { ...client.at(uri, position), context });
  return { client, list, labels: (list?.items ?? []).map(({ label }: Any) => label) };
}

test('in the quotes of an import stands what loads, and nothing else', async () => {
  const files = {
    'a.js': '',
    'b.mjs': '',
    'c.ts': '',
    'data.json': '{}',
    'note.txt': '',
    'view.jsx': '',
    'sub/d.js': '',
    '.hidden.js': '',
    'node_modules/x/index.js': '',
  };
  const { labels } = await complete("import './$0';\n", { files });
  expect(labels.sort()).toEqual(['a.js', 'b.mjs', 'c.ts', 'data.json', 'sub']);
  const asText = await complete("import t from './$0' with { type: 'text' };\n", { files });
  expect(asText.labels).toContain('note.txt');
  const builtIns = await complete("import '$0';\n", { files });
  expect(builtIns.labels).toEqual(expect.arrayContaining(['node:fs/promises', './']));
});

test('no item starts before its siblings, and none has two ranges', async () => {
  const { list } = await complete(
    '// @ts-check\n/** @type {{ "a-b": number, plain: string } | undefined} */\nlet o = globalThis.o;\no.$0;\n',
  );
  const starts = new Set(list.items.map(({ textEdit }: Any) => JSON.stringify(textEdit.range.start)));
  expect(starts.size).toBe(1);
  expect(list.items.every(({ textEdit }: Any) => !('insert' in textEdit))).toBe(true);
  const plain = list.items.find(({ label }: Any) => label === 'plain');
  expect(plain.additionalTextEdits).toEqual([
    { range: { start: { line: 3, character: 1 }, end: { line: 3, character: 2 } }, newText: '?.' },
  ]);
});

test('a client with defaults for lists gets one range for all', async () => {
  const { list } = await complete('console.lo$0\n', {
    capabilities: { textDocument: { completion: { completionList: { itemDefaults: ['editRange'] } } } },
  });
  expect(list.itemDefaults.editRange).toEqual({ start: { line: 0, character: 8 }, end: { line: 0, character: 10 } });
  expect(list.items.find(({ label }: Any) => label === 'log').textEdit).toBeUndefined();
});

test('a function is completed as a call where the user wants it', async () => {
  const { client, list } = await complete('console.cou$0\n', {
    settings: { completion: { calls: true } },
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const item = list.items.find(({ label }: Any) => label === 'count');
  const resolved = await client.result('completionItem/resolve', item);
  expect(resolved.insertTextFormat).toBe(2);
  expect(resolved.textEdit.newText).toBe('count($1)$0');
});

test('/** becomes a comment with the parameters', async () => {
  const { list } = await complete(
    '/**$0 */\nexport function f(a, b) { return a + b; }\n',
    {},
    { triggerKind: 2, triggerCharacter: '*' },
  );
  expect(list.items[0].textEdit.newText).toMatch(/@param \{any\} a[\s\S]*@param \{any\} b[\s\S]*@returns/);
});

test('nothing of browsers and Node is offered', async () => {
  const { labels } = await complete('$0\n');
  expect(labels).toContain('console');
  for (const name of ['document', 'window', 'require', 'Buffer', '__dirname']) expect(labels).not.toContain(name);
});

test('hovers tell signature, documentation, and what an import loads', async () => {
  const client = await startLsp({ files: { 'a.js': 'export const a = 1;\n' } });
  const uri = client.open('main.js', "import { a } from './a.js';\nsetTimeout(() => a, 1);\n");
  const onSpecifier = await client.result('textDocument/hover', client.at(uri, { line: 0, character: 20 }));
  expect(onSpecifier.contents.value).toContain(`${client.folder}/a.js`);
  const onTimer = await client.result('textDocument/hover', client.at(uri, { line: 1, character: 2 }));
  expect(onTimer.contents.value).toMatch(/function setTimeout[\s\S]*@param/);
  const help = await client.result('textDocument/signatureHelp', client.at(uri, { line: 1, character: 11 }));
  expect(help.signatures[help.activeSignature].label).toContain('setTimeout(');
});

test('modules of text, bytes and WebAssembly have the types of their content', async () => {
  const wasm = Uint8Array.from([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 126, 1, 124, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 4, 1,
    2, 0, 11,
  ]);
  const client = await startLsp({ files: { 'a.wasm': wasm, 'note.txt': 'x' } });
  const uri = client.open(
    'main.js',
    "// @ts-check\nimport { add } from './a.wasm';\nimport note from './note.txt' with { type: 'text' };\nadd;\nnote;\n",
  );
  const hover = async (line: number) =>
    (await client.result('textDocument/hover', client.at(uri, { line, character: 1 }))).contents.value;
  expect(await hover(3)).toContain('(p0: number, p1: bigint): number');
  expect(await hover(4)).toContain('note: string');
  expect((await client.diagnostics(uri)).map(({ message }) => message)).toEqual([]);
});
