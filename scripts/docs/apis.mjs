// @ts-check
/** `docs/apis/`: a page for each topic, from the comments of the declarations. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeclarations } from '../typings/declarations.mjs';

const apisFolder = 'docs/apis';

/** @typedef {import('../typings/declarations.mjs').Declared} Declared */

/** The text of each page, by its file name. */
function pages() {
  const { topics, globals, modules } = readDeclarations();
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [topic, title] of Object.entries(topics)) {
    const ofTopic = Object.entries(globals).filter(([, { file }]) => file === topic);
    const exported = Object.entries(modules).flatMap(([specifier, names]) =>
      Object.entries(names)
        .filter(([name, { file }]) => file === topic && name !== 'default')
        .map(([name, declared]) => /** @type {const} */ ([specifier, name, declared])),
    );
    const specifiers = [...new Set(exported.map(([specifier]) => specifier))];
    texts[`${topic}.md`] = [
      `# ${title.replace(/\.$/, '')}`,
      '',
      `Generated from \`typings/src/${topic}.d.ts\` by \`npm run generate\`.`,
      '',
      ...ofTopic.flatMap(([name, declared]) => section(name, declared)),
      ...specifiers.flatMap((specifier) => [
        `## Module \`${specifier}\``,
        '',
        ...exported
          .filter(([of]) => of === specifier)
          .map(([, name, { summary }]) => `- \`${name}\`: ${firstSentence(summary)}`),
        '',
      ]),
      ...deviations([
        ...ofTopic,
        ...exported.map(([, name, declared]) => /** @type {[string, Declared]} */ ([name, declared])),
      ]),
    ].join('\n');
  }
  texts['README.md'] = index(topics, globals, modules);
  return texts;
}

/**
 * @param {Record<string, string>} topics
 * @param {Record<string, Declared>} globals
 * @param {Record<string, Record<string, Declared>>} modules
 */
function index(topics, globals, modules) {
  const rows = Object.entries(topics).map(([topic, title]) => {
    const names = Object.keys(globals).filter((name) => globals[name]?.file === topic && !name.includes('.'));
    const specifiers = Object.keys(modules).filter((specifier) =>
      Object.values(modules[specifier] ?? {}).some(({ file }) => file === topic),
    );
    const all = [...names, ...specifiers.map((specifier) => `module ${specifier}`)];
    return `| [${title.replace(/\.$/, '')}](${topic}.md) | ${all.map((name) => `\`${name}\``).join(', ')} |`;
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

/** @param {string} name @param {Declared} declared */
function section(name, { summary, see, statics, members }) {
  const list = (/** @type {Record<string, { kind: string }>} */ all) =>
    Object.entries(all)
      .filter(([member]) => !member.startsWith('Symbol.'))
      .map(([member, { kind }]) => (kind === 'method' ? `\`${member}()\`` : `\`${member}\``))
      .join(', ');
  const links = see.map((link) => `[standard](${link})`).join(', ');
  return [
    `## ${name}`,
    '',
    `${oneLine(summary)}${links ? ` (${links})` : ''}`,
    '',
    ...(Object.keys(statics).length > 0 ? [`On itself: ${list(statics)}`, ''] : []),
    ...(Object.keys(members).length > 0 ? [`On instances: ${list(members)}`, ''] : []),
  ];
}

/** @param {[string, Declared][]} all */
function deviations(all) {
  const lines = all.flatMap(([name, { remarks, statics, members }]) => [
    ...remarks.map((remark) => `- \`${name}\`: ${oneLine(remark)}`),
    ...Object.entries({ ...statics, ...members }).flatMap(([member, { remarks: more }]) =>
      more.map((remark) => `- \`${name}.${member}\`: ${oneLine(remark)}`),
    ),
  ]);
  return lines.length > 0 ? ['## Where jstime differs', '', ...new Set(lines), ''] : [];
}

/** @param {string} text */
const oneLine = (text) => text.replaceAll(/\s*\n\s*/g, ' ');

/** @param {string} text */
const firstSentence = (text) => oneLine(text).split(/(?<=\.) /)[0] ?? '';

/**
 * @param {string} folder the repository
 * @returns {Promise<string[]>} what to do about pages that are not what they should be
 */
export async function checkApis(folder) {
  const expected = pages();
  const there = await readdir(join(folder, apisFolder)).catch(() => []);
  const stale = there.filter((name) => !(name in expected));
  for (const [name, text] of Object.entries(expected)) {
    if ((await readFile(join(folder, apisFolder, name), 'utf8').catch(() => '')) !== text) stale.push(name);
  }
  return stale.map((name) => `${apisFolder}/${name}: not up to date; run: npm run generate`);
}

/** @param {string} folder the repository */
export async function writeApis(folder) {
  await rm(join(folder, apisFolder), { recursive: true, force: true });
  await mkdir(join(folder, apisFolder), { recursive: true });
  for (const [name, text] of Object.entries(pages())) await writeFile(join(folder, apisFolder, name), text);
}
