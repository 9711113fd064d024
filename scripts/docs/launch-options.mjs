// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is generated: launch options, from their declaration. */
export const launchOptionsFile = 'docs/launch-options.md';

const head = `# Launch options

What a debug configuration may say, besides \`type\`, \`request\` (\`launch\` or \`attach\`) and \`name\`. Generated from
\`dap/src/launch-config.ts\` by \`npm run generate\`. How to write one for your editor: [debugging](debugging.md).
`;

const typeNames = {
  string: 'text',
  boolean: '`true` or `false`',
  number: 'number',
  strings: 'array of texts',
  environment: 'object of texts',
  patterns: 'object of texts',
  restart: '`true`, `false` or object',
};

/**
 * @param {string} folder the repository
 * @returns {Promise<string>} the text that the file should have
 */
export async function launchOptionsText(folder) {
  /** @type {typeof import('../../dap/src/launch-config.ts')} */
  const { options } = await import(pathToFileURL(join(folder, 'dap/src/launch-config.ts')).href);
  const entries = /** @type {[string, import('../../dap/src/launch-config.ts').Option][]} */ (Object.entries(options));
  /** @param {'launch' | 'attach'} request */
  const section = (request) =>
    entries.filter(([, option]) => option.requests.includes(request)).map(([name, option]) => describe(name, option));
  return [head, '## launch\n', ...section('launch'), '## attach\n', ...section('attach')].join('\n');
}

/**
 * @param {string} name
 * @param {import('../../dap/src/launch-config.ts').Option} option
 */
function describe(name, option) {
  const facts = [option.values ? 'text' : typeNames[option.type]];
  if (option.required) facts.push('required');
  else if (option.default !== undefined) facts.push(`default \`${JSON.stringify(option.default)}\``);
  const values = Object.entries(option.values ?? {}).map(([value, does]) => `- \`${value}\`: ${does}\n`);
  const list = values.length > 0 ? `\n${values.join('')}` : '';
  return `### ${name}\n\n${option.description} (${facts.join(', ')})\n${list}`;
}

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do if the file is not what it should be
 */
export async function checkLaunchOptions(folder) {
  const text = await readFile(join(folder, launchOptionsFile), 'utf8').catch(() => '');
  return text === (await launchOptionsText(folder))
    ? []
    : [`${launchOptionsFile}: not up to date; run: npm run generate`];
}

/** @param {string} folder the repository */
export async function writeLaunchOptions(folder) {
  await writeFile(join(folder, launchOptionsFile), await launchOptionsText(folder));
}
