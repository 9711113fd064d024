// After any edits the answers are those of a server that never saw anything else.
import { expect, test } from 'vitest';
import { choices } from '../support/choices.ts';
import { type LspClient, startLsp } from './support/client.ts';

const pieces = [
  'const a = 1;\n',
  'f(',
  ')',
  '\n',
  '"',
  '/* ',
  ' */',
  'é😀',
  'export ',
  '{',
  '}',
  'a.',
  '// @ts-check\n',
];

async function answers(client: LspClient, uri: string): Promise<unknown[]> {
  const document = { textDocument: { uri } };
  return [
    await client.result('textDocument/documentSymbol', document),
    await client.result('textDocument/foldingRange', document),
    (await client.result('textDocument/semanticTokens/full', document)).data,
    await client.result('textDocument/hover', client.at(uri, { line: 0, character: 3 })),
    (await client.result('textDocument/diagnostic', document)).items,
  ];
}

test('a server after many random edits answers as a fresh one', async () => {
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  };
  const files = { 'other.js': 'export const other = 1;\n' };
  const old = await startLsp({ files, capabilities });
  const choose = choices(7);
  let text = "import { other } from './other.js';\nfunction f(x) { return x + other; }\n";
  const uri = old.open('main.js', text);
  for (let round = 0; round < 5; round += 1) {
    for (let count = 0; count < 40; count += 1) {
      const start = choose(text.length + 1);
      const end = Math.min(text.length, start + choose(4));
      const at = (offset: number) => {
        const before = text.slice(0, offset);
        return { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
      };
      const piece = pieces[choose(pieces.length)] ?? '';
      old.change(uri, [{ range: { start: at(start), end: at(end) }, text: piece }]);
      text = text.slice(0, start) + piece + text.slice(end);
      if (count % 10 === 0) await old.ask('textDocument/completion', old.at(uri, at(start)));
    }
    const fresh = await startLsp({ files, capabilities });
    const freshUri = fresh.open('main.js', text);
    const expected = JSON.stringify(await answers(fresh, freshUri)).replaceAll(fresh.folder, old.folder);
    expect(JSON.stringify(await answers(old, uri)), text).toBe(expected);
    await fresh.end();
  }
});
