// @ts-check
// Starts the server: what the process has from its start-up snapshot, else a bundle with the code that V8 made of it at build
// time. Another engine refuses that code, and compiles it anew.

function runBundle() {
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const path = `${__dirname}/${__filename.endsWith('/engine-start.cjs') ? 'engine' : 'main'}.cjs`;
  const readCache = () => {
    try {
      return readFileSync(`${path}.cache`);
    } catch {
      return undefined;
    }
  };
  const script = new Script(`(function (module, require, __dirname) {${readFileSync(path, 'utf8')}\n})`, {
    filename: path,
    cachedData: readCache(),
  });
  const bundle = { exports: { /** @param {string} _folder */ run(_folder) {} } };
  script.runInThisContext()(bundle, require, __dirname);
  bundle.exports.run(__dirname);
}

/** @type {Record<symbol, ((folder: string) => void) | undefined>} */
const globals = /** @type {any} */ (globalThis);
const entry = Symbol.for('jstime.languageServer');
const start = globals[entry] ?? runBundle;
delete globals[entry];
start(__dirname);
