// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} CppRules
 * @property {string} root the folder whose folders are the layers
 * @property {Record<string, string[]>} layers layer → the layers directly below it
 * @property {Record<string, string[]>} headers a library's header (`*` is a wildcard) → the layers that may include it
 */

/**
 * @typedef {object} TypeScriptLayer
 * @property {string[]} may the layers it may import besides itself
 * @property {boolean} [node] whether it may import Node's modules
 * @property {string[]} [packages] the packages it may import
 */

/**
 * @typedef {object} TypeScriptRules
 * @property {string[]} exempt files that are not checked: a name with `*`, or a folder that ends in `/`
 * @property {Record<string, TypeScriptLayer>} layers folder or file → rule; the longest one that fits a file counts
 */

/**
 * @param {string} folder the repository
 * @returns {Promise<{ cpp: CppRules, typescript: TypeScriptRules }>}
 */
export async function readRules(folder) {
  return JSON.parse(await readFile(join(folder, 'layers.json'), 'utf8'));
}
