// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { native, root } from '../lib/paths.mjs';
import { bundleOptions, separateFiles } from './bundle.mjs';
import { recordBundledPackages } from './bundled-packages.mjs';
import { compileAhead } from './code-cache.mjs';

/**
 * Keeps from chrome-remote-interface what finds targets and describes the protocol, which the adapter does itself, and
 * loads WebSockets only when one is opened: 25 ms and 10 MB for most sessions, which have a pipe.
 * @type {import('esbuild').Plugin}
 */
const lightChrome = {
  name: 'light-chrome',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(ws|\.\/devtools\.js)$/ }, ({ path, importer }) =>
      /[\\/]chrome-remote-interface[\\/]/.test(importer)
        ? { path, namespace: 'light', pluginData: importer }
        : undefined,
    );
    onLoad({ filter: /^ws$/, namespace: 'light' }, () => ({
      contents:
        'module.exports = function (...args) { const WebSocket = require("ws"); return new WebSocket(...args); };',
      resolveDir: root,
    }));
    onLoad({ filter: /./, namespace: 'light' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Packages that are imported dynamically: files of their own, which a session without need of them does not read. */
const lazyPackages = { acorn: 'acorn', 'trace-mapping': '@jridgewell/trace-mapping' };

/** @param {string} path */
const lazyNameOf = (path) => Object.entries(lazyPackages).find(([, wanted]) => wanted === path)?.[0];

/** Bundles the debug adapter into dist/lib/dap: `main.cjs`, without imports but Node's, and `start.cjs`, which runs it. */
export async function buildDap() {
  const outdir = join(native, 'dist/lib/dap');
  await rm(outdir, { recursive: true, force: true });
  const options = /** @satisfies {import('esbuild').BuildOptions} */ ({
    ...bundleOptions,
    outdir,
    target: 'node20',
  });
  const lazy = await build({ ...options, entryPoints: lazyPackages });
  const main = await build({
    ...options,
    entryPoints: { main: join(root, 'dap/src/main.ts') },
    plugins: [lightChrome, separateFiles(/^[@\w]/, lazyNameOf)],
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    // Dynamic imports are loaded when they are needed, not when the bundle is.
    supported: { 'dynamic-import': false },
  });
  await recordBundledPackages('dap', [lazy.metafile, main.metafile]);
  await compileAhead(join(outdir, 'main.cjs'));
  await build({ ...options, entryPoints: [join(root, 'dap/src/start.ts')] });
}
