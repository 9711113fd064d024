// @ts-check
// Starts a bundle of the server with the code that V8 made of it at build time. Another engine refuses that code, and
// compiles it anew.
const { readFileSync } = require('node:fs');
const { basename } = require('node:path');
const { Script } = require('node:vm');

const path = `${__dirname}/${basename(__filename) === 'engine-start.cjs' ? 'engine' : 'main'}.cjs`;

/** @returns {Buffer | undefined} */
function readCache() {
  try {
    return readFileSync(`${path}.cache`);
  } catch {
    return undefined;
  }
}

const script = new Script(`(function (module, require, __dirname) {${readFileSync(path, 'utf8')}\n})`, {
  filename: path,
  cachedData: readCache(),
});
const bundle = { exports: { /** @param {string} _folder */ run(_folder) {} } };
script.runInThisContext()(bundle, require, __dirname);
bundle.exports.run(__dirname);
