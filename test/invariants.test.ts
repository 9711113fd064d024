// Invariants of ARCHITECTURE.md that no output shows: threads that are not started, natives that scripts cannot reach,
// no trace of the launcher.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, runJstime, shapes, startJstime } from './support/jstime.ts';

test.runIf(process.platform === 'linux')('a small program starts no thread', async () => {
  const running = startJstime(['-e', "console.log('ready'); setInterval(() => {}, 1000)"]);
  await running.waitFor('stdout', 'ready\n');
  expect(readdirSync(`/proc/${running.child.pid}/task`)).toHaveLength(1);
  running.child.kill();
  await running.result;
});

// Every function that can be reached by properties, getters' functions and prototypes from the global object, a module
// namespace and an error's stack frames on.
const listReachable = `
  import * as fs from 'node:fs/promises';
  import * as process from 'node:process';
  const frames = [];
  Error.prepareStackTrace = (error, sites) => sites;
  for (const site of new Error().stack) frames.push(site, site.getThis(), site.getFunction());
  const seen = new Set();
  const queue = [globalThis, fs, process, import.meta, frames, setTimeout(() => {}), Promise.resolve()];
  while (queue.length > 0) {
    const value = queue.pop();
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) continue;
    seen.add(value);
    queue.push(Object.getPrototypeOf(value));
    for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) {
      queue.push(property.value, property.get, property.set);
    }
  }
  const names = [...seen].filter((value) => typeof value === 'function').map(({ name }) => String(name));
  console.log(JSON.stringify(names));
`;

test.each(shapes)('scripts cannot reach the ops [%s]', async (shape) => {
  const { stdout, stderr } = await runJstime(['--v8-flags=--expose-gc', '-e', listReachable], { shape });
  expect(stderr).toBe('');
  const reachable = new Set<string>(JSON.parse(stdout));
  expect(reachable).toContain('readFile');
  const folder = join(repository, 'runtime-native/builtins/internal');
  const declarations = readdirSync(folder).filter((name) => name.endsWith('-ops.d.ts'));
  const names = declarations.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const bodies = [...text.matchAll(/^export interface \w+Ops\b[^{]*\{(.*?)^\}/gms)].map(([, body = '']) => body);
    return bodies.flatMap((body) => [...body.matchAll(/^ {2}(\w+)[?<(:]/gm)].map(([, op = '']) => op));
  });
  expect(names).toContain('startTimer');
  // These are also names of functions that scripts do have.
  const shared = ['chdir', 'cwd', 'exit', 'memoryUsage', 'now', 'queueMicrotask', 'write'];
  expect(names.filter((name) => reachable.has(name) && !shared.includes(name))).toEqual([]);
});

test.each(shapes)('the launcher leaves no trace in the environment [%s]', async (shape) => {
  const { stdout } = await runJstime(['-p', 'Object.keys(process.env).join()'], { shape, env: { NODE_OPTIONS: '-v' } });
  const names = stdout.trim().split(',');
  expect(names).toContain('NODE_OPTIONS');
  expect(names.filter((name) => name === 'LD_PRELOAD' || name.startsWith('JSTIME_INTERNAL'))).toEqual([]);
});
