// Runs one case in one shape and compares, or writes down what it saw.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type JstimeResult, runJstime, type Shape } from '../jstime.ts';
import { missingExpectations, type SpecCase, type SpecRun } from './case-file.ts';
import { describeMismatch } from './match.ts';
import { fillIn, type Places } from './tokens.ts';
import { updateRun } from './update.ts';

// Never what a case should expect.
const crashes = new Set<NodeJS.Signals>(['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGTRAP']);

/**
 * Runs all runs of a case.
 * @throws {Error} when something is not as expected: says what, for all of a run at once
 */
export async function runCase(spec: SpecCase, shape: Shape): Promise<void> {
  for (const run of spec.runs) {
    const missing = missingExpectations(run);
    if (missing.length > 0) {
      throw new Error(`${title(run)}: expects no ${missing.join(' and no ')}; npm run test:update -- ${spec.name}`);
    }
  }
  await eachRun(spec, shape, (run, result, places) => {
    const problems = compare(run, result, places);
    if (problems.length > 0) throw new Error([`${title(run)} [${shape}]`, ...problems].join('\n\n'));
  });
}

/** Runs all runs of a case and makes what it sees the expectation where that is not met. */
export async function updateCase(spec: SpecCase, shape: Shape): Promise<void> {
  await eachRun(spec, shape, async (run, result, places) => {
    if (missingExpectations(run).length === 0 && compare(run, result, places).length === 0) return;
    if (result.signal && crashes.has(result.signal)) throw new Error(`${title(run)}: crashed with ${result.signal}`);
    await updateRun(spec, run, result, places);
  });
}

async function eachRun(
  spec: SpecCase,
  shape: Shape,
  then: (run: SpecRun, result: JstimeResult, places: Places) => void | Promise<void>,
) {
  // Without symbolic links, so that it is the path the program sees.
  const temporaryFolder = await realpath(await mkdtemp(join(tmpdir(), 'jstime-spec-')));
  const places: Places = { caseFolder: spec.folder, temporaryFolder };
  try {
    for (const run of spec.runs) {
      const result = await runJstime(
        run.args.map((arg) => fillIn(arg, places)),
        {
          cwd: resolve(spec.folder, fillIn(run.cwd, places)),
          env: Object.fromEntries(Object.entries(run.env).map(([name, value]) => [name, fillIn(value, places)])),
          stdin: fillIn(run.stdin, places),
          timeoutMs: run.timeoutMs,
          shape,
        },
      );
      await then(run, result, places);
    }
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true });
  }
}

function compare(run: SpecRun, result: JstimeResult, places: Places): string[] {
  const problems: string[] = [];
  const exit = result.signal ?? result.exitCode;
  if (exit !== run.exit) problems.push(`exit: expected ${run.exit}, was ${exit}`);
  for (const stream of ['stdout', 'stderr'] as const) {
    const problem = describeMismatch(fillIn(run[stream]?.text ?? '', places), result[stream]);
    if (problem !== undefined) problems.push(`${stream}: ${problem}`);
    // Why it failed is usually on stderr.
    else if (stream === 'stderr' && problems.length > 0 && result.stderr) problems.push(`stderr:\n${result.stderr}`);
  }
  return problems;
}

function title(run: SpecRun): string {
  const number = run.index === undefined ? [] : [`run ${run.index + 1}`];
  const text = run.description === undefined ? [] : [run.description];
  return [...number, ...text, `jstime ${run.args.join(' ')}`].join(': ');
}
