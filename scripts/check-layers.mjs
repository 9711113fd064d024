// @ts-check
// Checks #include and import lines against layers.json. A small own script: graph tools read one language.
import { resolve } from 'node:path';
import { checkCppLayers } from './layers/cpp.mjs';
import { checkTypeScriptLayers } from './layers/typescript.mjs';
import { root } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';
import { sourceFiles } from './lib/source-files.mjs';

await main(async () => {
  const folder = resolve(process.argv[2] ?? root);
  const files = await sourceFiles(folder);
  const problems = [...(await checkCppLayers(folder, files)), ...(await checkTypeScriptLayers(folder, files))];
  if (problems.length > 0) {
    throw new CommandFailed(`${problems.join('\n')}\n\nThe rules are in layers.json; ARCHITECTURE.md explains them.`);
  }
});
