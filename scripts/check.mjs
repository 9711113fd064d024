// @ts-check
// Everything that must hold before a change lands: exactly what CI runs after `npm ci`.
// Goes on after a failed step, so that one run shows all there is to mend.
import { rm } from 'node:fs/promises';
import { testResults } from './lib/paths.mjs';
import { main, run } from './lib/run.mjs';

const steps = ['format:check', 'lint', 'types', 'layers', 'docs', 'budgets', 'help', 'test'];

await main(async () => {
  await rm(testResults, { recursive: true, force: true });
  /** @type {string[]} */
  const failed = [];
  for (const step of steps) {
    const start = performance.now();
    console.log(`── ${step}`);
    try {
      // Quiet unless they fail; the tests take long enough to be watched.
      await run('npm', ['run', '--silent', step], { show: step === 'test' });
      console.log(`── ${step}: ok, ${seconds(start)}`);
    } catch {
      failed.push(step);
      console.log(`── ${step}: FAILED, ${seconds(start)}`);
    }
  }
  if (failed.length > 0) {
    console.log(`check failed in: ${failed.join(', ')}`);
    process.exitCode = 1;
  } else {
    console.log('check passed');
  }
});

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
