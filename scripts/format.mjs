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
  if (cpp.length === 0) return;
  const mode = check ? ['--dry-run', '--Werror', '--fno-color-diagnostics'] : ['-i'];
  await run(bin('clang-format'), [...mode, ...cpp], { summarize: unformattedFiles });
});

/**
 * clang-format complains about every line; the files are enough.
 * @param {string} output
 */
function unformattedFiles(output) {
  const files = new Set([...output.matchAll(/^(.+?):\d+:\d+: error: code should be/gm)].map(([, file]) => file));
  return files.size > 0 ? `not formatted (npm run format):\n${[...files].join('\n')}` : output;
}
