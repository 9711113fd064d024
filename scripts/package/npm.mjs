// @ts-check
// The packages for npm.
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { native, readPackage, root } from '../lib/paths.mjs';
import { copy, publicManifest, startPackage, version, write } from './files.mjs';
import { bundleNotices } from './notices.mjs';

const built = join(native, 'dist');

/** Platforms whose package exists. */
const prebuilt = ['linux-x64'];

/** The oldest Node that adapter and server run on. */
const serversNeed = { node: '>=20.12' };

/** What `npm install jstime` means: the command and the embedding API. @param {string} folder */
export async function stageMain(folder) {
  await startPackage(folder, 'jstime.md');
  await copy(join(native, 'bin/jstime'), join(folder, 'bin/jstime'));
  for (const name of ['embed', 'contract']) await copy(join(built, name), join(folder, name));
  await write(
    join(folder, 'package.json'),
    publicManifest(native, {
      // The command is a shell script, which npm there cannot start.
      os: ['!win32'],
      exports: {
        '.': { types: './embed/index.d.ts', default: './embed/index.js' },
        './package.json': './package.json',
      },
      optionalDependencies: Object.fromEntries(prebuilt.map((name) => [`@jstime/${name}`, version])),
    }),
  );
}

/** `@jstime/types`. @param {string} folder */
export async function stageTypes(folder) {
  await startPackage(folder, join(root, 'typings/README.md'));
  await copyTypes(folder);
}

/** The declarations and their package.json. @param {string} folder */
export async function copyTypes(folder) {
  const source = join(root, 'typings');
  for await (const name of glob(readPackage(source).files, { cwd: source }))
    await copy(join(source, name), join(folder, name));
  await write(join(folder, 'package.json'), publicManifest(source, {}));
}

/** `@jstime/lsp`: the command jstime-lsp, on any Node. @param {string} folder */
export async function stageLsp(folder) {
  await stageServer(folder, 'lsp');
}

/** `@jstime/dap`: the command jstime-dap, on any Node. @param {string} folder */
export async function stageDap(folder) {
  await stageServer(folder, 'dap', {
    // What it debugs.
    peerDependencies: { jstime: version },
    peerDependenciesMeta: { jstime: { optional: true } },
  });
}

/**
 * @param {string} folder
 * @param {'lsp' | 'dap'} name
 * @param {object} [changes]
 */
async function stageServer(folder, name, changes = {}) {
  await startPackage(folder, `${name}.md`);
  // Made by the engine of jstime, for no other; and what only its snapshot needs.
  await copy(join(built, 'lib', name), join(folder, 'lib'), {
    without: /\.(cache|snapshot)$|\/protocol(-start)?\.cjs$/,
  });
  await write(join(folder, `bin/jstime-${name}.cjs`), "#!/usr/bin/env node\nrequire('../lib/start.cjs');\n", 0o755);
  await write(join(folder, 'THIRD-PARTY-NOTICES.txt'), await bundleNotices([name]));
  await write(
    join(folder, 'package.json'),
    publicManifest(join(root, name), {
      engines: serversNeed,
      bin: { [`jstime-${name}`]: `bin/jstime-${name}.cjs` },
      ...changes,
    }),
  );
}

/** The packages beside that of the platform: folder in dist/npm/, and what puts them together. */
export const npmPackages = { jstime: stageMain, types: stageTypes, lsp: stageLsp, dap: stageDap };

/** The name that npm gives a packed package. @param {string} name */
export function npmFile(name) {
  return name === 'jstime' ? `jstime-${version}.tgz` : `jstime-${name}-${version}.tgz`;
}
