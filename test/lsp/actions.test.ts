import { expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { applyEdits } from './support/apply-edits.ts';
import { type LspClient, startLsp } from './support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer
type Any = any;

async function actionsAt(client: LspClient, uri: string, range: Any, context: Any): Promise<CodeAction[]> {
  return client.result('textDocument/codeAction', { textDocument: { uri }, range, context });
}

/** The text after the edit of an action to one document. */
function apply(text: string, uri: string, action: CodeAction | undefined): string {
  return applyEdits(text, action?.edit?.changes?.[uri] ?? []);
}

async function fixed(text: string, files: Record<string, string>, title: RegExp): Promise<string> {
  const client = await startLsp({ files });
  const uri = client.open('main.js', text);
  const diagnostics = await client.diagnostics(uri, (items) => items.length > 0);
  const first = diagnostics[0] as Diagnostic;
  const actions = await actionsAt(client, uri, first.range, { diagnostics: [first] });
  const action = actions.find((candidate) => title.test(candidate.title));
  expect(action, actions.map((candidate) => candidate.title).join()).toBeDefined();
  return apply(text, uri, action);
}

test.each([
  ["import './util';\n", /util\.js/, "import './util.js';\n"],
  ["import 'util.js';\n", /util\.js/, "import './util.js';\n"],
  ["import './lib';\n", /index\.js/, "import './lib/index.js';\n"],
  ["import 'fs';\n", /promises/, "import 'fs/promises';\n"],
  ["import t from './note.txt';\nt;\n", /string/, "import t from './note.txt' with { type: 'text' };\nt;\n"],
  ["const { a: b } = require('./util.js');\nb;\n", /import/, "import { a as b } from './util.js';\nb;\n"],
  ['global;\n', /globalThis/, 'globalThis;\n'],
  ['helper();\n', /import/i, 'import { helper } from "./util.js";\n\nhelper();\n'],
])('%j is mended', async (text, title, expected) => {
  const files = {
    'util.js': 'export const a = 1;\nexport function helper() {}\n',
    'lib/index.js': '',
    'note.txt': '',
  };
  expect(await fixed(text, files, title)).toBe(expected);
});

test('imports are organized, added, and removed as whole files', async () => {
  const text = "import { b, a } from './util.js';\nimport { unused } from './util.js';\na;\nb;\nhelper();\n";
  const client = await startLsp({
    files: { 'util.js': 'export const a = 1, b = 2, unused = 3;\nexport function helper() {}\n' },
  });
  const uri = client.open('main.js', text);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const source = async (kind: string) => {
    const actions = await actionsAt(client, uri, range, { diagnostics: [], only: [kind] });
    expect(actions.map((action) => action.kind)).toEqual([kind]);
    return apply(text, uri, actions[0]);
  };
  expect(await source('source.organizeImports')).toBe("import { a, b } from './util.js';\na;\nb;\nhelper();\n");
  expect(await source('source.removeUnusedImports')).toBe("import { b, a } from './util.js';\na;\nb;\nhelper();\n");
  expect(await source('source.addMissingImports')).toContain('helper }');
});

test('refactorings are offered, and made when they are resolved', async () => {
  const client = await startLsp({
    capabilities: { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } },
  });
  const text = 'export function f() {\n  return 1 + 2;\n}\n';
  const uri = client.open('main.js', text);
  const range = { start: { line: 1, character: 9 }, end: { line: 1, character: 14 } };
  const actions = await actionsAt(client, uri, range, { diagnostics: [], only: ['refactor.extract'] });
  const action = actions.find(({ title }) => /constant/i.test(title));
  expect(action?.edit).toBeUndefined();
  const resolved = await client.result('codeAction/resolve', action);
  expect(apply(text, uri, resolved)).toMatch(/const newLocal = 1 \+ 2;/);
});
