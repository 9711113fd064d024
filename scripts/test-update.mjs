// @ts-check
// Rewrites the expected output of spec cases: npm run test:update -- TEXT (a part of the cases' names).
import { join } from 'node:path';
import { bin, root } from './lib/paths.mjs';
import { CommandFailed, main, run } from './lib/run.mjs';

await main(async () => {
  const [filter] = process.argv.slice(2);
  if (filter === undefined) throw new CommandFailed('which cases? npm run test:update -- TEXT (all: -- .)');
  await run(bin('vitest'), ['run', '--project', 'spec', '-t', filter], {
    env: { ...process.env, JSTIME_SPEC_UPDATE: '1' },
    show: true,
  });
  await run(bin('biome'), ['format', '--write', join(root, 'test/spec')]);
});
