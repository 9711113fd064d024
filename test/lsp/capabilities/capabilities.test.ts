// What the server answers to each request of the protocol, in a folder without configuration whose modules were not all
// opened. Written to docs/language-server.md; `vitest run test/lsp/capabilities -u` writes it anew.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../support/jstime.ts';
import { startLsp } from '../support/client.ts';
import { actionRows } from './action-rows.ts';
import { completionRows } from './completion-rows.ts';
import { everything } from './everything.ts';
import { navigationRows } from './navigation-rows.ts';
import { protocolRows } from './protocol-rows.ts';
import { Folder, files, type Row } from './rows.ts';
import { structureRows } from './structure-rows.ts';

const head = `# What the language server answers

Each row was asked of the real server over its standard streams, in a folder without any configuration: \`main.js\` and
\`util.js\` are open, \`other.js\` and \`wrong.js\` never were. Written by \`test/lsp/capabilities\`, which fails when an
answer is another one. Setting up an editor: [editors](editors.md).
`;

const groups: Record<string, readonly Row[]> = {
  'Completion and hovers': completionRows,
  Navigation: navigationRows,
  'Fixes, refactorings, formatting': actionRows,
  'The shape of a file': structureRows,
  'Diagnostics and the protocol': protocolRows,
};

test('the table of capabilities', async () => {
  const started = new Map<string, Folder>();
  const folderFor = async ({ capabilities = {}, settings = {} }: Row) => {
    const key = JSON.stringify([capabilities, settings]);
    const known = started.get(key);
    if (known) return known;
    const client = await startLsp({ files, capabilities: { ...everything, ...capabilities }, settings });
    const folder = new Folder(client);
    started.set(key, folder);
    return folder;
  };
  const parts = [head];
  for (const [title, rows] of Object.entries(groups)) {
    parts.push(`## ${title}\n`, '| feature | request | answer |', '| --- | --- | --- |');
    for (const row of rows) {
      const folder = await folderFor(row);
      const answer = await row.ask(folder).catch((error: Error) => `NO: ${error.message}`);
      folder.close();
      parts.push(`| ${row.feature} | \`${row.request}\` | ${answer.replaceAll('|', '\\|')} |`);
    }
    parts.push('');
  }
  expect(parts.filter((line) => /\bNO\b/.test(line))).toEqual([]);
  await expect(parts.join('\n')).toMatchFileSnapshot(join(repository, 'docs/language-server.md'));
});
