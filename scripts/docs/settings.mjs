// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is generated: the settings of the language server, from their declaration. */
const settingsFile = 'docs/settings.md';

const head = `# Settings of the language server

The section \`jstime\`, nested or with dots. The server asks the editor for it (\`workspace/configuration\`); editors that
cannot be asked give it as \`initializationOptions\`. Generated from \`lsp/src/settings.ts\` by \`npm run generate\`.
`;

/** @param {string} folder the repository */
async function settingsText(folder) {
  /** @type {typeof import('../../lsp/src/settings.ts')} */
  const { options } = await import(pathToFileURL(join(folder, 'lsp/src/settings.ts')).href);
  const entries = /** @type {[string, import('../../lsp/src/settings.ts').Option][]} */ (Object.entries(options));
  return [head, ...entries.map(([name, option]) => describe(name, option))].join('\n');
}

/**
 * @param {string} name
 * @param {import('../../lsp/src/settings.ts').Option} option
 */
function describe(name, { type, default: value, description, values = {} }) {
  const facts = [type === 'boolean' ? '`true` or `false`' : 'text', `default \`${JSON.stringify(value)}\``];
  const list = Object.entries(values).map(([text, does]) => `- \`${JSON.stringify(text)}\`: ${does}\n`);
  return `## ${name}\n\n${description} (${facts.join(', ')})\n${list.length > 0 ? `\n${list.join('')}` : ''}`;
}

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do if the file is not what it should be
 */
export async function checkSettings(folder) {
  const text = await readFile(join(folder, settingsFile), 'utf8').catch(() => '');
  return text === (await settingsText(folder)) ? [] : [`${settingsFile}: not up to date; run: npm run generate`];
}

/** @param {string} folder the repository */
export async function writeSettings(folder) {
  await writeFile(join(folder, settingsFile), await settingsText(folder));
}
