// @ts-check
// C++: folders of the core are layers; a file may include its own layer and everything below it.
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { readRules } from './rules.mjs';

/** @import { CppRules } from './rules.mjs' */

/**
 * @param {string} folder the repository
 * @param {string[]} files its files, relative to it
 * @returns {Promise<string[]>} one line for each broken rule
 */
export async function checkCppLayers(folder, files) {
  const { cpp } = await readRules(folder);
  const allowed = transitive(cpp.layers);
  const ours = files.filter((path) => path.startsWith(`${cpp.root}/`) && /\.(cc|h)$/.test(path));
  const present = new Set(ours);
  const problems = [];
  for (const path of ours) {
    const layer = layerOf(cpp, path);
    const below = allowed.get(layer);
    if (!below) {
      problems.push(`${path}: layers.json knows no layer ${layer}`);
      continue;
    }
    const text = await readFile(join(folder, path), 'utf8');
    for (const { line, name, quoted } of includes(text)) {
      const problem = (quoted ? checkOwn(cpp, present, below, path, name) : undefined) ?? checkHeader(cpp, layer, name);
      if (problem) problems.push(`${path}:${line}: ${problem}`);
    }
  }
  return problems;
}

/**
 * A quoted include: a file of the core, named from its root or from the including file's folder.
 * @param {CppRules} cpp
 * @param {Set<string>} present
 * @param {Set<string>} below
 * @param {string} path
 * @param {string} name
 */
function checkOwn(cpp, present, below, path, name) {
  const beside = posix.join(dirname(path), name);
  const target = present.has(beside) ? beside : posix.join(cpp.root, name);
  const layer = layerOf(cpp, path);
  const targetLayer = layerOf(cpp, target);
  // Libraries' headers are quoted too, as V8's own are; they have no layer.
  if (targetLayer === layer || !(targetLayer in cpp.layers) || below.has(targetLayer)) return undefined;
  const list = [...below].join(', ') || 'nothing';
  return `${layer} must not include "${name}": besides itself it may include ${list}`;
}

/**
 * A library's header that only some layers may see.
 * @param {CppRules} cpp
 * @param {string} layer
 * @param {string} name
 */
function checkHeader(cpp, layer, name) {
  for (const [pattern, layers] of Object.entries(cpp.headers)) {
    if (!matches(pattern, name) || layers.includes(layer)) continue;
    return `${layer} must not include <${name}>: only ${layers.join(', ') || 'nobody'} may`;
  }
  return undefined;
}

/**
 * @param {CppRules} cpp
 * @param {string} path
 */
function layerOf(cpp, path) {
  return path.slice(cpp.root.length + 1).split('/')[0] ?? '';
}

/** @param {string} text */
function* includes(text) {
  for (const [index, line] of text.split('\n').entries()) {
    const match = /^\s*#\s*include\s*(["<])([^">]+)[">]/.exec(line);
    if (match?.[2]) yield { line: index + 1, name: match[2], quoted: match[1] === '"' };
  }
}

/**
 * @param {string} pattern a header's name in which `*` stands for any text
 * @param {string} name
 */
function matches(pattern, name) {
  const source = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(name);
}

/**
 * For each layer everything below it.
 * @param {Record<string, string[]>} layers
 */
function transitive(layers) {
  /** @type {Map<string, Set<string>>} */
  const result = new Map();
  /**
   * @param {string} layer
   * @param {string[]} trail
   * @returns {Set<string>}
   */
  const visit = (layer, trail) => {
    if (trail.includes(layer)) throw new Error(`layers.json: a circle: ${[...trail, layer].join(' → ')}`);
    const known = result.get(layer);
    if (known) return known;
    const direct = layers[layer];
    if (!direct) throw new Error(`layers.json: ${trail.at(-1)} names the layer ${layer}, which is not there`);
    const below = new Set(direct.flatMap((next) => [next, ...visit(next, [...trail, layer])]));
    result.set(layer, below);
    return below;
  };
  for (const layer of Object.keys(layers)) visit(layer, []);
  return result;
}
