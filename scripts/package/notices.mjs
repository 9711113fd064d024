// @ts-check
// The licences of everything by others that a package holds, in one text.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages } from '../build/bundled-packages.mjs';
import { engineFolder, readPackage, root } from '../lib/paths.mjs';
import { CommandFailed } from '../lib/run.mjs';

/** @import { Bundle } from '../build/bundled-packages.mjs' */

/**
 * What others have written, and the words under which it may be passed on.
 * @typedef {{ name: string, source: string, text: string }} Notice
 */

const licenceFile = /^(licen[cs]e|copying|notice|third-?party-?notice(s|text)?)(\.(txt|md))?$/i;

const rule = '='.repeat(80);

/** Compiled into jstime.node: headers, which esbuild knows nothing of. */
const compiledPackages = ['node-addon-api'];

/** @type {Notice} */
const rootCertificates = {
  name: 'Root certificates',
  source: 'https://www.mozilla.org/about/governance/policies/security-group/certs/',
  text: "The certificates of the authorities in Mozilla's root store, as Node.js carries them. They are available under the\nterms of the Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/",
};

/**
 * The notices of the runtime: engine, library, and all bundles.
 * @returns {Promise<string>}
 */
export async function runtimeNotices() {
  const bundled = await packagesOf(['builtins', 'services', 'dap', 'lsp']);
  return format([
    await engineNotice(),
    ...(await packageNotices([...bundled, ...compiledPackages], join(root, 'node_modules'))),
    rootCertificates,
  ]);
}

/**
 * The notices of packages that hold nothing but these bundles.
 * @param {Bundle[]} bundles
 * @returns {Promise<string>}
 */
export async function bundleNotices(bundles) {
  return format(await packageNotices(await packagesOf(bundles), join(root, 'node_modules')));
}

/** @param {Bundle[]} bundles */
async function packagesOf(bundles) {
  return (await Promise.all(bundles.map(bundledPackages))).flat();
}

/**
 * @param {readonly string[]} packages folders below `modules`; twice is once
 * @param {string} modules
 * @returns {Promise<Notice[]>}
 * @throws {CommandFailed} when one of them comes without the text of its licence
 */
export async function packageNotices(packages, modules) {
  const sorted = [...new Set(packages)].sort();
  return Promise.all(sorted.map((name) => noticeOf(join(modules, name))));
}

/** @param {string} folder @returns {Promise<Notice>} */
async function noticeOf(folder) {
  const manifest = readPackage(folder);
  const files = (await readdir(folder)).filter((name) => licenceFile.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  if (!texts.some((text) => /licen[cs]e|permission|copyright/i.test(text))) {
    throw new CommandFailed(
      `${manifest.name} ${manifest.version} is bundled, and its package has no text of a licence`,
    );
  }
  return { name: `${manifest.name} ${manifest.version}`, source: sourceOf(manifest), text: texts.join('\n\n') };
}

/** @param {{ name: string, repository?: string | { url?: string } }} manifest */
function sourceOf({ name, repository }) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '') ?? `https://www.npmjs.com/package/${name}`;
}

/** Node's text has that of V8, ICU, OpenSSL and whatever else is in it. @returns {Promise<Notice>} */
async function engineNotice() {
  const folder = engineFolder();
  return {
    name: `Node.js ${readPackage(folder).version}, the engine`,
    source: 'https://github.com/nodejs/node',
    text: await readFile(join(folder, 'LICENSE'), 'utf8'),
  };
}

/** @param {Notice[]} notices */
function format(notices) {
  const parts = notices.map(({ name, source, text }) => {
    return `${rule}\n${name}\n${source}\n${rule}\n\n${text.replace(/\r\n?/g, '\n').trim()}\n`;
  });
  return `jstime contains the following works of others, under their own licences.\n\n${parts.join('\n')}`;
}
