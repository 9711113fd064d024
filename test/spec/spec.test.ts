// Runs every case of this folder in each of its process shapes. The format of a case: README.md.
import { describe, test } from 'vitest';
import { findCases } from '../support/spec/case-file.ts';
import { runCase, updateCase } from '../support/spec/run-case.ts';

const update = process.env.JSTIME_SPEC_UPDATE === '1';

describe.concurrent('spec', () => {
  for (const spec of findCases(import.meta.dirname)) {
    const timeout = spec.runs.reduce((sum, run) => sum + run.timeoutMs, 5_000);
    if (update) {
      // One shape decides, so that a difference between the two shows in the next ordinary run.
      test(spec.name, { timeout }, () => updateCase(spec, spec.shapes[0] ?? 'direct'));
      continue;
    }
    for (const shape of spec.shapes) test(`${spec.name} [${shape}]`, { timeout }, () => runCase(spec, shape));
  }
});
