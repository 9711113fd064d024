// @ts-check
// Writes the documents that are made from the sources; `npm run docs` says when they are not up to date.
import { writeApis } from './docs/apis.mjs';
import { writeExtensionManifest } from './docs/extension-manifest.mjs';
import { writeLaunchOptions } from './docs/launch-options.mjs';
import { writeNamesElsewhere } from './docs/names-elsewhere.mjs';
import { writeSettings } from './docs/settings.mjs';
import { root } from './lib/paths.mjs';
import { main } from './lib/run.mjs';

await main(async () => {
  await writeLaunchOptions(root);
  await writeExtensionManifest(root);
  await writeApis(root);
  await writeSettings(root);
  await writeNamesElsewhere(root);
});
