// Folders as cases: fixtures/FEATURE/CASE/ holds modules, one of them with the caret `$0`, and the expected answer in
// expected.txt. A new case is a new folder; `vitest run test/lsp/fixtures -u` writes what came.
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everything } from './capabilities/everything.ts';
import { caret, LspClient } from './support/client.ts';
import { answers } from './support/fixture-answers.ts';

const root = join(import.meta.dirname, 'fixtures');
const foldersIn = (folder: string) => readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

/** The file of a folder that has the caret. */
function fileWithCaret(folder: string): string {
  const found = readdirSync(folder, { recursive: true })
    .map(String)
    .find((name) => {
      const path = join(folder, name);
      return name !== 'expected.txt' && statSync(path).isFile() && readFileSync(path).includes('$0');
    });
  if (found === undefined) throw new Error(`no file in ${folder} has the caret $0`);
  return found;
}

describe.each(foldersIn(root))('%s', (feature) => {
  let client: LspClient;
  let parent: string;
  let shown: { uri: string; name: string }[] = [];

  beforeAll(async () => {
    parent = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-fixtures-')));
    client = new LspClient(parent);
    await client.initialize({ capabilities: everything, workspace: false });
  });

  afterAll(() => {
    client.process.kill('SIGKILL');
    rmSync(parent, { recursive: true, force: true });
  });

  test.each(foldersIn(join(root, feature)))('%s', async (name) => {
    const source = join(root, feature, name);
    const main = fileWithCaret(source);
    const { text, position } = caret(readFileSync(join(source, main), 'utf8'));
    client.folder = join(parent, name);
    cpSync(source, client.folder, { recursive: true });
    rmSync(join(client.folder, 'expected.txt'), { force: true });
    writeFileSync(join(client.folder, main), text);

    const removed = shown;
    shown = [{ uri: pathToFileURL(client.folder).href, name }];
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: shown, removed } });
    client.notifications.length = 0;
    const uri = client.open(main, text);
    await client.notification('jstime/status', ({ state }) => state === 'ready');

    const answer = answers[feature];
    if (!answer) throw new Error(`support/fixture-answers.ts does not say what to ask for ${feature}`);
    const said = await answer({ client, uri, text, position, at: client.at(uri, position) });
    client.notify('textDocument/didClose', { textDocument: { uri } });
    await expect(`${said}\n`).toMatchFileSnapshot(join(source, 'expected.txt'));
  });
});
