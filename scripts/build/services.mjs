// @ts-check
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { native } from '../lib/paths.mjs';
import { bundleOptions, separateFiles } from './bundle.mjs';
import { recordBundledPackages } from './bundled-packages.mjs';
import { compileAhead } from './code-cache.mjs';
import { writeProtocol } from './protocol.mjs';

/** The bundles and their entries in runtime-native/host. */
const entries = {
  main: 'main.ts',
  inspector: 'inspector/server.ts',
  connections: 'inspector/connections.ts',
  repl: 'repl/repl.ts',
  acorn: 'repl/source/acorn.ts',
};

/** What a bundle takes its folder for, and what ws reads to know that it shall not look for packages at run time. */
const constants = {
  'import.meta.dirname': '__dirname',
  'process.env.WS_NO_BUFFER_UTIL': '"1"',
  'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
};

/**
 * Keeps from ws what only clients and compression need, and all of `crypto` for one hash: 25 ms of loading.
 * @type {import('esbuild').Plugin}
 */
const lightWs = {
  name: 'light-ws',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(crypto|https|tls|zlib)$/ }, ({ path, importer }) => {
      if (!/[\\/]node_modules[\\/]ws[\\/]/.test(importer)) return undefined;
      return path === 'crypto'
        ? { path: join(native, 'host/inspector/handshake-hash.ts') }
        : { path, namespace: 'unused' };
    });
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** @param {string} path */
const entryNameOf = (path) => (basename(path, '.ts') in entries ? basename(path, '.ts') : undefined);

/** Bundles runtime-native/host into dist/lib/services: one CommonJS file for each part, without imports but Node's. */
export async function buildServices() {
  const outdir = join(native, 'dist/lib/services');
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(native, 'host', file)])),
    outdir,
    target: 'node26',
    define: constants,
    plugins: [lightWs, separateFiles(/^\./, entryNameOf)],
    supported: { 'dynamic-import': false },
  });
  // Its descriptions of browsers' domains are in protocol.json.
  await recordBundledPackages('services', [metafile], ['devtools-protocol']);
  await writeProtocol(join(outdir, 'protocol.json'));
  for (const name of Object.keys(entries)) await compileAhead(join(outdir, `${name}.cjs`));
}
