import { expect, test } from 'vitest';
import { caret, startLsp } from './support/client.ts';

test('a wrong call, an unknown name and a wrong import are told of an opened module', async () => {
  const client = await startLsp();
  const text = "// @ts-check\nimport './missing.js';\nMath.max('a');\ndocument.title;\n";
  const uri = client.open('main.js', text);
  const diagnostics = await client.diagnostics(uri);
  expect(diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([
    ['ERR_MODULE_NOT_FOUND', 1],
    [2345, 2],
    [2584, 3],
  ]);
  expect(diagnostics[0]?.message).toBe("Cannot find module './missing.js'");
  expect(diagnostics[2]?.message).toMatch(/^jstime has no 'document'/);
  expect(await client.end()).toBe(0);
});

test('without // @ts-check only names and modules are looked at', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', "Math.max('a');\nrequire('x');\ntypeof window !== 'undefined' && window.name;\n");
  const diagnostics = await client.diagnostics(uri);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "jstime has no 'require': write `import … from './file.js'`",
  ]);
});

test('an edit makes new diagnostics', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', '// @ts-check\nlet a = 1;\na.toFixed();\n');
  expect(await client.diagnostics(uri)).toEqual([]);
  client.change(uri, [
    { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 9 } }, text: 'toUpperCase' },
  ]);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual([2339]);
});

test('completion, its details, hover and definition', async () => {
  const client = await startLsp({
    files: { 'util.js': '/** Adds. */\nexport function add(a, b) { return a + b; }\n' },
  });
  const { text, position } = caret("import { add } from './util.js';\nconsole.$0log(add(1, 2));\n");
  const uri = client.open('main.js', text);
  const list = await client.result('textDocument/completion', client.at(uri, position));
  const log = list.items.find(({ label }: { label: string }) => label === 'log');
  expect(log).toBeDefined();
  const resolved = await client.result('completionItem/resolve', log);
  expect(resolved.detail).toContain('log(');
  expect(resolved.documentation.value).toMatch(/\w/);
  const onAdd = client.at(uri, { line: 1, character: 13 });
  const hover = await client.result('textDocument/hover', onAdd);
  expect(hover.contents.value).toContain('add(a: any, b: any): any');
  expect(hover.contents.value).toContain('Adds.');
  expect(await client.result('textDocument/definition', onAdd)).toEqual([
    { uri: client.uri('util.js'), range: { start: { line: 1, character: 16 }, end: { line: 1, character: 19 } } },
  ]);
});
