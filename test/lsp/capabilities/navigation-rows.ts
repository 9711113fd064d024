/** From names to what they mean, where they are used, and new names. */
import { type Any, places, type Row, yes } from './rows.ts';

function targets(links: readonly Any[]): string {
  return links.map((link) => `\`${(link.targetUri ?? link.uri).split('/').at(-1)}\``).join(', ');
}

function edits(edit: Any): string {
  const changes: Any[] = edit?.documentChanges ?? [];
  const count = changes.reduce((sum, change) => sum + change.edits.length, 0);
  return `${count} edits in ${changes.length} files`;
}

export const navigationRows: readonly Row[] = [
  {
    feature: 'definition',
    request: 'textDocument/definition',
    ask: async (folder) => targets(await folder.at('textDocument/definition', 'main.js', 'twice(2)')),
  },
  {
    feature: 'declaration',
    request: 'textDocument/declaration',
    ask: async (folder) => targets(await folder.at('textDocument/declaration', 'main.js', 'shape.area')),
  },
  {
    feature: 'type definition',
    request: 'textDocument/typeDefinition',
    ask: async (folder) => targets(await folder.at('textDocument/typeDefinition', 'main.js', 'shape.area')),
  },
  {
    feature: 'implementations (three exist)',
    request: 'textDocument/implementation',
    ask: async (folder) => places(await folder.at('textDocument/implementation', 'util.js', 'area()')),
  },
  {
    feature: 'references (eight exist)',
    request: 'textDocument/references',
    ask: async (folder) =>
      places(
        await folder.at('textDocument/references', 'util.js', 'twice(n)', { context: { includeDeclaration: true } }),
      ),
  },
  {
    feature: 'highlights',
    request: 'textDocument/documentHighlight',
    ask: async (folder) =>
      `${(await folder.at('textDocument/documentHighlight', 'main.js', 'twice(2)')).length} places`,
  },
  {
    feature: 'symbols of the folder',
    request: 'workspace/symbol',
    async ask({ client }) {
      const found = await client.result('workspace/symbol', { query: 'four' });
      const resolved = await client.result('workspaceSymbol/resolve', found[0]);
      return `${found.length}, in \`${resolved.location.uri.split('/').at(-1)}\``;
    },
  },
  {
    feature: 'callers (five exist)',
    request: 'callHierarchy/incomingCalls',
    async ask(folder) {
      const [item] = await folder.at('textDocument/prepareCallHierarchy', 'util.js', 'twice(n)');
      const calls: Any[] = await folder.client.result('callHierarchy/incomingCalls', { item });
      return `${calls.flatMap(({ fromRanges }) => fromRanges).length} calls`;
    },
  },
  {
    feature: 'callees',
    request: 'callHierarchy/outgoingCalls',
    async ask(folder) {
      const [item] = await folder.at('textDocument/prepareCallHierarchy', 'main.js', 'count(n)');
      const calls: Any[] = await folder.client.result('callHierarchy/outgoingCalls', { item });
      return calls.map(({ to }) => `\`${to.name}\``).join(', ');
    },
  },
  {
    feature: 'subtypes',
    request: 'typeHierarchy/subtypes',
    async ask(folder) {
      const [item] = await folder.at('textDocument/prepareTypeHierarchy', 'util.js', 'Shape {');
      const found: Any[] = await folder.client.result('typeHierarchy/subtypes', { item });
      return found.map(({ name }) => `\`${name}\``).join(', ');
    },
  },
  {
    feature: 'supertypes',
    request: 'typeHierarchy/supertypes',
    async ask(folder) {
      const { uri, position } = folder.open("import { Shape } from './util.js';\nclass Da$0t extends Shape {}\n");
      const [item] = await folder.client.result('textDocument/prepareTypeHierarchy', folder.client.at(uri, position));
      const found: Any[] = await folder.client.result('typeHierarchy/supertypes', { item });
      return found.map(({ name }) => `\`${name}\``).join(', ');
    },
  },
  {
    feature: 'the place of a rename',
    request: 'textDocument/prepareRename',
    ask: async (folder) =>
      yes((await folder.at('textDocument/prepareRename', 'util.js', 'twice(n)')).start !== undefined),
  },
  {
    feature: 'rename',
    request: 'textDocument/rename',
    ask: async (folder) => edits(await folder.at('textDocument/rename', 'util.js', 'twice(n)', { newName: 'double' })),
  },
  {
    feature: 'rename of a file',
    request: 'workspace/willRenameFiles',
    async ask({ client }) {
      const move = { oldUri: client.uri('util.js'), newUri: client.uri('lib/tools.js') };
      return edits(await client.result('workspace/willRenameFiles', { files: [move] }));
    },
  },
  {
    feature: 'rename of a file, for clients that tell afterwards',
    request: 'workspace/didRenameFiles',
    capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
    async ask({ client }) {
      const move = { oldUri: client.uri('data.json'), newUri: client.uri('sub/data.json') };
      client.notify('workspace/didRenameFiles', { files: [move] });
      const { edit } = await client.request('workspace/applyEdit');
      return `${edits(edit)}, by \`workspace/applyEdit\``;
    },
  },
];
