// @ts-check
// What is measured of each debugger: one sample of every row.
import { join } from 'node:path';
import { medianOf } from '../lib/statistics.mjs';
import { writeFile } from '../workloads/workload.mjs';

/** @typedef {import('./debuggers.mjs').Debugger} Debugger */
/** @typedef {Record<string, number>} Sample by the name of a row */

const steps = 40;
const hits = 200;
const lines = 5000;
const elements = 10_000;

/**
 * The rows in the order of the report, with what the issue of the adapter asks for.
 * @type {{ name: string, about: string, unit: string, atMost?: number }[]}
 */
export const rows = [
  { name: 'first-stop', about: 'start of the adapter to the first stop of a 3-line program', unit: 'ms', atMost: 120 },
  { name: 'memory', about: 'adapter with its helper processes, at a stop', unit: 'MB', atMost: 45 },
  { name: 'step', about: `next to stopped, median of ${steps}`, unit: 'ms', atMost: 1.5 },
  { name: 'step-look', about: 'the same with threads, stack, scopes and variables', unit: 'ms', atMost: 4 },
  { name: 'array', about: `array of ${elements.toLocaleString('en')} numbers in one request`, unit: 'ms', atMost: 100 },
  { name: 'page', about: 'a page of 100 of it, median of 20', unit: 'ms', atMost: 3 },
  { name: 'hit', about: `a hit that only counts, mean of ${hits}`, unit: 'ms', atMost: 0.25 },
  {
    name: 'console',
    about: `${lines.toLocaleString('en')} lines with an object, to the last one`,
    unit: 'ms',
    atMost: 300,
  },
];

const programs = {
  'short.mjs': 'const a = 1;\nconst b = a + 1;\nconsole.log(a, b);\n',
  'steps.mjs': `const list = Array.from({ length: ${elements} }, (_, index) => index);
function work(first, second) {
  let sum = first + second;
${'  sum++;\n'.repeat(2 * steps + 20)}  return { sum, list };
}
work(1, 2);
`,
  'hits.mjs': `let count = 0;
const start = performance.now();
for (let i = 0; i < ${hits}; i++) {
  count += i;
}
const took = performance.now() - start;
console.log('took ' + took);
`,
  'lines.mjs': `for (let i = 0; i < ${lines}; i++) console.log('line', i, { i });\n`,
};

/** @param {string} folder */
export function writePrograms(folder) {
  for (const [name, text] of Object.entries(programs)) writeFile(folder, name, text);
}

/**
 * One sample of each row.
 * @param {Debugger} subject
 * @param {{ folder: string, cacheFolder: string }} folders
 * @returns {Promise<Sample>}
 */
export async function measure(subject, { folder, cacheFolder }) {
  const start = (
    /** @type {string} */ name,
    /** @type {import('./debuggers.mjs').Wanted['breakpoints']} */ breakpoints,
    stops = true,
  ) => subject.start({ file: join(folder, name), breakpoints, stops }, cacheFolder);
  /** @type {Sample} */
  const sample = {};

  const startMs = performance.now();
  {
    await using _session = await start('short.mjs', [{ line: 2 }]);
    sample['first-stop'] = performance.now() - startMs;
  }
  {
    await using session = await start('steps.mjs', [{ line: 3 }]);
    await measureSteps(session, sample);
  }
  {
    await using session = await start('hits.mjs', [{ line: 4, hitCondition: '> 1000000' }], false);
    const { output } = await session.client.event('output', ({ output }) => output.startsWith('took '));
    sample.hit = Number(/took ([\d.]+)/.exec(output)?.[1]) / hits;
  }
  {
    await using session = await start('lines.mjs', [{ line: 1 }]);
    const last = session.client.event('output', ({ output }) => output.includes(`line ${lines - 1} `));
    const begin = performance.now();
    // Only the first turn shall stop.
    await session.client.request('setBreakpoints', { source: { path: join(folder, 'lines.mjs') }, breakpoints: [] });
    await session.client.request('continue', { threadId: session.threadId });
    await last;
    sample.console = performance.now() - begin;
  }
  return sample;
}

/**
 * @param {import('./debuggers.mjs').Session} session
 * @param {Sample} sample
 */
async function measureSteps({ client, threadId, memoryMb }, sample) {
  const next = async () => {
    const stopped = client.event('stopped');
    await client.request('next', { threadId });
    await stopped;
  };
  const look = async () => {
    await client.request('threads');
    const { stackFrames } = await client.request('stackTrace', { threadId, startFrame: 0, levels: 20 });
    const { scopes } = await client.request('scopes', { frameId: stackFrames[0].id });
    await client.request('variables', { variablesReference: scopes[0].variablesReference });
    return stackFrames[0].id;
  };
  await look();
  sample.step = await medianOf(steps, next);
  sample['step-look'] = await medianOf(steps / 2, async () => {
    await next();
    await look();
  });
  sample.memory = memoryMb();
  const frameId = await look();
  const { variablesReference } = await client.request('evaluate', { expression: 'list', frameId, context: 'watch' });
  const begin = performance.now();
  const { variables } = await client.request('variables', {
    variablesReference,
    filter: 'indexed',
    start: 0,
    count: elements,
  });
  sample.array = performance.now() - begin;
  // js-debug's pages hold one too many.
  if (variables.length < elements) throw new Error(`${variables.length} elements`);
  let page = 0;
  sample.page = await medianOf(20, async () => {
    await client.request('variables', { variablesReference, filter: 'indexed', start: 100 * page++, count: 100 });
  });
}
