// @ts-check
// Lints TypeScript, JavaScript and JSON with Biome, C++ with cpplint (Google style).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bin, root } from './lib/paths.mjs';
import { CommandFailed, main, run } from './lib/run.mjs';
import { cppFiles, sourceFiles } from './lib/source-files.mjs';

const cpplintFilters = [
  '-legal/copyright', // the licence is one file, LICENSE
  '-build/header_guard', // checked below: guards start at core/, not at the repository
  '-build/include_subdir', // V8, libuv and Node headers have no folder
  '-build/include_order', // clang-format sorts them
  '-build/c++11', // forbids <mutex>, <thread> and <chrono>, in favour of Chromium's own
  '-build/c++17', // forbids <filesystem>
  '-build/include_what_you_use', // does not see what a file's own header includes
  '-whitespace', // clang-format decides
];

await main(async () => {
  await run(bin('biome'), ['lint', '--error-on-warnings']);
  // cpplint asks C for C++ casts.
  const files = cppFiles(await sourceFiles(root)).filter((path) => !path.endsWith('.c'));
  if (files.length === 0) return;
  await run(bin('cpplint'), ['--quiet', '--linelength=120', `--filter=${cpplintFilters.join(',')}`, ...files]);

  const headers = files.filter((path) => path.endsWith('.h'));
  const wrong = (await Promise.all(headers.map(checkGuard))).filter((problem) => problem !== undefined);
  if (wrong.length > 0) throw new CommandFailed(wrong.join('\n'));
});

/**
 * runtime-native/core/base/clock.h is guarded by JSTIME_BASE_CLOCK_H_.
 * @param {string} path
 */
async function checkGuard(path) {
  const inside = path.replace(/^runtime-native\/(core\/)?/, '');
  const guard = `JSTIME_${inside.replace(/[^a-z0-9]/gi, '_').toUpperCase()}_`;
  const text = await readFile(join(root, path), 'utf8');
  if (text.includes(`#ifndef ${guard}\n#define ${guard}\n`)) return undefined;
  return `${path}: the include guard must be ${guard}`;
}
