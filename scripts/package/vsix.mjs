// @ts-check
// The extension for VS Code: one .vsix for this platform, with the runtime in it, and one for all others, without.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packed, readPackage, root } from '../lib/paths.mjs';
import { CommandFailed, run } from '../lib/run.mjs';
import { modified } from './archive.mjs';
import { copy, platform, publicManifest, startPackage, version, write } from './files.mjs';
import { bundleNotices } from './notices.mjs';

const source = join(root, 'extension');
const tool = join(root, 'scripts/package/vsce');

/**
 * Packs both.
 * @param {string} runtime the folder of the runtime
 * @returns {Promise<string[]>} the files
 */
export async function packExtension(runtime) {
  if (!existsSync(join(source, 'dist')))
    throw new CommandFailed('extension/dist is missing; run: npm run build -- extension');
  await installVsce();
  const universal = join(packed, 'vsix/universal');
  await stageExtension(universal);
  const whole = join(packed, 'vsix', platform);
  await stageExtension(whole);
  await copy(runtime, join(whole, 'runtime'));
  return Promise.all([
    vsce(universal, `jstime-${version}.vsix`, []),
    vsce(whole, `jstime-${version}-${platform}.vsix`, ['--target', platform]),
  ]);
}

/** @param {string} folder */
async function stageExtension(folder) {
  await startPackage(folder, join(source, 'README.md'));
  for (const name of ['dist', 'media']) await copy(join(source, name), join(folder, name), { without: /\.svg$/ });
  /** @type {{ name: string }[]} */
  const plugins = readPackage(source).contributes.typescriptServerPlugins;
  for (const { name } of plugins) await copy(join(source, 'node_modules', name), join(folder, 'node_modules', name));
  await write(join(folder, 'THIRD-PARTY-NOTICES.txt'), await bundleNotices(['extension']));
  await write(join(folder, '.vscodeignore'), '# Nothing is here that is not for users.\n.vscodeignore\n');
  await write(
    join(folder, 'package.json'),
    publicManifest(source, {
      // By which vsce knows to pack them.
      dependencies: Object.fromEntries(plugins.map(({ name }) => [name, version])),
    }),
  );
}

/** What packs: 90 MB, and of use here only. */
async function installVsce() {
  const wanted = readPackage(tool).dependencies['@vscode/vsce'];
  const installed = join(tool, 'node_modules/@vscode/vsce');
  if (existsSync(join(installed, 'package.json')) && readPackage(installed).version === wanted) return;
  console.log('Fetching vsce, which packs the extension (90 MB on disk, once)');
  await run('npm', ['ci', '--ignore-scripts'], { cwd: tool, env: environment() });
}

/**
 * @param {string} folder
 * @param {string} name of the file
 * @param {string[]} options
 */
async function vsce(folder, name, options) {
  const file = join(packed, name);
  const program = join(tool, 'node_modules/@vscode/vsce/vsce');
  // There is no public address of the repository yet.
  const withoutAddress = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [program, 'package', '--out', file, ...withoutAddress, ...options],
    {
      cwd: folder,
      env: environment(),
    },
  );
  // It has nothing else to say there.
  if (stderr.trim() !== '') throw new CommandFailed(`vsce has doubts about ${name}:\n${stderr}${stdout}`);
  return file;
}

/** Without what npm tells of the package whose script this is; with the time that all entries get. */
function environment() {
  const own = Object.entries(process.env).filter(([variable]) => !/^npm_/i.test(variable));
  return { ...Object.fromEntries(own), SOURCE_DATE_EPOCH: String(modified) };
}
