// @ts-check
// Prints the closing line of CI, "N passed, N failed, N skipped", summed from the reports in test-results/.
// Fails when there is no report, no test or a failed one.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testResults } from './lib/paths.mjs';

const sum = { passed: 0, failed: 0, skipped: 0 };
const reports = (await readdir(testResults).catch(() => [])).filter((name) => name.endsWith('.json'));
for (const name of reports) {
  const report = JSON.parse(await readFile(join(testResults, name), 'utf8'));
  sum.passed += report.numPassedTests;
  // A file that cannot be loaded has no failed test, only a failed suite.
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  sum.failed += report.numFailedTests + brokenFiles.length;
  sum.skipped += report.numPendingTests + report.numTodoTests;
}
if (reports.length === 0) console.error('no test runner has left a report');
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
