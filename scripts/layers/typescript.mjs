// @ts-check
// TypeScript: the folders named in layers.json are layers; everything they import must be named beside them.
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, posix } from 'node:path';
import { readRules } from './rules.mjs';

/** @import { TypeScriptRules } from './rules.mjs' */

/**
 * @param {string} folder the repository
 * @param {string[]} files its files, relative to it
 * @returns {Promise<string[]>} one line for each broken rule
 */
export async function checkTypeScriptLayers(folder, files) {
  const { typescript } = await readRules(folder);
  const problems = [];
  for (const path of files) {
    if (!/\.[cm]?ts$/.test(path) || isExempt(typescript, path)) continue;
    const layer = layerOf(typescript, path);
    if (!layer) {
      problems.push(`${path}: no layer of layers.json holds it`);
      continue;
    }
    for (const { line, specifier } of imports(await readFile(join(folder, path), 'utf8'))) {
      const problem = check(typescript, layer, path, specifier);
      if (problem) problems.push(`${path}:${line}: ${problem}`);
    }
  }
  return problems;
}

/**
 * @param {TypeScriptRules} rules
 * @param {string} layer
 * @param {string} path
 * @param {string} specifier
 */
function check(rules, layer, path, specifier) {
  const { may = [], node = false, packages = [] } = rules.layers[layer] ?? {};
  if (specifier.startsWith('.')) {
    const target = layerOf(rules, posix.join(dirname(path), specifier));
    if (target === layer || (target && may.includes(target))) return undefined;
    const list = may.join(', ') || 'no other folder';
    return `${layer} must not import ${specifier}: besides itself it may import ${list}`;
  }
  if (specifier.startsWith('node:') || isBuiltin(specifier)) {
    return node ? undefined : `${layer} must not import ${specifier}: Node's modules are not for it`;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (packages.includes(name)) return undefined;
  return `${layer} must not import ${specifier}: the packages it may import are ${packages.join(', ') || 'none'}`;
}

/**
 * @param {TypeScriptRules} rules
 * @param {string} path
 */
function layerOf(rules, path) {
  return Object.keys(rules.layers)
    .filter((layer) => path === layer || path.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * @param {TypeScriptRules} rules
 * @param {string} path
 */
function isExempt(rules, path) {
  return rules.exempt.some((pattern) => {
    const source = pattern.split('*').map((part) => part.replace(/[.+]/g, '\\$&'));
    return pattern.endsWith('/')
      ? new RegExp(`^${source.join('[^/]*')}`).test(path)
      : new RegExp(`^${source.join('.*')}$`).test(basename(path));
  });
}

/** @param {string} text */
function* imports(text) {
  // Blanked, not cut out: positions must stay.
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '));
  const patterns = [
    /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*(['"])(.+?)\1/gm,
    /^\s*import\s*(['"])(.+?)\1/gm,
    /(?<!\.)\b(?:import|require)\(\s*(['"])(.+?)\1\s*\)/g,
  ];
  for (const pattern of patterns) {
    for (const match of code.matchAll(pattern)) {
      const line = code.slice(0, match.index + match[0].length).split('\n').length;
      if (match[2]) yield { line, specifier: match[2] };
    }
  }
}
