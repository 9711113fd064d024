// @ts-check
import { readFile } from 'node:fs/promises';

/**
 * Bundles the compiler as the modules that it was made of, so that what nobody calls stays out: its server, its builder and
 * the two thousand getters of its exports. It comes as one CommonJS function around everything.
 * @returns {import('esbuild').Plugin}
 */
export function compilerAsModule() {
  return {
    name: 'compiler as module',
    setup(build) {
      build.onLoad({ filter: /\/typescript6\/lib\/typescript\.js$/ }, async ({ path }) => ({
        contents: toModule(await readFile(path, 'utf8')),
      }));
    },
  };
}

/** What stands in the place of what: most of it takes much with it into the bundle or the snapshot. */
const changes = {
  // Plugins of its server would get everything.
  '{ typescript: ts_exports2 }': '{}',
  // For hashes that nobody here asks for; it loads Node's network, of which no snapshot may hold a part.
  '_crypto = require("crypto");': '_crypto = undefined;',
  // 55,000 objects that completions have at hand, and that only formatting needs.
  'getRules: getRulesMap(),': 'getRules: (context) => getRulesMap()(context),',
  // In JavaScript it knows `require` wherever that is called; the runtime does not. Where it takes the call for an import, it
  // has to know it.
  [`originalLocation.parent,
          /*requireStringLiteralLikeArgument*/
          false`]: 'originalLocation.parent, true',
};

/** @param {string} text of typescript.js, version 6.0.3 */
export function toModule(text) {
  const { before: head, after: rest } = cut(text, 'var ts = {}; ((module) => {');
  const { before: start, after } = cut(rest, 'var typescript_exports = {};\n__export(typescript_exports, {');
  const { before: exported, after: body } = cut(after, '});\nmodule.exports = __toCommonJS(typescript_exports);');
  const { before: code } = cut(body, '\n0 && (module.exports = {');
  // `name: () => variable,` of everything exported.
  const names = [...exported.matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)].map(
    ([, name, local]) => `${local} as ${name}`,
  );
  if (names.length < 2000) throw new Error('typescript.js does not list its exports as it did');
  return [
    head,
    start,
    'var __namespace = (all) => { const target = {}; __export(target, all); return target; };',
    // Inner namespaces: only those that somebody names.
    Object.entries(changes)
      .reduce(changed, withoutTransformers(code))
      .replace(/^var (ts_\w+) = \{\};\n__export\(\1, \{/gm, 'var $1 = /* @__PURE__ */ __namespace({'),
    `export { ${names.join(', ')} };`,
  ].join('\n');
}

/** Nothing is emitted. @param {string} text */
function withoutTransformers(text) {
  const { before, after } = cut(text, 'function getScriptTransformers(');
  return `${before}function getScriptTransformers() { return []; }${after.slice(after.indexOf('\nfunction '))}`;
}

/**
 * @param {string} text
 * @param {[string, string]} change
 */
function changed(text, [from, to]) {
  const { before, after } = cut(text, from);
  return before + to + after;
}

/**
 * @param {string} text
 * @param {string} at
 */
function cut(text, at) {
  const index = text.indexOf(at);
  if (index === -1) throw new Error(`typescript.js has no ${JSON.stringify(at)}`);
  return { before: text.slice(0, index), after: text.slice(index + at.length) };
}
