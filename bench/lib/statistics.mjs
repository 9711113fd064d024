// @ts-check
// Medians, spreads and ratios.

/** @typedef {'wallMs' | 'cpuMs' | 'rssMb' | 'latencyMs'} Metric */
/** @typedef {{ median: number, min: number, spread: number }} Summary `spread`: interquartile range over median */

export const metrics = /** @type {const} */ (['wallMs', 'cpuMs', 'rssMb', 'latencyMs']);

/**
 * @param {readonly number[]} sorted
 * @param {number} fraction 0 to 1
 */
export function quantile(sorted, fraction) {
  const position = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position % 1);
}

/**
 * @param {readonly number[]} values at least one
 * @returns {Summary}
 */
export function summarize(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const range = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  return { median, min: quantile(sorted, 0), spread: median === 0 ? 0 : range / median };
}

/**
 * The median of how long some calls take, one after the other, in milliseconds.
 * @param {number} count
 * @param {() => Promise<unknown>} action
 */
export async function medianOf(count, action) {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await action();
    times.push(performance.now() - start);
  }
  return summarize(times).median;
}

/**
 * Of the metrics that the samples have.
 * @param {readonly import('./measure.mjs').Sample[]} samples
 * @returns {Partial<Record<Metric, Summary>>}
 */
export function summarizeSamples(samples) {
  return Object.fromEntries(
    metrics
      .map((metric) => /** @type {const} */ ([metric, samples.flatMap((sample) => sample[metric] ?? [])]))
      .filter(([, values]) => values.length > 0)
      .map(([metric, values]) => [metric, summarize(values)]),
  );
}
