/** Diagnostics and what the protocol has beside requests about text. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Any, type Row, yes } from './rows.ts';

export const protocolRows: readonly Row[] = [
  {
    feature: 'diagnostics, pulled by clients that can be told to pull again',
    request: 'textDocument/diagnostic',
    async ask(folder) {
      const { uri } = folder.open('document.title;\n');
      const { items, resultId } = await folder.of('textDocument/diagnostic', uri);
      const again = await folder.of('textDocument/diagnostic', uri, { previousResultId: resultId });
      const pushed = folder.client.notifications.some(({ method }) => method === 'textDocument/publishDiagnostics');
      return `${items.length}, then \`${again.kind}\`; pushed as well: ${pushed ? 'NO' : 'no'}`;
    },
  },
  {
    feature: 'diagnostics, pushed to all others',
    request: 'textDocument/publishDiagnostics',
    capabilities: { workspace: {}, textDocument: { diagnostic: {}, publishDiagnostics: {} } },
    async ask(folder) {
      const { uri } = folder.open('document.title;\n');
      return `${(await folder.client.diagnostics(uri)).length}`;
    },
  },
  {
    feature: 'diagnostics of the folder, with progress',
    request: 'workspace/diagnostic',
    async ask({ client }) {
      const first = await client.result('workspace/diagnostic', { previousResultIds: [], workDoneToken: 'work' });
      const previousResultIds = first.items.map(({ uri, resultId }: Any) => ({ uri, value: resultId }));
      const second = await client.result('workspace/diagnostic', { previousResultIds });
      const told = client.notifications.filter(
        ({ method, params }) => method === '$/progress' && params.token === 'work',
      );
      const unchanged = second.items.every(({ kind }: Any) => kind === 'unchanged');
      const wrong = first.items.find(({ uri }: Any) => uri === client.uri('wrong.js'));
      return `\`wrong.js\`: ${wrong.items.length}; the second time all \`unchanged\`: ${yes(unchanged)}; progress: ${yes(told.length > 1)}`;
    },
  },
  {
    feature: '… in parts, as they are found',
    request: 'workspace/diagnostic',
    async ask({ client }) {
      const params = { previousResultIds: [], partialResultToken: 'parts' };
      const { items } = await client.result('workspace/diagnostic', params);
      const parts = client.notifications.filter(({ params: told }) => told?.token === 'parts');
      return yes(items.length === 0 && parts.flatMap(({ params: told }) => told.value.items).length > 3);
    },
  },
  {
    feature: 'tags of unused and deprecated code',
    request: 'textDocument/diagnostic',
    async ask(folder) {
      const { uri } = folder.open('/** @deprecated */\nfunction old() {}\nold();\nlet unused;\n');
      const { items } = await folder.of('textDocument/diagnostic', uri);
      return items
        .flatMap(({ tags = [] }: Any) => tags.map((tag: number) => (tag === 1 ? 'unused' : 'deprecated')))
        .sort()
        .join(', ');
    },
  },
  {
    feature: 'links to documentation',
    request: 'textDocument/diagnostic',
    async ask(folder) {
      const { uri } = folder.open("document;\nimport './none.js';\n");
      const { items } = await folder.of('textDocument/diagnostic', uri);
      return yes(
        items.length === 2 && items.every(({ codeDescription }: Any) => codeDescription?.href.startsWith('https:')),
      );
    },
  },
  {
    feature: 'columns in UTF-8',
    request: 'textDocument/definition',
    capabilities: { general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] }, textDocument: {} },
    async ask(folder) {
      const { uri, position } = folder.open("const s = 'é😀', wide = 1;\nwi$0de;\ns;\n");
      const [place] = await folder.client.result('textDocument/definition', folder.client.at(uri, position));
      return yes(place.range.start.character === 20);
    },
  },
  {
    feature: 'configuration, pulled',
    request: 'workspace/configuration',
    ask: async ({ client }) => `section \`${(await client.request('workspace/configuration')).items[0].section}\``,
  },
  {
    feature: 'registration at run time',
    request: 'client/registerCapability',
    async ask({ client }) {
      await client.request('client/registerCapability');
      const registered = client.requests.filter(({ method }) => method === 'client/registerCapability');
      const methods = registered.flatMap(({ params }) =>
        params.registrations.map(({ method }: Any) => `\`${method}\``),
      );
      return methods.sort().join(', ');
    },
  },
  {
    feature: 'folders that come and go',
    request: 'workspace/didChangeWorkspaceFolders',
    async ask({ client }) {
      const folder = { uri: client.uri('sub'), name: 'sub' };
      client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
      client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
      return yes((await client.result('workspace/symbol', { query: 'four' })).length === 1);
    },
  },
  {
    feature: 'files that change on the disk, told by the client',
    request: 'workspace/didChangeWatchedFiles',
    async ask(folder) {
      const { uri } = folder.open("import './fresh.js';\n");
      const before = await folder.of('textDocument/diagnostic', uri);
      writeFileSync(join(folder.client.folder, 'fresh.js'), '');
      const changes = [{ uri: folder.client.uri('fresh.js'), type: 1 }];
      folder.client.notify('workspace/didChangeWatchedFiles', { changes });
      const after = await folder.of('textDocument/diagnostic', uri);
      return yes(before.items.length === 1 && after.items.length === 0);
    },
  },
  {
    feature: '… seen by the server where the client cannot',
    request: 'textDocument/publishDiagnostics',
    capabilities: { workspace: {}, textDocument: {} },
    async ask(folder) {
      const { uri } = folder.open("import './seen.js';\n");
      await folder.client.diagnostics(uri, (items) => items.length === 1);
      writeFileSync(join(folder.client.folder, 'seen.js'), '');
      return yes((await folder.client.diagnostics(uri, (items) => items.length === 0)).length === 0);
    },
  },
  {
    feature: 'progress while the folder is read',
    request: '$/progress',
    async ask({ client }) {
      const { value } = await client.notification('$/progress', ({ token }) => token === 'jstime/folder');
      return `"${value.message}"`;
    },
  },
  {
    feature: 'declarations as documents',
    request: 'workspace/textDocumentContent',
    async ask(folder) {
      const [{ targetUri }] = await folder.at('textDocument/definition', 'main.js', 'console.log');
      const { text } = await folder.client.result('workspace/textDocumentContent', { uri: targetUri });
      return `\`${targetUri}\`, ${yes(text.includes('Console'))}`;
    },
  },
];
