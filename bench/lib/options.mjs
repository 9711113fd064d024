// @ts-check
// Command line of the bench.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultJstime, runtimeNames } from './runtimes.mjs';

export const help = `node bench/run.mjs [options]

Measures jstime, Node, Deno and Bun as whole processes, round-robin, and prints medians and ratios.

  --only NAMES       workloads to run, separated by commas (--list shows them)
  --runtimes NAMES   some of ${runtimeNames.join(',')} (default: all)
  --rounds N         measured rounds, after two dropped ones (default: each workload's own)
  --jstime PATH      the jstime program (default: runtime-native/dist/bin/jstime)
  --cold             empty code and transpilation caches before every run
  --long             also the workloads that take minutes for each run
  --json FILE        write samples, medians, ratios and targets as JSON
  --enforce          exit 1 when a target is missed or could not be measured
  --keep             keep the generated programs and print their folder
  --list             list the workloads
  -h, --help         show this help
`;

// Where the user typed the command: npm changes the working directory to the package it runs in.
const startFolder = process.env.INIT_CWD ?? process.cwd();

export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

/** @param {string[]} args */
export function parseOptions(args) {
  const { values } = parse(args);
  const runtimes = split(values.runtimes) ?? [...runtimeNames];
  const unknown = runtimes.find((name) => !runtimeNames.includes(/** @type {never} */ (name)));
  if (unknown !== undefined) throw new UsageError(`unknown runtime "${unknown}"; known: ${runtimeNames.join(', ')}`);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new UsageError(`--rounds needs a positive whole number, got "${values.rounds}"`);
  }
  return {
    ...values,
    only: split(values.only),
    runtimes,
    rounds,
    json: values.json === undefined ? undefined : resolve(startFolder, values.json),
    jstime: values.jstime === undefined ? defaultJstime : resolve(startFolder, values.jstime),
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string' },
        runtimes: { type: 'string' },
        rounds: { type: 'string' },
        jstime: { type: 'string' },
        cold: { type: 'boolean', default: false },
        long: { type: 'boolean', default: false },
        json: { type: 'string' },
        enforce: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string | undefined} list */
function split(list) {
  return list
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
