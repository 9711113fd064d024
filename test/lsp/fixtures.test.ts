// Folders as cases: fixtures/FEATURE/CASE/ holds modules, one of them with the caret `$0`, and the expected answer in
// expected.txt. A new case is a new folder; `vitest run test/lsp/fixtures -u` writes what came.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everything } from './capabilities/everything.ts';
import { caret, startLsp } from './support/client.ts';
import { answers } from './support/fixture-answers.ts';

const root = join(import.meta.dirname, 'fixtures');
const foldersIn = (folder: string) => readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());

/** The files of a case, by their names. */
function filesOf(folder: string): Record<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true }).map(String);
  return Object.fromEntries(
    names
      .filter((name) => name !== 'expected.txt' && statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

describe.each(foldersIn(root))('%s', (feature) => {
  test.each(foldersIn(join(root, feature)))('%s', async (name) => {
    const folder = join(root, feature, name);
    const files = filesOf(folder);
    const main = Object.keys(files).find((file) => Buffer.from(files[file] ?? []).includes('$0'));
    const answer = answers[feature];
    if (main === undefined || answer === undefined) {
      throw new Error(`${relative(root, folder)}: no file has the caret $0, or the feature is unknown`);
    }
    const { text, position } = caret(Buffer.from(files[main] ?? []).toString());
    const client = await startLsp({ files: { ...files, [main]: text }, capabilities: everything });
    const uri = client.open(main, text);
    const said = await answer({ client, uri, text, position, at: client.at(uri, position) });
    await expect(`${said}\n`).toMatchFileSnapshot(join(folder, 'expected.txt'));
  });
});
