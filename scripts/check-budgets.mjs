// @ts-check
// A source file has at most so many lines. The exceptions in budgets.json are those files' own limits: they only
// go down, so one that is too generous is an error as well.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { CommandFailed, main } from './lib/run.mjs';
import { sourceFiles } from './lib/source-files.mjs';

const source = /\.(ts|mts|cts|js|mjs|cjs|cc|c|h|py|sh)$/;
const generated = /(^|\/)(generated|third_party|fixtures)\//;

await main(async () => {
  /** @type {{ lines: number, exceptions: Record<string, number> }} */
  const budgets = JSON.parse(await readFile(join(root, 'scripts/budgets.json'), 'utf8'));
  const files = (await sourceFiles(root)).filter(
    (path) => source.test(path) && !generated.test(path) && !path.startsWith('test/spec/'),
  );
  const problems = [];
  for (const path of files) {
    const count = (await readFile(join(root, path), 'utf8')).split('\n').length - 1;
    const own = budgets.exceptions[path];
    if (count > (own ?? budgets.lines)) {
      problems.push(`${path}: ${count} lines, at most ${own ?? budgets.lines}: split it`);
    } else if (own !== undefined && count < own) {
      problems.push(`${path}: has ${count} lines now: lower its limit in scripts/budgets.json from ${own}`);
    }
  }
  for (const path of Object.keys(budgets.exceptions)) {
    if (!files.includes(path)) problems.push(`scripts/budgets.json: ${path} is not there`);
  }
  if (problems.length > 0) throw new CommandFailed(problems.join('\n'));
});
