// @ts-check
// Turns samples into the result object (the JSON form) and that into markdown tables.
import { cpus, loadavg, release } from 'node:os';
import { metrics, summarizeSamples } from './statistics.mjs';

/** @typedef {import('./measure.mjs').Sample} Sample */
/** @typedef {import('./statistics.mjs').Metric} Metric */
/** @typedef {import('./statistics.mjs').Summary} Summary */
/** @typedef {import('../workloads/workload.mjs').Workload} Workload */

/**
 * @typedef {object} Measured
 * @property {Workload} workload
 * @property {Map<string, Sample[]>} samples by runtime; a runtime whose run failed is absent
 * @property {Map<string, string>} failures by runtime
 */

const subject = 'jstime';

/** @type {Record<Metric, { title: string, digits: number }>} */
const labels = {
  wallMs: { title: 'Wall time, ms', digits: 1 },
  cpuMs: { title: 'Processor time (user + system), ms', digits: 1 },
  rssMb: { title: 'Peak resident memory, MB', digits: 1 },
  latencyMs: { title: 'What a debugger waits for, ms', digits: 2 },
};

/**
 * @param {readonly Measured[]} measured
 * @param {readonly import('./runtimes.mjs').Runtime[]} runtimes
 * @param {{ cold: boolean, loadAtStart: number }} context
 */
export function buildResult(measured, runtimes, { cold, loadAtStart }) {
  return {
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, kernel: release() },
    load: { start: round(loadAtStart, 2), end: round(loadAverage(), 2) },
    caches: cold ? 'empty before every run' : 'filled by two warm-up rounds',
    runtimes: Object.fromEntries(runtimes.map(({ name, version }) => [name, version])),
    workloads: measured.map(resultOf),
  };
}

/** Average number of running processes over the last minute. */
export function loadAverage() {
  return loadavg()[0] ?? 0;
}

/** @param {Measured} measured */
function resultOf({ workload, samples, failures }) {
  const summaries = new Map([...samples].map(([name, list]) => [name, summarizeSamples(list)]));
  const peers = [...summaries.keys()].filter((name) => name !== subject);
  const own = summaries.get(subject);
  const ratio = (/** @type {string} */ peer, /** @type {Metric} */ metric) => {
    const other = summaries.get(peer)?.[metric]?.median;
    const mine = own?.[metric]?.median;
    return mine && other ? round(mine / other, 3) : undefined;
  };
  return {
    name: workload.name,
    about: workload.about,
    rounds: Math.max(0, ...[...samples.values()].map((list) => list.length)),
    summaries: Object.fromEntries(summaries),
    ratios: own && Object.fromEntries(peers.map((peer) => [peer, ratiosTo(peer, ratio)])),
    targets: workload.targets.map((target) => {
      if ('atMostMs' in target) {
        const median = own?.[target.metric]?.median;
        return { ...target, median, met: median === undefined ? undefined : median <= target.atMostMs };
      }
      const peer = target.peer === 'fastest' ? bestPeer(summaries, peers, target.metric) : target.peer;
      const measuredRatio = peer === undefined ? undefined : ratio(peer, target.metric);
      const met = measuredRatio === undefined ? undefined : measuredRatio <= target.atMost;
      return { ...target, comparedTo: peer, ratio: measuredRatio, met };
    }),
    failures: Object.fromEntries(failures),
    samples: Object.fromEntries(samples),
  };
}

/**
 * @param {string} peer
 * @param {(peer: string, metric: Metric) => number | undefined} ratio
 */
function ratiosTo(peer, ratio) {
  return Object.fromEntries(metrics.map((metric) => [metric, ratio(peer, metric)]));
}

/**
 * @param {Map<string, Partial<Record<Metric, Summary>>>} summaries
 * @param {string[]} peers
 * @param {Metric} metric
 */
function bestPeer(summaries, peers, metric) {
  const median = (/** @type {string} */ name) => summaries.get(name)?.[metric]?.median ?? Number.POSITIVE_INFINITY;
  return peers.toSorted((a, b) => median(a) - median(b))[0];
}

