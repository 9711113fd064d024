// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../lib/run.mjs';

/** @import { Option } from '../../dap/src/launch-config.ts' */
/** @import { Option as Setting } from '../../lsp/src/settings.ts' */

/**
 * Where two parts are generated: the schema of launch.json, from the adapter's declaration of its options, and the
 * language server's settings, from theirs.
 */
const manifest = 'extension/package.json';

const strings = { type: 'array', items: { type: 'string' } };
const texts = { type: 'object', additionalProperties: { type: 'string' } };

const schemas = /** @type {Record<Option['type'], object>} */ ({
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  number: { type: 'number', minimum: 0 },
  strings,
  environment: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
  patterns: texts,
  restart: {
    type: ['boolean', 'object'],
    properties: { delay: { type: 'number', minimum: 0 }, maxAttempts: { type: 'number', minimum: 0 } },
  },
});

/**
 * What an option may be in launch.json, where some are written otherwise than the adapter gets them.
 * @type {Record<string, object>}
 */
const inFiles = {
  // A variable of VS Code's that asks for a process gives text.
  processId: { type: ['number', 'string'], default: '${command:PickProcess}' },
  program: { type: 'string', default: '${file}' },
};

/**
 * @param {string} folder the repository
 * @returns {Promise<object>} the JSON schema of each request
 */
async function launchSchema(folder) {
  /** @type {typeof import('../../dap/src/launch-config.ts')} */
  const { options } = await import(pathToFileURL(join(folder, 'dap/src/launch-config.ts')).href);
  const entries = /** @type {[string, Option][]} */ (Object.entries(options));
  return Object.fromEntries(
    /** @type {const} */ (['launch', 'attach']).map((request) => {
      const own = entries.filter(([, option]) => option.requests.includes(request));
      const required = own.filter(([, option]) => option.required).map(([name]) => name);
      const properties = Object.fromEntries(own.map(([name, option]) => [name, propertySchema(name, option)]));
      return [request, { ...(required.length > 0 && { required }), properties }];
    }),
  );
}

/**
 * @param {string} name
 * @param {Option} option
 */
function propertySchema(name, option) {
  const { type, description, values } = option;
  return {
    ...schemas[type],
    ...(values && { enum: Object.keys(values), markdownEnumDescriptions: Object.values(values) }),
    markdownDescription: description,
    ...(option.default !== undefined && { default: option.default }),
    ...inFiles[name],
  };
}

/** Of what VS Code's own TypeScript support does in our place, with settings of its own. */
const leftToBuiltIn = /^format\./;

/**
 * @param {string} folder the repository
 * @returns {Promise<object>} the settings by name
 */
async function languageSettings(folder) {
  /** @type {typeof import('../../lsp/src/settings.ts')} */
  const { options } = await import(pathToFileURL(join(folder, 'lsp/src/settings.ts')).href);
  const entries = /** @type {[string, Setting][]} */ (Object.entries(options));
  const ours = entries.filter(([name]) => !leftToBuiltIn.test(name));
  return Object.fromEntries(
    ours.map(([name, { type, default: byDefault, description, values }]) => [
      `jstime.${name}`,
      {
        type,
        ...(values && { enum: Object.keys(values), markdownEnumDescriptions: Object.values(values) }),
        default: byDefault,
        scope: 'window',
        markdownDescription: description,
      },
    ]),
  );
}

/**
 * The manifest with its generated parts.
 * @param {string} folder
 */
async function generated(folder) {
  const content = JSON.parse(await readFile(join(folder, manifest), 'utf8'));
  content.contributes.debuggers[0].configurationAttributes = await launchSchema(folder);
  const language = content.contributes.configuration.find(
    (/** @type {{ title: string }} */ { title }) => title === 'Language',
  );
  language.properties = await languageSettings(folder);
  return content;
}

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do if the manifest is not what it should be
 */
export async function checkExtensionManifest(folder) {
  const text = await readFile(join(folder, manifest), 'utf8');
  return JSON.stringify(JSON.parse(text)) === JSON.stringify(await generated(folder))
    ? []
    : [`${manifest}: not up to date; run: npm run generate`];
}

/** @param {string} folder the repository */
export async function writeExtensionManifest(folder) {
  await writeFile(join(folder, manifest), `${JSON.stringify(await generated(folder), undefined, 2)}\n`);
  await run('biome', ['format', '--write', manifest], { cwd: folder });
}
