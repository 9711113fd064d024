// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is generated: names of other runtimes, from the language server's table. */
const namesFile = 'docs/names-elsewhere.md';

const head = `# Names that other runtimes have

What Node and browsers have, jstime lacks, and what to write instead. The language server says the same where such a name
is used. Generated from \`lsp/src/service/foreign-globals.ts\` by \`npm run generate\`.

| name | in jstime |
| --- | --- |
`;

/** @param {string} folder the repository */
async function namesText(folder) {
  /** @type {typeof import('../../lsp/src/service/foreign-globals.ts')} */
  const { foreignNames } = await import(pathToFileURL(join(folder, 'lsp/src/service/foreign-globals.ts')).href);
  return `${head}${Object.entries(foreignNames)
    .map(([name, { way }]) => `| \`${name}\` | ${way} |\n`)
    .join('')}`;
}

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do if the file is not what it should be
 */
export async function checkNamesElsewhere(folder) {
  const text = await readFile(join(folder, namesFile), 'utf8').catch(() => '');
  return text === (await namesText(folder)) ? [] : [`${namesFile}: not up to date; run: npm run generate`];
}

/** @param {string} folder the repository */
export async function writeNamesElsewhere(folder) {
  await writeFile(join(folder, namesFile), await namesText(folder));
}
