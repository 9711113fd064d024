// @ts-check
// Formats TypeScript, JavaScript and JSON with Biome and C++ with clang-format; --check only tells.
import { parseArgs } from 'node:util';
import { bin, root } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';
import { cppFiles, sourceFiles } from './lib/source-files.mjs';

await main(async () => {
  const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
  await run(bin('biome'), ['check', '--linter-enabled=false', ...(check ? [] : ['--write'])]);
  const cpp = cppFiles(await sourceFiles(root));
  // Without a file clang-format would wait for stdin.
  if (cpp.length > 0) await run(bin('clang-format'), [...(check ? ['--dry-run', '--Werror'] : ['-i']), ...cpp]);
});