/** @param {ReturnType<typeof buildResult>} result */
export function formatMarkdown(result) {
  const names = Object.keys(result.runtimes);
  const versions = Object.entries(result.runtimes).map(([name, version]) => `${name} ${version}`);
  const { machine, load } = result;
  return [
    `${versions.join(', ')}; ${machine.processor}, ${machine.cores} cores, Linux ${machine.kernel}.`,
    `Medians, ± half the interquartile range; ratios are jstime / peer, below 1 is better for jstime.`,
    `Caches ${result.caches}; load average ${load.start} at the start, ${load.end} at the end.`,
    ...metrics
      .filter((metric) => result.workloads.some((workload) => hasMetric(workload, metric)))
      .flatMap((metric) => ['', `### ${labels[metric].title}`, '', metricTable(result, names, metric)]),
    ...targetSection(result),
    ...failureSection(result),
    '',
  ].join('\n');
}

/**
 * @param {ReturnType<typeof buildResult>} result
 * @param {string[]} names
 * @param {Metric} metric
 */
function metricTable(result, names, metric) {
  const peers = names.includes(subject) ? names.filter((name) => name !== subject) : [];
  const measured = result.workloads.filter((workload) => hasMetric(workload, metric));
  const rows = measured.map(({ name, rounds, summaries, ratios }) => [
    name,
    String(rounds),
    ...names.map((runtime) => formatSummary(summaries[runtime]?.[metric], labels[metric].digits)),
    ...peers.map((peer) => formatRatio(ratios?.[peer]?.[metric])),
  ]);
  return table(['workload', 'rounds', ...names, ...peers.map((peer) => `/ ${peer}`)], rows);
}

/**
 * @param {ReturnType<typeof buildResult>['workloads'][number]} workload
 * @param {Metric} metric
 */
function hasMetric({ summaries }, metric) {
  return Object.values(summaries).some((summary) => summary[metric] !== undefined);
}

/** @param {ReturnType<typeof buildResult>} result */
function targetSection({ workloads, runtimes }) {
  if (!(subject in runtimes)) return [];
  const rows = workloads.flatMap(({ name, targets }) =>
    targets.map((target) => {
      const { metric, met } = target;
      const start = [name, labels[metric].title.replace(/,.*/, '').toLowerCase()];
      const end = met === undefined ? 'not measured' : met ? 'met' : '**missed**';
      if ('atMostMs' in target) {
        return [...start, '-', `≤ ${target.atMostMs} ms`, `${target.median?.toFixed(2) ?? '-'} ms`, end];
      }
      const { comparedTo, peer, atMost, ratio } = target;
      const against = peer === 'fastest' ? `fastest peer (${comparedTo ?? '?'})` : peer;
      return [...start, against, `≤ ${atMost.toFixed(2)}`, formatRatio(ratio), end];
    }),
  );
  if (rows.length === 0) return [];
  return ['', '### Targets', '', table(['workload', 'metric', 'against', 'target', 'measured', ''], rows)];
}

/** @param {ReturnType<typeof buildResult>} result */
function failureSection({ workloads }) {
  const lines = workloads.flatMap(({ name, failures }) =>
    Object.entries(failures).map(([runtime, text]) => `- ${name}, ${runtime}: ${text.split('\n')[0]}`),
  );
  return lines.length === 0 ? [] : ['', '### Failed runs', '', ...lines];
}

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (/** @type {string} */ text, /** @type {number} */ column) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(pad).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/**
 * @param {Summary | undefined} summary
 * @param {number} digits
 */
function formatSummary(summary, digits) {
  if (summary === undefined) return 'failed';
  return `${summary.median.toFixed(digits)} ±${((summary.spread / 2) * 100).toFixed(0)}%`;
}

/** @param {number | undefined} ratio */
function formatRatio(ratio) {
  return ratio === undefined ? '-' : ratio.toFixed(2);
}

/**
 * @param {number} value
 * @param {number} digits
 */
function round(value, digits) {
  return Number(value.toFixed(digits));
}
