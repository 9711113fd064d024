// @ts-check
// What a workload is, and small tools for generating programs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} RelativeTarget
 * @property {import('../lib/statistics.mjs').Metric} metric
 * @property {'node' | 'deno' | 'bun' | 'fastest'} peer `fastest`: the best of the measured peers
 * @property {number} atMost highest accepted ratio jstime / peer
 */

/** @typedef {{ metric: import('../lib/statistics.mjs').Metric, atMostMs: number }} AbsoluteTarget for jstime alone */

/** @typedef {RelativeTarget | AbsoluteTarget} Target */

/**
 * @typedef {object} Debugged a program whose inspector listens
 * @property {number} startMs when its process was started, on the clock of `performance.now()`
 * @property {string} url of its WebSocket
 */

/**
 * @callback Measure one sample; throws when the runtime does not do what is measured
 * @param {import('../lib/runtimes.mjs').Runtime} runtime
 * @param {import('../lib/measure.mjs').Prepared} prepared
 * @param {Record<string, string>} environment
 * @returns {Promise<import('../lib/measure.mjs').Sample>}
 */

/**
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} about one line
 * @property {number} [rounds] measured rounds, where the default does not fit
 * @property {boolean} [long] takes minutes for each run: only with --long or by name
 * @property {Record<string, string>} [cannot] runtimes that are known to fail, with the reason
 * @property {Target[]} targets
 * @property {(folder: string) => import('../lib/measure.mjs').Prepared | Promise<import('../lib/measure.mjs').Prepared>} prepare
 *   writes the program into the folder, and starts what it needs
 * @property {Measure} [measure] where it is not the whole run of the program that is measured
 */

export const notSlower = /** @type {Target} */ ({ metric: 'wallMs', peer: 'fastest', atMost: 1 });

/**
 * Writes a file below the workload's folder and returns its path.
 * @param {string} folder
 * @param {string} name
 * @param {string | Uint8Array} content
 */
export function writeFile(folder, name, content) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/**
 * A workload whose program is one short text.
 * @param {Omit<Workload, 'prepare'> & { program: string, expected: string, timeoutMs?: number }} options
 * @returns {Workload}
 */
export function singleFile({ program, expected, timeoutMs, ...workload }) {
  return {
    ...workload,
    prepare: (folder) => ({ entry: writeFile(folder, 'main.mjs', program), expected, timeoutMs }),
  };
}

/**
 * Deterministic pseudo-random whole numbers below `limit` (a linear congruential generator).
 * @param {number} seed
 * @returns {(limit: number) => number}
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
