// @ts-check
// Loading: many modules, a deep chain, one large module, a large JSON file.
import { functionsFor } from './function-texts.mjs';
import { notSlower, randomNumbers, writeFile } from './workload.mjs';

const modulus = 1_000_003;

/**
 * Which modules each of `count` modules imports. Module 0 is the root, the others lie in layers of about fifty; each
 * is imported by one of the layer before, and imports up to four more from the next three layers. So fan-out runs
 * from 0 to 50, many nodes are shared, nothing is unreachable, there is no cycle and no path is longer than 21.
 * @param {number} count
 * @returns {number[][]} sorted, without duplicates
 */
function graphOf(count) {
  const perLayer = 50;
  const random = randomNumbers(7);
  const firstOf = (/** @type {number} */ layer) => Math.min(count, layer === 0 ? 0 : 1 + (layer - 1) * perLayer);
  /** @type {Set<number>[]} */
  const edges = Array.from({ length: count }, () => new Set());
  for (let i = 1; i < count; i++) {
    const layer = 1 + Math.floor((i - 1) / perLayer);
    const before = firstOf(layer - 1);
    edges[before + random(firstOf(layer) - before)]?.add(i);
    const below = firstOf(layer + 1);
    const reach = firstOf(layer + 4) - below;
    for (let extra = random(5); extra > 0 && reach > 0; extra--) edges[i]?.add(below + random(reach));
  }
  return edges.map((targets) => [...targets].sort((x, y) => x - y));
}

/**
 * Every module adds a little arithmetic of its own, so that the entry's sum proves that all of them ran.
 * @param {string} folder
 */
function prepareGraph(folder) {
  const random = randomNumbers(13);
  const fileOf = (/** @type {number} */ i) => `package-${i % 25}/module-${i}.mjs`;
  const graph = graphOf(1000);
  /** @type {number[]} */
  const values = [];
  for (const [i, dependencies] of [...graph.entries()].reverse()) {
    const own = random(modulus);
    values[i] = dependencies.reduce((sum, d) => (sum * 31 + (values[d] ?? 0)) % modulus, own);
    writeFile(folder, fileOf(i), moduleText(i, own, dependencies, { fileOf, functions: 4 + random(5) }));
  }
  const program = `import { value } from './${fileOf(0)}';\nconsole.log('graph', value);\n`;
  return { entry: writeFile(folder, 'main.mjs', program), expected: `graph ${values[0]}\n` };
}

/**
 * @param {number} id
 * @param {number} own
 * @param {number[]} dependencies
 * @param {{ fileOf: (id: number) => string, functions: number }} options
 */
function moduleText(id, own, dependencies, { fileOf, functions }) {
  const imports = dependencies.map(
    (d) => `import { value as value${d}, describe as describe${d} } from '../${fileOf(d)}';`,
  );
  const sums = dependencies.map((d) => `value = (value * 31 + value${d}) % ${modulus};`);
  const names = dependencies.map((d) => `describe${d}.name`);
  return `${imports.join('\n')}
${functionsFor(id, functions)}
export let value = ${own};
${sums.join('\n')}
export function describe() {
  return [${names.join(', ')}].join(' ') + ' in ' + import.meta.url;
}
export const registry = new Map([['id', ${id}], ['names', [${dependencies.join(', ')}]]]);
`;
}

/**
 * @param {string} folder
 * @param {number} depth
 */
function prepareChain(folder, depth) {
  for (let i = 1; i <= depth; i++) {
    const program =
      i === depth
        ? 'export const depth = 1;\n'
        : `import { depth as below } from './link-${i + 1}.mjs';\nexport const depth = below + 1;\n`;
    writeFile(folder, `link-${i}.mjs`, program);
  }
  const program = "import { depth } from './link-1.mjs';\nconsole.log('depth', depth);\n";
  return { entry: writeFile(folder, 'main.mjs', program), expected: `depth ${depth}\n` };
}

/**
 * About 2 MB of functions of which one in twenty is called, as in a bundled application.
 * @param {string} folder
 */
function prepareLargeModule(folder) {
  const groups = 1350;
  /** @type {string[]} */
  const texts = [];
  for (let i = 0; i < groups; i++) texts.push(functionsFor(i, 6));
  const calls = [];
  for (let i = 0; i < groups; i += 20) calls.push(`total = (total + clamp${i}_0(${i}, 0, 1000)) % ${modulus};`);
  let total = 0;
  for (let i = 0; i < groups; i += 20) total = (total + Math.min(Math.max(i, 0), 1000)) % modulus;
  const program = `${texts.join('\n')}\nlet total = 0;\n${calls.join('\n')}\nconsole.log('total', total);\n`;
  return { entry: writeFile(folder, 'main.mjs', program), expected: `total ${total}\n` };
}

/** @param {string} folder */
function prepareJson(folder) {
  const random = randomNumbers(11);
  const records = [];
  let sum = 0;
  for (let size = 0, id = 0; size < 5_000_000; id++) {
    const record = {
      id,
      name: `record number ${id}`,
      price: random(100_000) / 100,
      active: random(2) === 1,
      tags: ['alpha', 'beta', 'gamma'].slice(0, random(4)),
      position: { latitude: random(180_000) / 1000 - 90, longitude: random(360_000) / 1000 - 180 },
      note: id % 10 === 0 ? 'with “quotes”, a \\ and a line\nbreak' : null,
    };
    records.push(record);
    sum += record.tags.length;
    size += JSON.stringify(record).length + 1;
  }
  writeFile(folder, 'data.json', JSON.stringify(records));
  const program = `import records from './data.json' with { type: 'json' };
console.log('records', records.length, records.reduce((sum, record) => sum + record.tags.length, 0));
`;
  return { entry: writeFile(folder, 'main.mjs', program), expected: `records ${records.length} ${sum}\n` };
}

/** @type {import('./workload.mjs').Workload[]} */
export const modules = [
  {
    name: 'module-graph',
    about: '1,000 small modules in 25 folders and 20 layers, fan-out 0 to 50',
    targets: [{ metric: 'wallMs', peer: 'node', atMost: 0.5 }],
    prepare: prepareGraph,
  },
  {
    name: 'import-chain-500',
    about: 'a chain of imports 500 deep',
    targets: [],
    prepare: (folder) => prepareChain(folder, 500),
  },
  {
    name: 'import-chain',
    about: 'a chain of imports 1,000 deep',
    cannot: { node: 'its loader recurses: RangeError, maximum call stack size exceeded' },
    targets: [],
    prepare: (folder) => prepareChain(folder, 1000),
  },
  {
    name: 'large-module',
    about: 'one module of 2 MB, few of its functions called: compile cost and code caches',
    targets: [],
    prepare: prepareLargeModule,
  },
  { name: 'json-import', about: 'a JSON module of 5 MB', targets: [notSlower], prepare: prepareJson },
];
