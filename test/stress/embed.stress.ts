// Create and dispose loops of the embedding API, and ends in the middle of everything.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSTime } from 'jstime';
import { afterAll, beforeAll, expect, test } from 'vitest';

const megabytes = () => process.memoryUsage().rss / 2 ** 20;
const use = 'const used = []; for (let i = 0; i < 1e4; ++i) used.push({ i }); 1';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jstime-stress-'));
  const count = 400;
  for (let i = 0; i < count; ++i) {
    const imports = [1, 2, 3, 4, 5].map((k) => i * 5 + k).filter((k) => k < count);
    const text = `${imports.map((k) => `import './m${k}.js';`).join('\n')}\nexport const n = ${i};`;
    await writeFile(join(folder, `m${i}.js`), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function makeAndDispose(times: number): Promise<void> {
  for (let i = 0; i < times; ++i) {
    await using js = new JSTime();
    expect(await js.runScript(use)).toBe(1);
  }
}

test('500 instances one after the other leave no memory behind', async () => {
  await makeAndDispose(100);
  const before = megabytes();
  await makeAndDispose(500);
  expect(megabytes() - before).toBeLessThan(30);
});

test('100 instances at once', async () => {
  const round = async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => JSTime.create()));
    const sums = await Promise.all(
      all.map((js, index) => js.runScript(`${use}; new Promise((r) => setTimeout(r, 5, ${index}))`)),
    );
    expect(sums).toEqual(all.map((_, index) => index));
    await Promise.all(all.map((js) => js.dispose()));
  };
  await round();
  const before = megabytes();
  for (let i = 0; i < 5; ++i) await round();
  expect(megabytes() - before).toBeLessThan(100);
});

const programs: Record<string, (js: JSTime) => Promise<unknown>> = {
  'a loop': (js) => js.runScript('for (;;) {}'),
  timers: (js) => js.runScript('setInterval(() => {}, 0)').then(() => js.runEventLoop()),
  'synchronous host calls': (js) => js.runScript('for (;;) host(1)'),
  'asynchronous host calls': (js) => js.runScript('(async () => { for (;;) await hostAsync(1) })()'),
  'a host call that never returns': (js) => js.runScript('never()'),
  'loading files': (js) => js.import(join(folder, 'm0.js')).then(() => js.runScript('for (;;) {}')),
  'a module hook that never answers': (js) => js.import('hooked'),
  'a graph from the hook': (js) => js.import('graph:0'),
  output: (js) => js.runScript('for (;;) console.log("some text")'),
  'file operations': (js) =>
    js.runScript(`(async () => {
      const fs = await import('node:fs/promises');
      for (;;) await Promise.all([fs.readFile(${JSON.stringify(join(folder, 'm0.js'))}), fs.readdir('/'), fs.stat('/')]);
    })()`),
  'WebAssembly compilation': (js) =>
    js.runScript(
      '(async () => { for (;;) await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) })()',
    ),
  'garbage collection': (js) => js.runScript('let a = []; for (;;) { a.push({}); if (a.length > 1e5) a = [] }'),
  microtasks: (js) => js.runScript('(function f() { Promise.reject(1).catch(() => {}); queueMicrotask(f) })()'),
  tasks: async (js) => {
    await js.runScript('async function task() { await new Promise((r) => setTimeout(r, 1)) }');
    for (;;) await js.postTask('task');
  },
  recursion: (js) => js.runScript('function f() { try { f() } finally { f() } } f()'),
};

for (const [name, start] of Object.entries(programs)) {
  test(`terminate and dispose during ${name}`, async () => {
    for (let round = 0; round < 60; ++round) {
      const js = new JSTime({
        stdout() {},
        globals: { host: () => 1, hostAsync: async () => 1, never: () => new Promise(() => {}) },
        loadModule: (specifier) => {
          if (specifier === 'hooked') return new Promise(() => {});
          if (!specifier.startsWith('graph:')) return undefined;
          const first = Number(specifier.slice(6)) * 3;
          return [1, 2, 3].map((k) => `import 'graph:${first + k}';`).join('\n');
        },
      });
      const outcome = start(js).then(
        () => 'resolved',
        (error) => error.name,
      );
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
      if (round % 2 === 0) js.terminate();
      await js.dispose();
      expect(await outcome).toBe('JSTimeTerminatedError');
    }
  });
}
