import { tmpdir } from 'node:os';
import { JSTime, JSTimeExitError, JSTimeOutOfMemoryError, JSTimeTerminatedError } from 'jstime';
import { describe, expect, test } from 'vitest';

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

test('options reach the program', async () => {
  await using js = new JSTime({ arguments: ['a', 'b'], workingDirectory: tmpdir() });
  expect(await js.runScript('[process.argv.slice(2), process.cwd()]')).toEqual([['a', 'b'], tmpdir()]);
  await js.runScript('process.chdir("/")');
  expect(process.cwd()).not.toBe('/');
});

test('wrong options are refused', () => {
  const make = (options: object) => () => new JSTime(options);
  expect(make({ maxHeapSizeMB: 0 })).toThrow(RangeError);
  expect(make({ maxHeapSizeMB: Number.NaN })).toThrow(RangeError);
  expect(make({ maxHeapSizeMB: '5' })).toThrow(TypeError);
  expect(make({ arguments: 'a' })).toThrow('must be an array of strings');
  expect(make({ stdout: 1 })).toThrow('stdout must be a function');
  expect(make({ globals: 1 })).toThrow('globals must be an object');
  expect(make({ workingDirectory: '/no/such/folder' })).toThrow('no folder: /no/such/folder');
});

test('instances run at the same time and share nothing', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => JSTime.create()));
  const results = await Promise.all(
    all.map((js, index) => js.runScript(`globalThis.id = (globalThis.id ?? 0) + ${index}; id`)),
  );
  expect(results).toEqual([0, 1, 2, 3, 4]);
  await Promise.all(all.map((js) => js.dispose()));
});

describe('terminate', () => {
  test('ends a runaway script; queued and later calls reject', async () => {
    await using js = new JSTime();
    const running = js.runScript('for (;;) {}');
    const queued = js.runScript('1');
    await soon();
    js.terminate();
    await expect(running).rejects.toThrow(JSTimeTerminatedError);
    await expect(queued).rejects.toThrow(JSTimeTerminatedError);
    await expect(js.runScript('1')).rejects.toMatchObject({ code: 'ERR_JSTIME_TERMINATED' });
    js.terminate();
  });

  test('cannot be caught by the program', async () => {
    await using js = new JSTime();
    const running = js.runScript('for (;;) { try { for (;;) {} } catch {} finally { for (;;) {} } }');
    await soon();
    js.terminate();
    await expect(running).rejects.toThrow(JSTimeTerminatedError);
  });
});

describe('dispose', () => {
  const never = new Promise(() => {});
  const busy: Record<string, (js: JSTime) => Promise<unknown>> = {
    'during a loop': (js) => js.runScript('for (;;) {}'),
    'during Atomics.wait': (js) => js.runScript('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'),
    'during a regular expression': (js) => js.runScript('/(a+)+b/.test("a".repeat(40))'),
    'while timers run': (js) => js.runScript('setInterval(() => {}, 0)').then(() => js.runEventLoop()),
    'while the loop waits': (js) => js.runScript('setTimeout(() => {}, 1e6)').then(() => js.runEventLoop()),
    'during synchronous host calls': (js) => js.runScript('for (;;) quick()'),
    'while a host promise is pending': (js) => js.runScript('pending()'),
    'during file operations': (js) =>
      js.runScript(`(async () => { const fs = await import('node:fs/promises'); for (;;) await fs.readdir('/') })()`),
    'during the module hook': (js) => js.import('hooked'),
    'while modules load': (js) => js.import('graph:0'),
    'while it prints': (js) => js.runScript('for (;;) console.log("x")'),
  };
  for (const [when, start] of Object.entries(busy)) {
    test(`${when}, twice`, async () => {
      for (let round = 0; round < 3; ++round) {
        const js = new JSTime({
          stdout() {},
          globals: { quick: () => 1, pending: () => never },
          loadModule: (specifier) => {
            if (specifier === 'hooked') return never as Promise<string>;
            if (!specifier.startsWith('graph:')) return undefined;
            return `import 'graph:${Number(specifier.slice(6)) + 1}'`;
          },
        });
        const running = start(js);
        if (round > 0) await new Promise((resolve) => setTimeout(resolve, round * 10));
        const [, , outcome] = await Promise.allSettled([js.dispose(), js.dispose(), running]);
        expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'JSTimeTerminatedError' } });
      }
    });
  }

  test('before anything ran, and after the end', async () => {
    const js = new JSTime();
    await js.dispose();
    await js.dispose();
    await js[Symbol.asyncDispose]();
    await expect(js.runScript('1')).rejects.toThrow('disposed');
  });
});

describe('the program ends its instance', () => {
  test('with process.exit()', async () => {
    await using js = new JSTime();
    const calls = [js.runScript('try { process.exit(7) } finally { for (;;) {} }'), js.runScript('1')];
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { exitCode: 7, code: 'ERR_JSTIME_EXIT' } });
    }
    await expect(js.import('x')).rejects.toThrow(JSTimeExitError);
  });

  test('with a full heap', async () => {
    await using js = new JSTime({ maxHeapSizeMB: 32 });
    await using other = new JSTime();
    const error: Error = await js.runScript('const all = []; for (;;) all.push({})', 'hog.js').then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(JSTimeOutOfMemoryError);
    expect(error.message).toContain('32 MB');
    await expect(js.runScript('1')).rejects.toThrow(JSTimeOutOfMemoryError);
    expect(await other.runScript('1')).toBe(1);
  });
});
