// @ts-check
// Compares jstime with Node, Deno and Bun as whole processes; see README.md.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Measurer, WrongResultError } from './lib/measure.mjs';
import { help, parseOptions, UsageError } from './lib/options.mjs';
import { buildResult, formatMarkdown, loadAverage } from './lib/report.mjs';
import { findRuntimes } from './lib/runtimes.mjs';
import { buildMeasure, installPeers } from './lib/setup.mjs';
import { workloads } from './workloads/index.mjs';

/** @typedef {import('./lib/measure.mjs').Sample} Sample */
/** @typedef {import('./lib/runtimes.mjs').Runtime} Runtime */
/** @typedef {import('./workloads/workload.mjs').Workload} Workload */

const defaultRounds = 10;
const warmUpRounds = 2;

/** @param {string} line Progress goes to standard error, so that the report can be redirected. */
const log = (line) => void process.stderr.write(`${line}\n`);

/**
 * @param {readonly string[] | undefined} only
 * @param {boolean} long
 */
function chooseWorkloads(only, long) {
  if (only === undefined) return workloads.filter((workload) => long || !workload.long);
  const unknown = only.find((name) => !workloads.some((workload) => workload.name === name));
  if (unknown !== undefined) throw new UsageError(`unknown workload "${unknown}"; --list shows them`);
  return workloads.filter(({ name }) => only.includes(name));
}

/**
 * Runs one workload round-robin. The first rounds warm caches and are dropped (the second run writes caches in some
 * runtimes); the order rotates, so that no runtime always runs after the same other one. A runtime that fails once is left out of the workload.
 * @param {Workload} workload
 * @param {readonly Runtime[]} runtimes
 * @param {{ measurer: Measurer, folder: string, rounds: number }} options
 */
async function measureWorkload(workload, runtimes, { measurer, folder, rounds }) {
  mkdirSync(folder, { recursive: true });
  const prepared = await workload.prepare(folder);
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(runtimes.map(({ name }) => [name, []]));
  /** @type {Map<string, string>} */
  const failures = new Map();
  const dropped = workload.long ? 0 : warmUpRounds;
  for (let round = 0; round < dropped + rounds; round++) {
    const first = round % runtimes.length;
    for (const runtime of [...runtimes.slice(first), ...runtimes.slice(0, first)]) {
      if (failures.has(runtime.name)) continue;
      try {
        const sample = await measurer.run(runtime, prepared, workload.measure);
        if (round >= dropped) samples.get(runtime.name)?.push(sample);
      } catch (error) {
        if (!(error instanceof WrongResultError)) throw error;
        const known = workload.cannot?.[runtime.name];
        failures.set(runtime.name, known ?? error.message);
        samples.delete(runtime.name);
        log(`  ${runtime.name} ${known === undefined ? `FAILED: ${error.message}` : `cannot (known): ${known}`}`);
      }
    }
  }
  prepared.stop?.();
  return { workload, samples, failures };
}

/** @param {string[]} args */
async function main(args) {
  const options = parseOptions(args);
  if (options.help) return void process.stdout.write(help);
  if (options.list) {
    for (const { name, about, long } of workloads) console.log(`${name.padEnd(24)}${about}${long ? ' (--long)' : ''}`);
    return;
  }
  const chosen = chooseWorkloads(options.only, options.long);
  installPeers(log);
  const helper = buildMeasure(log);
  const runtimes = findRuntimes(options.runtimes, { jstime: options.jstime, log });
  if (runtimes.length === 0) throw new UsageError('none of the wanted runtimes is there');

  const loadAtStart = loadAverage();
  if (loadAtStart > 0.5) log(`the machine is busy (load average ${loadAtStart.toFixed(2)}): expect noise`);
  const folder = mkdtempSync(join(tmpdir(), 'jstime-bench-'));
  const measurer = new Measurer({ helper, folder, cold: options.cold });
  try {
    const measured = [];
    for (const workload of chosen) {
      const rounds = options.rounds ?? workload.rounds ?? defaultRounds;
      log(`${workload.name}: ${workload.about} (${rounds} rounds)`);
      measured.push(
        await measureWorkload(workload, runtimes, { measurer, folder: join(folder, workload.name), rounds }),
      );
    }
    const result = buildResult(measured, runtimes, { cold: options.cold, loadAtStart });
    process.stdout.write(formatMarkdown(result));
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(result, null, 2)}\n`);
    const missed = result.workloads.some(({ targets }) => targets.some(({ met }) => met !== true));
    const failed = measured.some(({ workload, failures }) =>
      [...failures.keys()].some((name) => workload.cannot?.[name] === undefined),
    );
    if (failed || (options.enforce && missed)) process.exitCode = 1;
  } finally {
    if (options.keep) log(`kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  log(`bench: ${error.message}\nTry --help.`);
  process.exitCode = 2;
}
