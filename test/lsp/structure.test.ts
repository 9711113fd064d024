import { expect, test } from 'vitest';
import { caret, startLsp } from './support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer
type Any = any;

const text = `import { readFile } from './util.js';
/** https://example.com/page */
export class Shape {
  #side = 1;
  area() {
    return this.#side;
  }
}
export const f = (a, b) => a + b;
f(1, 2);
readFile;
`;
const files = { 'util.js': 'export const readFile = 1;\n' };

async function start(capabilities = {}) {
  const client = await startLsp({ files, capabilities });
  const uri = client.open('main.js', text);
  return { client, uri, document: { textDocument: { uri } } };
}

test('outline, as a tree where the client has trees', async () => {
  const { client, document } = await start({
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  });
  const symbols = await client.result('textDocument/documentSymbol', document);
  expect(symbols.map(({ name, children }: Any) => [name, children.map((child: Any) => child.name)])).toEqual([
    ['Shape', ['#side', 'area']],
    ['f', []],
  ]);
  const flat = await start();
  const list = await flat.client.result('textDocument/documentSymbol', flat.document);
  expect(list.map(({ name, containerName }: Any) => [name, containerName])).toContainEqual(['area', 'Shape']);
});

test('folds, selection and links', async () => {
  const { client, uri, document } = await start();
  const folds = await client.result('textDocument/foldingRange', document);
  expect(folds).toContainEqual({ startLine: 2, endLine: 6 });
  const [range] = await client.result('textDocument/selectionRange', {
    ...document,
    positions: [{ line: 5, character: 13 }],
  });
  expect(range.range.start.line).toBe(5);
  expect(range.parent.range).toBeDefined();
  const links = await client.result('textDocument/documentLink', document);
  expect(links.map(({ target }: Any) => target)).toEqual([client.uri('util.js'), 'https://example.com/page']);
  expect(uri).toBe(client.uri('main.js'));
});

test('semantic tokens: all, of a range, and what changed', async () => {
  const { client, uri, document } = await start();
  const { data, resultId } = await client.result('textDocument/semanticTokens/full', document);
  expect(data.length % 5).toBe(0);
  const part = await client.result('textDocument/semanticTokens/range', {
    ...document,
    range: { start: { line: 8, character: 0 }, end: { line: 9, character: 8 } },
  });
  expect(part.data.length).toBeGreaterThan(0);
  expect(part.data.length).toBeLessThan(data.length);
  const ask = { ...document, previousResultId: resultId };
  const same = await client.result('textDocument/semanticTokens/full/delta', ask);
  expect(same.edits).toEqual([]);
  client.change(uri, [
    { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: 'f(3, 4);\n' },
  ]);
  const changed = await client.result('textDocument/semanticTokens/full/delta', {
    ...document,
    previousResultId: same.resultId,
  });
  const [edit] = changed.edits;
  const patched = [...data.slice(0, edit.start), ...edit.data, ...data.slice(edit.start + edit.deleteCount)];
  expect(patched).toEqual((await client.result('textDocument/semanticTokens/full', document)).data);
});

test('inlay hints and lenses', async () => {
  const { client, document } = await start();
  const hints = await client.result('textDocument/inlayHint', {
    ...document,
    range: { start: { line: 0, character: 0 }, end: { line: 11, character: 0 } },
  });
  expect(hints.map(({ label }: Any) => label.map(({ value }: Any) => value).join(''))).toEqual(
    expect.arrayContaining(['a:', 'b:']),
  );
  const lenses = await client.result('textDocument/codeLens', document);
  const lens = await client.result('codeLens/resolve', lenses[0]);
  expect(lens.command.title).toMatch(/^\d+ references?$/);
});

test('inlay hints leave out what says nothing', async () => {
  const client = await startLsp();
  const text = "console.log('a');\n[{ b: 1 }].map(({ b }) => b);\nfor (const f of JSON.parse('[]')) f(({ x }) => x);\n";
  const uri = client.open('main.js', text);
  const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
  const hints = await client.result('textDocument/inlayHint', { textDocument: { uri }, range });
  expect(hints.map(({ label }: Any) => label.map(({ value }: Any) => value).join(''))).toEqual([
    ': { b: number }',
    'text:',
  ]);
});

test('formatting: all, a part, and after a key', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', 'let  a=1;\nlet  b=2;\n');
  const options = { tabSize: 2, insertSpaces: true };
  const textDocument = { uri };
  const all = await client.result('textDocument/formatting', { textDocument, options });
  const part = await client.result('textDocument/rangeFormatting', {
    textDocument,
    options,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
  });
  const typed = await client.result('textDocument/onTypeFormatting', {
    textDocument,
    options,
    ch: ';',
    position: { line: 1, character: 9 },
  });
  expect([all.length > part.length, part.length > 0, typed.length > 0]).toEqual([true, true, true]);
  expect(typed.every(({ range }: Any) => range.start.line === 1)).toBe(true);
});

test('declarations of the runtime open as documents, with and without support of the client', async () => {
  const capabilities = { workspace: { textDocumentContent: { dynamicRegistration: false } } } as object;
  const virtual = await startLsp({ capabilities });
  const { text: program, position } = caret('conso$0le.log(1);\n');
  const uri = virtual.open('main.js', program);
  const [place] = await virtual.result('textDocument/definition', virtual.at(uri, position));
  expect(place.uri).toBe('jstime:/typings/console.d.ts');
  const { text: content } = await virtual.result('workspace/textDocumentContent', { uri: place.uri });
  expect(content.split('\n')[place.range.start.line]).toContain('console');

  const plain = await startLsp();
  const other = plain.open('main.js', program);
  const [file] = await plain.result('textDocument/definition', plain.at(other, position));
  expect(file.uri).toMatch(/^file:.*console\.d\.ts$/);
});
