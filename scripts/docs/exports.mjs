// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

// What code outside the folder relies on, so each export needs a doc comment.
const publicFolders = ['runtime-native/embed/', 'runtime-native/contract/', 'typings/'];
const declaration =
  /^export (?:declare |abstract |async )*(?:function\*?|class|interface|type|const|let|var) +([\w$]+)/;

/**
 * @param {string} folder the repository
 * @param {string[]} files its files, relative to it
 * @returns {Promise<string[]>} one line for each exported declaration without a doc comment
 */
export async function checkExports(folder, files) {
  const problems = [];
  for (const path of files) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
    if (!publicFolders.some((place) => path.startsWith(place))) continue;
    const lines = (await readFile(join(folder, path), 'utf8')).split('\n');
    for (const [index, line] of lines.entries()) {
      const name = declaration.exec(line)?.[1];
      if (!name || isDocumented(lines, index) || isOverload(lines, index, name)) continue;
      problems.push(`${path}:${index + 1}: ${name} is exported without a doc comment`);
    }
  }
  return problems;
}

/**
 * @param {string[]} lines
 * @param {number} index
 */
function isDocumented(lines, index) {
  return lines[index - 1]?.trimEnd().endsWith('*/') ?? false;
}

/**
 * Only the first of several overloads is documented.
 * @param {string[]} lines
 * @param {number} index
 * @param {string} name
 */
function isOverload(lines, index, name) {
  return lines
    .slice(0, index)
    .some((line) => declaration.exec(line)?.[1] === name && line.startsWith('export function'));
}
