// @ts-check
// Which packages each bundle holds, as esbuild tells: scripts/package/notices.mjs owes their authors a notice.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { native } from '../lib/paths.mjs';

const folder = join(native, 'build/bundled');

/** @typedef {'builtins' | 'services' | 'dap' | 'lsp' | 'extension'} Bundle */

/**
 * Remembers what a build put into a bundle.
 * @param {Bundle} bundle
 * @param {import('esbuild').Metafile[]} metafiles
 * @param {string[]} [others] packages that esbuild does not see
 */
export async function recordBundledPackages(bundle, metafiles, others = []) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap(({ inputs }) => usedInputs(inputs));
  const packages = new Set([...others, ...inputs.flatMap((path) => packageOf(path) ?? [])]);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${bundle}.json`), JSON.stringify([...packages].sort()));
}

/**
 * The folders below node_modules of the packages in a bundle.
 * @param {Bundle} bundle
 * @returns {Promise<string[]>}
 */
export async function bundledPackages(bundle) {
  return JSON.parse(await readFile(join(folder, `${bundle}.json`), 'utf8'));
}

/** @param {Record<string, { bytesInOutput: number }>} inputs */
function usedInputs(inputs) {
  return Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
}

/**
 * `node_modules/a/node_modules/@b/c/d.js` is of `a/node_modules/@b/c`.
 * @param {string} path
 */
export function packageOf(path) {
  return /(?:^|[\\/:])node_modules[\\/]((?:.*node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+)/
    .exec(path)?.[1]
    ?.replaceAll('\\', '/');
}
