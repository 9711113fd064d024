// @ts-check
// Compares our language server with typescript-language-server, Deno's and TypeScript 7's; see README.md.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAverage } from './lib/report.mjs';
import { defaultJstime } from './lib/runtimes.mjs';
import { installPeers } from './lib/setup.mjs';
import { quantile } from './lib/statistics.mjs';
import { writeProject } from './lsp/projects.mjs';
import { servers } from './lsp/servers.mjs';
import { measure, rows } from './lsp/session.mjs';

const help = `node bench/lsp.mjs [options]

Measures language servers side by side, round-robin, and prints medians and 90th percentiles.

  --rounds N       measured sessions of each, after one dropped one (default: 20)
  --modules LIST   sizes of the projects, in modules beside main.js (default: 0,500)
  --only NAMES     of jstime,tsls,deno,tsc7
  --jstime PATH    the jstime program (default: runtime-native/dist/bin/jstime)
  --json FILE      write all samples as JSON
`;

const startFolder = process.env.INIT_CWD ?? process.cwd();

/** @param {string} line */
const log = (line) => void process.stderr.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    modules: { type: 'string', default: '0,500' },
    only: { type: 'string' },
    jstime: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** @typedef {Map<string, import('./lsp/session.mjs').Sample[]>} Samples by server */

/**
 * @param {string} root
 * @param {number} modules
 */
async function run(root, modules) {
  const jstime = options.jstime === undefined ? defaultJstime : resolve(startFolder, options.jstime);
  const chosen = servers(jstime, join(root, 'cache')).filter(
    ({ name }) => options.only?.split(',').includes(name) ?? true,
  );
  const folder = join(root, `modules-${modules}`);
  const text = writeProject(folder, modules);
  /** @type {Samples} */
  const samples = new Map(chosen.map(({ name }) => [name, []]));
  for (let round = -1; round < Number(options.rounds); round++) {
    const first = (round + 1) % chosen.length;
    for (const server of [...chosen.slice(first), ...chosen.slice(0, first)]) {
      const sample = await measure(server, folder, text);
      if (round >= 0) samples.get(server.name)?.push(sample);
      log(`${modules} modules, round ${round + 1}, ${server.name}: ${sample.diagnostics?.map(Math.round)} ms`);
    }
  }
  return samples;
}

/** @param {Samples} samples */
function table(samples) {
  const names = [...samples.keys()];
  const show = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0);
  const body = Object.entries(rows).map(([row, { about, unit }]) => [
    `${about}, ${unit}`,
    ...names.map((name) => {
      const values = (samples.get(name) ?? []).flatMap((sample) => sample[row] ?? []).toSorted((a, b) => a - b);
      return `${show(quantile(values, 0.5))} (${show(quantile(values, 0.9))})`;
    }),
  ]);
  const head = ['median (90th percentile)', ...names];
  return [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...body]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

if (options.help) {
  process.stdout.write(help);
} else {
  installPeers(log);
  const root = mkdtempSync(join(tmpdir(), 'jstime-bench-lsp-'));
  try {
    mkdirSync(join(root, 'cache'));
    const loadAtStart = loadAverage();
    if (loadAtStart > 0.5) log(`the machine is busy (load average ${loadAtStart.toFixed(2)}): expect noise`);
    /** @type {Record<string, unknown>} */
    const all = {};
    process.stdout.write(
      `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Linux ${release()}; ${options.rounds} rounds.\n`,
    );
    for (const modules of options.modules.split(',').map(Number)) {
      const samples = await run(root, modules);
      all[`${modules} modules`] = Object.fromEntries(samples);
      process.stdout.write(`\n${modules === 0 ? 'One file' : `${modules} modules`}:\n\n${table(samples)}\n`);
    }
    process.stdout.write(
      `\nLoad average ${loadAtStart.toFixed(2)} at the start, ${loadAverage().toFixed(2)} at the end.\n`,
    );
    if (options.json !== undefined)
      writeFileSync(resolve(startFolder, options.json), `${JSON.stringify(all, null, 2)}\n`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
