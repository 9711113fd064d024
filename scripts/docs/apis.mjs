// @ts-check
/** `docs/apis/`: a page for each topic, from the comments of the declarations. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeApi } from '../typings/api.mjs';
import { checkCompleteness } from '../typings/completeness.mjs';
import { readDeclarations } from '../typings/declarations.mjs';
import { Section } from './api-section.mjs';

const apisFolder = 'docs/apis';

/** @typedef {import('../typings/api.mjs').Api} Api */

/** The text of each page, by its file name. @param {Api} api */
function pages(api) {
  /** @type {Record<string, string>} */
  const texts = { 'README.md': index(api) };
  for (const topic of Object.keys(api.topics)) texts[`${topic}.md`] = page(api, topic);
  return texts;
}

/** @param {Api} api @param {string} topic */
function page(api, topic) {
  const { title = '', names = [], modules = [] } = api.topics[topic] ?? {};
  const isType = (/** @type {string} */ name) => ['shape', 'type'].includes(api.names[name]?.kind ?? '');
  // The type of an object is described with it.
  const described = new Set(names.map((name) => api.names[name]?.kind === 'object' && api.names[name].text));
  const others = names.filter((name) => !isType(name) || !described.has(name));
  const sections = names.filter((name) => !isType(name)).map((name) => new Section(api, name));
  const ofModules = modules.flatMap((specifier) => moduleSections(api, specifier, isType));
  const types = others.filter(isType).map((name) => new Section(api, name));
  return `${[
    `# ${title}`,
    `Generated from \`typings/src/${topic}.d.ts\` by \`npm run generate\`.`,
    ...sections.flatMap((section) => section.lines('##')),
    ...ofModules,
    ...(types.length > 0 ? ['## Types', ...types.flatMap((section) => section.lines('###'))] : []),
    ...deviations([...others, ...modules.flatMap((specifier) => exportsOf(api, specifier))], modules, api),
  ].join('\n\n')}\n`;
}

/** Names in a module, by their keys in the API. @param {Api} api @param {string} specifier */
const exportsOf = (api, specifier) => Object.keys(api.names).filter((name) => api.names[name]?.module === specifier);

/** @param {Api} api @param {string} specifier @param {(name: string) => boolean} isType */
function moduleSections(api, specifier, isType) {
  const docs = api.modules[specifier];
  const names = exportsOf(api, specifier);
  const also = docs?.also ? ` Also as \`${docs.also}\`.` : '';
  const see = (docs?.see ?? []).map((link) => `[Defined here](${link}).`).join(' ');
  return [
    `## Module \`${specifier}\``,
    `${docs?.description ?? ''}${also} ${see}`,
    ...(names.length === 0 ? [`Exports: ${docs?.exports.map((name) => `\`${name}\``).join(', ')}.`] : []),
    ...[...names.filter((name) => !isType(name)), ...names.filter(isType)].flatMap((name) =>
      new Section(api, name).lines('###'),
    ),
  ];
}

/** @param {Api} api */
function index({ topics, names, modules }) {
  const rows = Object.entries(topics).map(([topic, { title, names: all, modules: specifiers }]) => {
    const values = all.filter((name) => !name.includes('.') && !['shape', 'type'].includes(names[name]?.kind ?? ''));
    const both = specifiers.flatMap((specifier) => [specifier, modules[specifier]?.also ?? []].flat());
    const listed = [...values, ...both.map((specifier) => `module ${specifier}`)];
    // A topic may have types alone.
    return `| [${title}](${topic}.md) | ${(listed.length > 0 ? listed : all).map((name) => `\`${name}\``).join(', ')} |`;
  });
  return [
    '# Globals and built-in modules by topic',
    '',
    'Generated from `typings/src` by `npm run generate`. What standards leave open: [globals and built-in modules](../apis.md).',
    '',
    '| topic | names |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** @param {string[]} names @param {string[]} modules @param {Api} api */
function deviations(names, modules, api) {
  /** @type {string[]} */
  const standard = [];
  /** @type {string[]} */
  const node = [];
  /** @param {string} name @param {{ differs?: string[], node?: string[] } | undefined} docs */
  const add = (name, docs) => {
    for (const text of docs?.differs ?? []) standard.push(`- \`${name}\`: ${text}`);
    for (const text of docs?.node ?? []) node.push(`- \`${name}\`: ${text}`);
  };
  for (const specifier of modules) add(specifier, api.modules[specifier]);
  for (const name of names) {
    const entry = api.names[name];
    const short = name.replace(/^.*#/, '');
    add(short, entry);
    for (const signature of entry?.signatures ?? []) add(`new ${short}`, entry?.kind === 'interface' ? signature : {});
    for (const [member, docs] of Object.entries({ ...entry?.statics, ...entry?.members })) {
      add(`${short}.${member}`, docs);
    }
  }
  return [
    ...(standard.length > 0 ? ['## Where jstime differs from the standard', [...new Set(standard)].join('\n')] : []),
    ...(node.length > 0 ? ['## Where jstime differs from Node', [...new Set(node)].join('\n')] : []),
  ];
}

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do about comments that say too little, and pages that are not what they should be
 */
export async function checkApis(folder) {
  const declarations = readDeclarations();
  const expected = pages(makeApi(declarations));
  const there = await readdir(join(folder, apisFolder)).catch(() => []);
  const stale = there.filter((name) => !(name in expected));
  for (const [name, text] of Object.entries(expected)) {
    if ((await readFile(join(folder, apisFolder, name), 'utf8').catch(() => '')) !== text) stale.push(name);
  }
  return [
    ...checkCompleteness(declarations).map((problem) => `typings/src/${problem}`),
    ...stale.map((name) => `${apisFolder}/${name}: not up to date; run: npm run generate`),
  ];
}

/** @param {string} folder the repository */
export async function writeApis(folder) {
  await rm(join(folder, apisFolder), { recursive: true, force: true });
  await mkdir(join(folder, apisFolder), { recursive: true });
  for (const [name, text] of Object.entries(pages(makeApi()))) await writeFile(join(folder, apisFolder, name), text);
}
