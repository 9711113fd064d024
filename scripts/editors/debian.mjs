// @ts-check
// Programs of another release of Debian than the one that runs here, unpacked into a folder with every library that they
// need, the C library included. Nothing of the system is touched, and nobody has to be root.
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { run } from '../lib/run.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Whether this is a Debian whose mirror and keys can be used. */
export const isDebian = () => existsSync('/usr/bin/apt-get') && existsSync(keyring);

/**
 * Unpacks packages of `suite` below `folder`, unless they are there. Programs are then in `folder/run`.
 * @param {string} suite
 * @param {string} folder
 * @param {readonly string[]} packages
 * @throws {import('../lib/run.mjs').CommandFailed}
 */
export async function unpackPrograms(suite, folder, packages) {
  const wanted = `${suite}: ${packages.join(' ')}\n`;
  const stamp = join(folder, 'packages.txt');
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return;
  console.log(`Fetching from Debian ${suite}, once: ${packages.join(', ')}`);
  await rm(folder, { recursive: true, force: true });
  const unfinished = `${folder}.${process.pid}`;
  try {
    await unpack(suite, unfinished, packages);
    await writeWrappers(unfinished);
    await writeFile(join(unfinished, 'packages.txt'), wanted);
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * @param {string} suite
 * @param {string} folder
 * @param {readonly string[]} packages
 */
async function unpack(suite, folder, packages) {
  const state = join(folder, 'apt');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  // Nothing counts as installed, so that all libraries come along.
  await writeFile(join(state, 'status'), '');
  await writeFile(join(state, 'sources.list'), `deb [signed-by=${keyring}] ${await mirror()} ${suite} main\n`);
  const options = [
    '-qq',
    ...[
      `Dir::Etc::sourcelist=${state}/sources.list`,
      'Dir::Etc::sourceparts=/dev/null',
      'Dir::Etc::preferences=/dev/null',
      'Dir::Etc::preferencesparts=/dev/null',
      `Dir::State=${state}`,
      `Dir::State::status=${state}/status`,
      `Dir::State::lists=${state}/lists`,
      `Dir::Cache=${state}/cache`,
      'APT::Install-Recommends=false',
      'APT::Sandbox::User=',
      'Debug::NoLocking=1',
    ].flatMap((option) => ['-o', option]),
  ];
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, '-y', '--download-only', 'install', ...packages]);
  const archives = join(state, 'cache/archives');
  for (const name of await readdir(archives)) {
    if (name.endsWith('.deb')) await run('dpkg-deb', ['-x', join(archives, name), folder]);
  }
  await rm(state, { recursive: true });
  for (const unused of ['doc', 'locale', 'man']) {
    await rm(join(folder, 'usr/share', unused), { recursive: true, force: true });
  }
}

/** The mirror that the system uses. */
async function mirror() {
  const sites = await run('apt-get', ['indextargets', '--format', '$(SITE)']);
  return sites.split('\n').find((site) => site.endsWith('/debian')) ?? 'http://deb.debian.org/debian';
}

/** Where a program that has moved finds its own files. `$here` is the folder. */
const surroundings = /** @type {Record<string, (folder: string) => Promise<string>>} */ ({
  nvim: async () => 'export VIMRUNTIME="$here/usr/share/nvim/runtime"',
  hx: async () => 'export HELIX_RUNTIME="$here/usr/lib/helix/runtime"',
  'emacs-nox': async (folder) => {
    const [version] = (await readdir(join(folder, 'usr/share/emacs'))).filter((name) => /^\d/.test(name));
    return [
      `data="$here/usr/share/emacs/${version}"`,
      `export EMACSDATA="$data/etc" EMACSDOC="$data/etc" EMACSPATH="$here/usr/libexec/emacs/${version}/x86_64-linux-gnu"`,
      'EMACSLOADPATH=$(find "$data/lisp" -type d | paste -sd:)',
      'export EMACSLOADPATH',
      'set -- --dump-file="$(echo "$EMACSPATH"/*.pdmp)" "$@"',
    ].join('\n');
  },
});

/**
 * Scripts that start the programs with their own loader and libraries.
 * @param {string} folder
 */
async function writeWrappers(folder) {
  const loader = (await run('find', [folder, '-name', 'ld-linux-x86-64.so.2', '-type', 'f'])).trim();
  const libraries = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'].filter((path) =>
    existsSync(join(folder, path)),
  );
  await mkdir(join(folder, 'run'));
  for (const [name, setUp] of Object.entries(surroundings)) {
    const program = join(folder, 'usr/bin', name);
    if (!existsSync(program)) continue;
    const wrapper = join(folder, 'run', basename(program));
    const path = libraries.map((library) => `$here/${library}`).join(':');
    const lines = [
      '#!/bin/sh',
      'here=$(cd "$(dirname "$0")/.." && pwd)',
      await setUp(folder),
      `exec "$here/${relative(folder, loader)}" --library-path "${path}" "$here/usr/bin/${name}" "$@"`,
    ];
    await writeFile(wrapper, `${lines.join('\n')}\n`);
    await chmod(wrapper, 0o755);
  }
}
