// @ts-check
// The runtime as a folder that works wherever it is put: what the tarball, the npm package of the platform and the
// editor extension hold.
import { glob, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { engineFolder, native } from '../lib/paths.mjs';
import { CommandFailed } from '../lib/run.mjs';
import { copy, copyStripped, platform, publicManifest, startPackage, write } from './files.mjs';
import { runtimeNotices } from './notices.mjs';
import { copyTypes } from './npm.mjs';

const built = join(native, 'dist');

/** Writes the folder: bin/, lib/, the embedding API, the types. @param {string} folder */
export async function stageRuntime(folder) {
  await startPackage(folder, 'runtime.md');
  await copyStripped(join(built, 'bin/jstime'), join(folder, 'bin/jstime'));
  await copy(join(built, 'lib'), join(folder, 'lib'), { without: /[\\/]lib[\\/](engine|jstime\.node)$/ });
  await copyStripped(join(engineFolder(), 'bin/node'), join(folder, 'lib/engine'));
  await copyStripped(join(built, 'lib/jstime.node'), join(folder, 'lib/jstime.node'));
  for (const name of ['embed', 'contract']) await copy(join(built, name), join(folder, name));
  await renameSnapshot(folder);
  await copyTypes(join(folder, 'types'));
  await write(join(folder, 'THIRD-PARTY-NOTICES.txt'), await runtimeNotices());
  await write(join(folder, 'package.json'), manifest());
}

/**
 * The launcher knows the language server's snapshot by the size of the engine, which is smaller now and otherwise the same.
 * @param {string} folder
 */
async function renameSnapshot(folder) {
  const [name] = await Array.fromAsync(glob('engine-*.snapshot', { cwd: join(folder, 'lib/lsp') }));
  if (!name) throw new CommandFailed('dist/lib/lsp has no snapshot; run: npm run build -- lsp');
  const { size } = await stat(join(folder, 'lib/engine'));
  await rename(join(folder, 'lib/lsp', name), join(folder, 'lib/lsp', `engine-${size}.snapshot`));
}

/** Also says that embed/ holds ES modules, whatever folder this one lies in. */
function manifest() {
  const [os, cpu] = platform.split('-');
  return publicManifest(native, {
    name: `@jstime/${platform}`,
    description: `The jstime runtime for ${platform}; install the package jstime, which brings it`,
    engines: undefined,
    bin: undefined,
    exports: undefined,
    os: [os],
    cpu: [cpu],
    // The engine is linked to glibc.
    ...(os === 'linux' && { libc: ['glibc'] }),
    // Yarn would keep it in a zip file, from which nothing can be executed.
    preferUnplugged: true,
  });
}

/** The tarball's name, without its extension, and of the one folder in it. @param {string} version */
export function runtimeName(version) {
  return `jstime-${version}-${platform}`;
}
