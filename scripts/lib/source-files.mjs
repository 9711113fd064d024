// @ts-check
// The files of the repository that people write: everything git tracks or would track.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/**
 * Paths relative to `folder`, with forward slashes, sorted. Files deleted but not yet committed are left out.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
export async function sourceFiles(folder) {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: folder });
  return [...new Set(listed.split('\0'))].filter((path) => path && existsSync(join(folder, path))).sort();
}

/**
 * The C and C++ files we wrote ourselves, for the formatter and the linter.
 * @param {string[]} files
 * @returns {string[]}
 */
export function cppFiles(files) {
  return files.filter((path) => /\.(cc|c|h)$/.test(path) && !path.includes('/third_party/'));
}
