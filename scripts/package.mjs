// @ts-check
// Puts together what people download, in dist/.
//   npm run package [-- [tarball] [npm] [vsix]]
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packed } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';
import { writeTarball } from './package/archive.mjs';
import { platform, version } from './package/files.mjs';
import { npmFile, npmPackages } from './package/npm.mjs';
import { runtimeName, stageRuntime } from './package/runtime.mjs';
import { packExtension } from './package/vsix.mjs';

const runtime = join(packed, runtimeName(version));

/** Each returns the files that it has written. @type {Record<string, () => Promise<string[]>>} */
const kinds = {
  async tarball() {
    const file = `${runtime}.tar.gz`;
    await writeTarball(runtime, runtimeName(version), file);
    return [file];
  },
  async npm() {
    const files = [join(packed, npmFile(platform))];
    await writeTarball(runtime, 'package', /** @type {string} */ (files[0]));
    for (const [name, stage] of Object.entries(npmPackages)) {
      const folder = join(packed, 'npm', name);
      await stage(folder);
      const file = join(packed, npmFile(name));
      await writeTarball(folder, 'package', file);
      files.push(file);
    }
    return files;
  },
  vsix: () => packExtension(runtime),
};

await main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.find((name) => !(name in kinds));
  if (unknown) throw new CommandFailed(`no kind of package is called ${unknown}: ${Object.keys(kinds).join(', ')}`);
  await mkdir(packed, { recursive: true });
  await stageRuntime(runtime);
  const wanted = Object.entries(kinds).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  // Compression takes nearly all of the time, and a thread for each file.
  for (const file of (await Promise.all(wanted.map(([, make]) => make()))).flat()) {
    const { size } = await stat(file);
    console.log(`${file}  ${(size / 1e6).toFixed(2)} MB`);
  }
});
