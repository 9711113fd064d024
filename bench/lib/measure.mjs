// @ts-check
// One measured run of a workload under one runtime, with its output checked.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeEnvironment } from './runtimes.mjs';

/**
 * @typedef {object} Sample
 * @property {number} [wallMs]
 * @property {number} [cpuMs] user and system time together
 * @property {number} [rssMb] peak resident memory
 * @property {number} [latencyMs] how long a client waited
 */

/**
 * @typedef {object} Prepared
 * @property {string} entry
 * @property {string} expected what the program prints
 * @property {number} [timeoutMs]
 * @property {() => void} [stop] ends what was started for the program
 */

export class WrongResultError extends Error {
  /** @override */
  name = 'WrongResultError';
}

export class Measurer {
  #helper;
  #folder;
  #cold;
  #runs = 0;

  /** @param {{ helper: string, folder: string, cold: boolean }} options `cold`: every run starts with empty caches */
  constructor({ helper, folder, cold }) {
    this.#helper = helper;
    this.#folder = folder;
    this.#cold = cold;
  }

  /**
   * One sample of a workload.
   * @param {import('./runtimes.mjs').Runtime} runtime
   * @param {Prepared} prepared
   * @param {import('../workloads/workload.mjs').Measure} [measure]
   * @returns {Promise<Sample>}
   * @throws {WrongResultError} when the program failed or printed something else than expected
   */
  async run(runtime, prepared, measure) {
    const cacheFolder = join(this.#folder, this.#cold ? `cache-${this.#runs++}` : 'cache');
    mkdirSync(cacheFolder, { recursive: true });
    try {
      if (!measure) return this.#runWhole(runtime, prepared, cacheFolder);
      return await measure(runtime, prepared, runtimeEnvironment(cacheFolder)).catch((error) => {
        throw new WrongResultError(error.message);
      });
    } finally {
      if (this.#cold) rmSync(cacheFolder, { recursive: true, force: true });
    }
  }

  /**
   * @param {import('./runtimes.mjs').Runtime} runtime
   * @param {Prepared} prepared
   * @param {string} cacheFolder
   * @returns {Sample}
   */
  #runWhole(runtime, { entry, expected, timeoutMs = 60_000 }, cacheFolder) {
    const stdoutFile = join(this.#folder, 'stdout');
    const stderrFile = join(this.#folder, 'stderr');
    const command = [runtime.program, ...runtime.args, entry];
    const line = execFileSync(this.#helper, [String(timeoutMs), stdoutFile, stderrFile, ...command], {
      encoding: 'utf8',
      cwd: this.#folder,
      env: runtimeEnvironment(cacheFolder),
    });
    const result = JSON.parse(line);
    const problem = findProblem(result, readFileSync(stdoutFile, 'utf8'), expected);
    if (problem !== undefined) {
      const stderr = readFileSync(stderrFile, 'utf8').trim().slice(0, 2000);
      throw new WrongResultError(`${problem}\n  ${command.join(' ')}${stderr && `\n${stderr}`}`);
    }
    return { wallMs: result.wallMs, cpuMs: result.userMs + result.systemMs, rssMb: result.maxRssKb / 1024 };
  }
}

/**
 * @param {{ exitCode: number, signal: number, timedOut: boolean }} result
 * @param {string} stdout
 * @param {string} expected
 */
function findProblem(result, stdout, expected) {
  if (result.timedOut) return 'did not end in time';
  if (result.signal !== 0) return `died by signal ${result.signal}`;
  if (result.exitCode !== 0) return `exit code ${result.exitCode}`;
  if (stdout === expected) return undefined;
  const actualLines = stdout.split('\n');
  const expectedLines = expected.split('\n');
  const first = expectedLines.findIndex((text, index) => text !== actualLines[index]);
  const at = first < 0 ? expectedLines.length : first;
  const shorten = (/** @type {string | undefined} */ text) => JSON.stringify(text?.slice(0, 200));
  return (
    `wrong output: ${actualLines.length - 1} lines instead of ${expectedLines.length - 1}, line ${at + 1} is ` +
    `${shorten(actualLines[at])} instead of ${shorten(expectedLines[at])}`
  );
}
