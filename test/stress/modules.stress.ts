// Random module graphs, run by jstime and by the Node of the same V8: both must print the same, in the same order.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runJstime, type Shape, shapes } from '../support/jstime.ts';

const graphsPerKind = 60;

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-stress-')));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Numbers below `limit` that depend on the seed alone. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 12)) >>> 0) % limit;
  };
}

interface Kind {
  name: string;
  modules: number;
  /** Imports of each module, at most. */
  imports: number;
  cycles: boolean;
  /** One in so many modules; 0 for none. */
  awaits: number;
  throws: number;
  dynamic: number;
}

const kinds: Kind[] = [
  { name: 'trees', modules: 30, imports: 4, cycles: false, awaits: 0, throws: 0, dynamic: 0 },
  { name: 'cycles', modules: 20, imports: 3, cycles: true, awaits: 0, throws: 0, dynamic: 0 },
  { name: 'awaits', modules: 25, imports: 3, cycles: false, awaits: 3, throws: 0, dynamic: 0 },
  { name: 'awaits in cycles', modules: 15, imports: 3, cycles: true, awaits: 3, throws: 0, dynamic: 0 },
  { name: 'errors', modules: 25, imports: 3, cycles: true, awaits: 3, throws: 12, dynamic: 0 },
  { name: 'dynamic imports', modules: 20, imports: 2, cycles: true, awaits: 4, throws: 15, dynamic: 3 },
  { name: 'long chains', modules: 400, imports: 2, cycles: true, awaits: 40, throws: 0, dynamic: 0 },
];

/** Writes a graph; returns its entry, which imports module 0 twice and prints how that went. */
function writeGraph(kind: Kind, seed: number): string {
  const random = makeRandom(seed);
  const oneIn = (n: number) => n > 0 && random(n) === 0;
  const directory = join(folder, `${kind.name}-${seed}`);
  mkdirSync(directory);
  for (let i = 0; i < kind.modules; i++) {
    const lines: string[] = [];
    const targets = new Set<number>();
    // Long chains: the next one first, so that the graph is as deep as it has modules.
    if (kind.modules > 100 && i + 1 < kind.modules) targets.add(i + 1);
    for (let n = random(kind.imports + 1); n > 0; n--) {
      const target = kind.cycles && oneIn(kind.modules > 100 ? 10 : 2) ? random(kind.modules) : i + 1 + random(6);
      if (target < kind.modules) targets.add(target);
    }
    for (const target of targets) lines.push(`import * as m${target} from './m${target}.js';`);
    lines.push(`console.log('${i} starts');`);
    for (const target of targets) {
      lines.push(
        `try { console.log('${i} sees', m${target}.f(), m${target}.v); } catch (e) { console.log('${i}', e.name); }`,
      );
    }
    // Microtasks only: the order of timers of the same time is none of this test's business.
    if (oneIn(kind.awaits))
      lines.push(`for (let i = ${random(4)}; i >= 0; i--) await null;`, `console.log('${i} goes on');`);
    if (oneIn(kind.throws)) lines.push(`throw new Error('thrown by ${i}');`);
    if (oneIn(kind.dynamic)) {
      const target = random(kind.modules);
      lines.push(`const loaded${i} = import('./m${target}.js').then(() => 'loaded', (e) => e.message);`);
      // Not awaited: a module that awaits one that waits for it never settles.
      lines.push(`loaded${i}.then((outcome) => dynamic.push('${i} ${target} ' + outcome));`);
    }
    lines.push(`export const v = ${i};`, `export function f() { return 'f${i}'; }`);
    writeFileSync(join(directory, `m${i}.js`), lines.join('\n'));
  }
  const main = join(directory, 'main.js');
  writeFileSync(
    main,
    `globalThis.dynamic = [];
const outcomes = [];
const errors = [];
for (let i = 0; i < 2; i++) {
  await import('./m0.js').then((all) => outcomes.push(Object.keys(all)), (e) => { errors.push(e); outcomes.push(e.message); });
}
// How many microtasks import() itself takes is the host's business, so that its outcome is printed last.
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(outcomes, errors.length, errors[0] === errors[1], dynamic.sort());
`,
  );
  return main;
}

function runNode(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--no-warnings', file], { timeout: 30_000 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
}

async function runOurs(file: string, shape: Shape): Promise<string> {
  const { stdout, stderr, exitCode } = await runJstime([file], { shape });
  expect({ stderr, exitCode }, file).toEqual({ stderr: '', exitCode: 0 });
  return stdout;
}

function sortLines(text: string): string {
  return text.split('\n').sort().join('\n');
}

for (const kind of kinds) {
  test(`${graphsPerKind} random graphs: ${kind.name}`, async () => {
    for (let seed = 1; seed <= graphsPerKind; seed++) {
      const main = writeGraph(kind, seed);
      const expected = await runNode(main);
      // The shapes differ in how the loop runs, not in modules: one of them is enough for each graph.
      const shape = shapes[seed % shapes.length] as Shape;
      const actual = await runOurs(main, shape);
      // The same goes for when a dynamically imported graph runs among others.
      if (kind.dynamic > 0) expect(sortLines(actual), main).toBe(sortLines(expected));
      else expect(actual, main).toBe(expected);
    }
  });
}
