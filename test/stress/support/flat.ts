// What is done again and again leaves neither memory nor descriptors behind.
import { expect } from 'vitest';
import { runJstime } from '../../support/jstime.ts';

/** The code of an operation; `i` says how many were before, `collect()` ends the task and collects garbage. */
export interface Operation {
  count: number;
  prepare?: string;
  run: string;
}

const firstRounds = 4;
const rounds = 8;
const tasksPerRound = 5;

/** The allocator's ups and downs are below it; what each operation of half the rounds loses adds up to more. */
const allowedGrowthMb = 12;

/** Connections and files that are kept for the next operation. */
const allowedDescriptors = 3;

/** What it tells comes after the first rounds, in which heap and pools find their size. */
const program = ({ count, prepare = '', run }: Operation) => `
import { readdir } from 'node:fs/promises';
async function collect() {
  gc();
  await new Promise((resolve) => setTimeout(resolve, 1));
}
${prepare}
let i = 0;
async function work() {
  for (let task = 0; task < ${tasksPerRound}; task++) {
    for (let left = ${Math.ceil(count / rounds / tasksPerRound)}; left > 0; left--, i++) { ${run}; }
    await collect();
  }
}
for (let round = 0; round < ${firstRounds}; round++) await work();
const held = [];
for (let round = 0; round < ${rounds}; round++) {
  await work();
  for (let again = 0; again < 5; again++) await collect();
  held.push({ memoryMb: process.memoryUsage.rss() / 2 ** 20, descriptors: (await readdir('/proc/self/fd')).length });
}
console.log(JSON.stringify(held));
`;

/**
 * Runs an operation many times. The least that the later rounds hold is compared with the least of the earlier ones: how
 * much the allocator keeps at one moment is chance.
 */
export async function expectFlat(operation: Operation): Promise<void> {
  const { stdout, stderr } = await runJstime(['--v8-flags=--expose-gc', '-'], {
    stdin: program(operation),
    timeoutMs: 300_000,
  });
  expect(stderr).toBe('');
  const held = JSON.parse(stdout) as { memoryMb: number; descriptors: number }[];
  const [earlier, later] = [held.slice(0, rounds / 2), held.slice(rounds / 2)];
  for (const [what, allowed] of [
    ['memoryMb', allowedGrowthMb],
    ['descriptors', allowedDescriptors],
  ] as const) {
    const least = (some: typeof held) => Math.min(...some.map((one) => one[what]));
    const told = held.map((one) => one[what].toFixed(0)).join(' ');
    expect(least(later) - least(earlier), `${what} after each round: ${told}`).toBeLessThanOrEqual(allowed);
  }
}
