// @ts-check
// Compares our debug adapter with js-debug, VS Code's, and with the inspector alone; see README.md.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jsDebug, jsDebugWith, ourAdapter } from './dap/debuggers.mjs';
import { measureInspector } from './dap/inspector-rows.mjs';
import { measure, rows, writePrograms } from './dap/rows.mjs';
import { loadAverage } from './lib/report.mjs';
import { defaultJstime } from './lib/runtimes.mjs';
import { summarize } from './lib/statistics.mjs';

const help = `node bench/dap.mjs [options]

Measures debug adapters side by side, round-robin, and prints medians and ratios.

  --rounds N      measured rounds, after one dropped one (default: 7)
  --jstime PATH   the jstime program (default: runtime-native/dist/bin/jstime)
  --json FILE     write all samples as JSON
  --without NAMES leave out: own,inspector,js-debug-node,js-debug-jstime
`;

const startFolder = process.env.INIT_CWD ?? process.cwd();

/** @param {string} line */
const log = (line) => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    jstime: { type: 'string' },
    json: { type: 'string' },
    without: { type: 'string', default: '' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** @typedef {import('./dap/rows.mjs').Sample} Sample */
/** @typedef {{ folder: string, cacheFolder: string }} Folders */

/** @returns {{ id: string, name: string, sample: (folders: Folders) => Promise<Sample> }[]} */
function subjects() {
  const jstime = options.jstime === undefined ? defaultJstime : resolve(startFolder, options.jstime);
  const node = process.execPath;
  const through = (/** @type {string} */ id, /** @type {import('./dap/debuggers.mjs').Debugger} */ debugger_) => ({
    id,
    name: debugger_.name,
    sample: (/** @type {Folders} */ folders) => measure(debugger_, folders),
  });
  const all = [
    through('own', ourAdapter(jstime)),
    {
      id: 'inspector',
      name: 'inspector alone',
      sample: (/** @type {Folders} */ folders) => measureInspector(jstime, folders),
    },
    through('js-debug-node', jsDebugWith('js-debug, Node', { node, runtime: node, attaches: false })),
    through('js-debug-jstime', jsDebugWith('js-debug, jstime', { node, runtime: jstime, attaches: true })),
  ];
  const without = options.without.split(',');
  if (!existsSync(jsDebug)) {
    log('js-debug is left out: npm run test:editors fetches it');
    without.push('js-debug-node', 'js-debug-jstime');
  }
  return all.filter(({ id }) => !without.includes(id));
}

/**
 * @param {ReturnType<typeof subjects>} chosen
 * @param {string} folder
 */
async function run(chosen, folder) {
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(chosen.map(({ name }) => [name, []]));
  for (let round = -1; round < Number(options.rounds); round++) {
    const first = (round + 1) % chosen.length;
    for (const { name, sample } of [...chosen.slice(first), ...chosen.slice(0, first)]) {
      const cacheFolder = join(folder, 'cache');
      mkdirSync(cacheFolder, { recursive: true });
      const result = await sample({ folder, cacheFolder });
      if (round >= 0) samples.get(name)?.push(result);
      log(`${round < 0 ? 'warm-up' : `round ${round + 1}`} ${name}: ${JSON.stringify(result)}`);
    }
  }
  return samples;
}

/** @param {Map<string, Sample[]>} samples */
function table(samples) {
  const names = [...samples.keys()];
  const [own = ''] = names;
  const median = (/** @type {string} */ name, /** @type {string} */ row) => {
    const values = (samples.get(name) ?? []).flatMap((sample) => sample[row] ?? []);
    return values.length === 0 ? undefined : summarize(values).median;
  };
  const show = (/** @type {number | undefined} */ value) =>
    value === undefined ? '-' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  const head = ['row', 'unit', 'goal', ...names, ...names.slice(1).map((name) => `/ ${name}`)];
  const body = rows.map(({ name, about, unit, atMost }) => {
    const mine = median(own, name);
    const ratios = names.slice(1).map((peer) => {
      const other = median(peer, name);
      return mine !== undefined && other !== undefined ? (mine / other).toFixed(2) : '-';
    });
    return [
      `${name}: ${about}`,
      unit,
      atMost === undefined ? '' : `≤ ${atMost}`,
      ...names.map((peer) => show(median(peer, name))),
      ...ratios,
    ];
  });
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (options.help) {
  process.stdout.write(help);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'jstime-bench-dap-'));
  try {
    writePrograms(folder);
    const loadAtStart = loadAverage();
    if (loadAtStart > 0.5) log(`the machine is busy (load average ${loadAtStart.toFixed(2)}): expect noise`);
    const samples = await run(subjects(), folder);
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Linux ${release()}`;
    const load = `load average ${loadAtStart.toFixed(2)} at the start, ${loadAverage().toFixed(2)} at the end`;
    process.stdout.write(`${machine}; ${options.rounds} rounds, medians; ${load}.\n\n${table(samples)}\n`);
    if (options.json !== undefined) {
      writeFileSync(resolve(startFolder, options.json), `${JSON.stringify(Object.fromEntries(samples), null, 2)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
