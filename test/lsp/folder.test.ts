// A folder without any configuration: all its modules belong together, those that nobody opened included.
import { expect, test } from 'vitest';
import { startLsp } from './support/client.ts';

const files = {
  'util.js': 'export function twice(n) { return 2 * n; }\nexport class Shape { area() { return 0; } }\n',
  'other.js':
    "import { twice, Shape } from './util.js';\nexport class Square extends Shape { area() { return twice(2); } }\n",
  'deep/third.js': "import { twice } from '../util.js';\nexport const four = () => twice(2);\nfour();\n",
  'main.js': "import { twice } from './util.js';\ntwice(1);\nexport const x = twice(3);\n",
};
const main = files['main.js'];
const nameInUse = { line: 1, character: 2 };

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer
type Any = any;

async function start(capabilities = {}) {
  const client = await startLsp({ files, capabilities });
  const uri = client.open('main.js', main);
  return { client, uri };
}

test('references are found in all modules', async () => {
  const { client, uri } = await start();
  const found = await client.result('textDocument/references', {
    ...client.at(uri, nameInUse),
    context: { includeDeclaration: true },
  });
  expect(found.map((place: Any) => place.uri.slice(client.uri('').length + 1)).sort()).toEqual([
    'deep/third.js',
    'deep/third.js',
    'main.js',
    'main.js',
    'main.js',
    'other.js',
    'other.js',
    'util.js',
  ]);
});

test('a rename is one edit of all modules', async () => {
  const { client, uri } = await start({ workspace: { workspaceEdit: { documentChanges: true } } });
  const edit = await client.result('textDocument/rename', { ...client.at(uri, nameInUse), newName: 'double' });
  expect(
    edit.documentChanges.map(({ textDocument, edits }: Any) => [
      textDocument.uri.slice(client.uri('').length + 1),
      textDocument.version,
      edits.length,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['util.js', null, 1],
      ['main.js', 1, 3],
      ['other.js', null, 2],
      ['deep/third.js', null, 2],
    ]),
  );
});

test('what the runtime declares and what is no name is not renamed', async () => {
  const client = await startLsp();
  const uri = client.open('main.js', 'console.log(1);\nlet a = 1;\na;\n');
  const ofRuntime = await client.ask('textDocument/rename', {
    ...client.at(uri, { line: 0, character: 2 }),
    newName: 'terminal',
  });
  expect(ofRuntime.error?.code).toBe(-32803);
  const noName = await client.ask('textDocument/rename', {
    ...client.at(uri, { line: 1, character: 4 }),
    newName: 'a b',
  });
  expect(noName.error?.message).toBe("'a b' is no name");
});

test('callers, implementations, subtypes and symbols are found in all modules', async () => {
  const { client, uri } = await start();
  const [item] = await client.result('textDocument/prepareCallHierarchy', client.at(uri, nameInUse));
  expect(item.name).toBe('twice');
  const calls = await client.result('callHierarchy/incomingCalls', { item });
  expect(calls.flatMap(({ fromRanges }: Any) => fromRanges)).toHaveLength(4);

  const util = client.open('util.js', files['util.js']);
  const onShape = client.at(util, { line: 1, character: 15 });
  const [shape] = await client.result('textDocument/prepareTypeHierarchy', onShape);
  const subtypes = await client.result('typeHierarchy/subtypes', { item: shape });
  expect(subtypes.map(({ name }: Any) => name)).toEqual(['Square']);
  const supertypes = await client.result('typeHierarchy/supertypes', { item: subtypes[0] });
  expect(supertypes.map(({ name }: Any) => name)).toEqual(['Shape']);
  const implementations = await client.result('textDocument/implementation', onShape);
  expect(implementations.map(({ uri: file }: Any) => file)).toContain(client.uri('other.js'));

  const symbols = await client.result('workspace/symbol', { query: 'four' });
  expect(symbols.map(({ name, location }: Any) => [name, location.uri])).toEqual([
    ['four', client.uri('deep/third.js')],
  ]);
});

test('completion imports what a module that nobody opened exports, with its extension', async () => {
  const client = await startLsp({ files });
  const uri = client.open('new.js', 'fou');
  await client.result('workspace/symbol', { query: 'four' });
  const { items } = await client.result('textDocument/completion', client.at(uri, { line: 0, character: 3 }));
  const item = items.find(({ label }: Any) => label === 'four');
  const { additionalTextEdits } = await client.result('completionItem/resolve', item);
  expect(additionalTextEdits[0].newText).toBe('import { four } from "./deep/third.js";\n\n');
});

test('files and folders that get other names take their imports along', async () => {
  const { client } = await start();
  const edit = await client.result('workspace/willRenameFiles', {
    files: [{ oldUri: client.uri('util.js'), newUri: client.uri('lib/tools.js') }],
  });
  expect(
    Object.fromEntries(
      Object.entries(edit.changes).map(([uri, edits]) => [
        uri.slice(client.uri('').length + 1),
        (edits as Any[]).map(({ newText }) => newText),
      ]),
    ),
  ).toEqual({
    'main.js': ['./lib/tools.js'],
    'other.js': ['./lib/tools.js'],
    'deep/third.js': ['../lib/tools.js'],
  });
  const folder = await client.result('workspace/willRenameFiles', {
    files: [{ oldUri: client.uri('deep'), newUri: client.uri('a/b') }],
  });
  expect(folder.changes[client.uri('deep/third.js')].map(({ newText }: Any) => newText)).toEqual(['../../util.js']);
});

test('the whole folder is diagnosed, and the second time only what changed', async () => {
  const client = await startLsp({
    files: { 'good.js': 'export {};\n', 'bad.js': 'document.title;\n' },
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  const first = await client.result('workspace/diagnostic', { previousResultIds: [] });
  expect(first.items.map(({ uri, items }: Any) => [uri, items.length]).sort()).toEqual([
    [client.uri('bad.js'), 1],
    [client.uri('good.js'), 0],
  ]);
  const previousResultIds = first.items.map(({ uri, resultId }: Any) => ({ uri, value: resultId }));
  const second = await client.result('workspace/diagnostic', { previousResultIds });
  expect(second.items.map(({ kind }: Any) => kind)).toEqual(['unchanged', 'unchanged']);
});

test('syntax errors of the open file are told before all that it imports is read', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `part${index}.js`);
  const client = await startLsp({ files: Object.fromEntries(names.map((name) => [name, 'export const a = 1;\n'])) });
  const imports = names.map((name) => `import './${name}';\n`).join('');
  const uri = client.open('main.js', `${imports}document;\n1 + ;\n`);
  const lines = (items: { range: { start: { line: number } } }[]) => items.map(({ range }) => range.start.line);
  const told = await client.diagnostics(uri, (items) => lines(items).includes(names.length));
  expect(lines(told)).toEqual([names.length, names.length + 1]);
  const first = client.notifications.find(({ method }) => method === 'textDocument/publishDiagnostics');
  expect(lines(first?.params.diagnostics)).toEqual([names.length + 1]);
});
