// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/**
 * Checks relative links (with their #headings) and the npm scripts that Markdown files name.
 * @param {string} folder the repository
 * @param {string[]} files its files, relative to it
 * @returns {Promise<string[]>} one line for each broken promise
 */
export async function checkMarkdown(folder, files) {
  const problems = [];
  for (const path of files.filter((name) => name.endsWith('.md') && !name.startsWith('test/spec/'))) {
    const text = await readFile(join(folder, path), 'utf8');
    const scripts = await scriptsFor(folder, path);
    for (const [index, line] of text.split('\n').entries()) {
      const place = `${path}:${index + 1}`;
      for (const [, name] of line.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)) {
        if (name && !scripts.has(name)) problems.push(`${place}: there is no npm script ${name}`);
      }
    }
    const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, blank).replace(/`[^`\n]*`/g, blank);
    for (const match of prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*(\S+)/gm)) {
      const problem = await checkLink(folder, path, match[1] ?? match[2] ?? '');
      if (problem) problems.push(`${path}:${prose.slice(0, match.index).split('\n').length}: ${problem}`);
    }
  }
  return problems;
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} link
 */
async function checkLink(folder, path, link) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const [file = '', heading] = decodeURI(link).split('#');
  const target = file === '' ? path : posix.normalize(posix.join(dirname(path), file));
  if (!existsSync(join(folder, target))) return `the link ${link} leads nowhere`;
  if (!heading || !target.endsWith('.md')) return undefined;
  const headings = [...(await readFile(join(folder, target), 'utf8')).matchAll(/^#+ +(.+)$/gm)];
  if (headings.some(([, text = '']) => anchor(text) === heading)) return undefined;
  return `the link ${link} names a heading that is not in ${target}`;
}

/**
 * The anchor that the usual Markdown renderers give a heading.
 * @param {string} heading
 */
function anchor(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * The scripts one can name in a file: those of the root and of the package that the file is in.
 * @param {string} folder
 * @param {string} path
 */
async function scriptsFor(folder, path) {
  const names = new Set();
  for (const place of [folder, join(folder, path.split('/')[0] ?? '')]) {
    const file = join(place, 'package.json');
    if (!existsSync(file)) continue;
    for (const name of Object.keys(JSON.parse(await readFile(file, 'utf8')).scripts ?? {})) names.add(name);
  }
  return names;
}

/** @param {string} text */
function blank(text) {
  return text.replace(/[^\n]/g, ' ');
}
