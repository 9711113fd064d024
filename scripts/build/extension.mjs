// @ts-check
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { readPackage, root } from '../lib/paths.mjs';
import { bundleOptions, separateFiles } from './bundle.mjs';
import { recordBundledPackages } from './bundled-packages.mjs';

/**
 * Modules that are imported dynamically.
 * @type {Record<string, string>}
 */
const lazyModules = { './client.ts': 'client' };

/**
 * Bundles the extension into extension/dist: `main.cjs`, which VS Code loads; `client.cjs`, the language client; and the
 * plugin of VS Code's TypeScript server, which that server looks for in node_modules.
 */
export async function buildExtension() {
  const folder = join(root, 'extension');
  const outdir = join(folder, 'dist');
  await rm(outdir, { recursive: true, force: true });
  const options = /** @satisfies {import('esbuild').BuildOptions} */ ({
    ...bundleOptions,
    outdir,
    target: 'node20',
    external: ['vscode'],
    minify: true,
    supported: { 'dynamic-import': false },
  });
  const main = await build({
    ...options,
    entryPoints: { main: join(folder, 'src/main.ts') },
    plugins: [separateFiles(/^\./, (path) => lazyModules[path])],
  });
  const client = await build({ ...options, entryPoints: { client: join(folder, 'src/language/client.ts') } });
  await recordBundledPackages('extension', [main.metafile, client.metafile]);
  await buildPlugin(folder, options);
}

/**
 * @param {string} folder
 * @param {import('esbuild').BuildOptions} options
 */
async function buildPlugin(folder, options) {
  const [{ name }] = readPackage(folder).contributes.typescriptServerPlugins;
  const outdir = join(folder, 'node_modules', name);
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    ...options,
    outdir,
    // The only extension that the TypeScript server looks for.
    outExtension: { '.js': '.js' },
    entryPoints: { index: join(folder, 'src/typescript-plugin.ts') },
    // The TypeScript server calls what the module is.
    footer: { js: 'module.exports = module.exports.plugin;' },
  });
  const { version, license } = readPackage(folder);
  await writeFile(join(outdir, 'package.json'), `${JSON.stringify({ name, version, license, main: 'index.js' })}\n`);
}
