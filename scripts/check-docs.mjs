// @ts-check
// Checks what the docs promise: READMEs in the folders, links that lead somewhere, npm scripts that exist,
// doc comments on what other packages and embedders use, generated documents that are up to date.
import { resolve } from 'node:path';
import { checkApis } from './docs/apis.mjs';
import { checkExports } from './docs/exports.mjs';
import { checkExtensionManifest } from './docs/extension-manifest.mjs';
import { checkLaunchOptions } from './docs/launch-options.mjs';
import { checkMarkdown } from './docs/markdown.mjs';
import { checkNamesElsewhere } from './docs/names-elsewhere.mjs';
import { checkReadmes } from './docs/readmes.mjs';
import { checkSettings } from './docs/settings.mjs';
import { root } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';
import { sourceFiles } from './lib/source-files.mjs';

await main(async () => {
  const folder = resolve(process.argv[2] ?? root);
  const files = await sourceFiles(folder);
  const problems = [
    ...checkReadmes(files),
    ...(await checkMarkdown(folder, files)),
    ...(await checkExports(folder, files)),
    ...(files.includes('dap/src/launch-config.ts') ? await checkLaunchOptions(folder) : []),
    ...(files.includes('lsp/src/settings.ts')
      ? [...(await checkSettings(folder)), ...(await checkNamesElsewhere(folder))]
      : []),
    ...(files.includes('extension/package.json') ? await checkExtensionManifest(folder) : []),
    ...(files.includes('typings/index.d.ts') ? await checkApis(folder) : []),
  ];
  if (problems.length > 0) throw new CommandFailed(problems.join('\n'));
});
