import { expect, test } from 'vitest';
import { runNode } from './node-process.ts';

const ok = { exitCode: 0, signal: null, stderr: '' };

test('output goes to the streams of the process by default', async () => {
  expect(
    await runNode(`await using js = new JSTime(); await js.runScript('console.log(1); console.error(2)')`),
  ).toEqual({
    ...ok,
    stdout: '1\n',
    stderr: '2\n',
  });
});

test('an idle instance lets Node end, a running call does not', async () => {
  const idle = await runNode(
    `const js = new JSTime(); await js.runScript('setInterval(() => {}, 1)'); console.log('end')`,
  );
  expect(idle).toEqual({ ...ok, stdout: 'end\n' });
  const busy = await runNode(
    `new JSTime().runScript('new Promise((r) => setTimeout(r, 50, "done"))').then((value) => console.log(value))`,
  );
  expect(busy).toEqual({ ...ok, stdout: 'done\n' });
});

test('an inspector does not keep Node from ending', async () => {
  const result = await runNode(`
    const js = new JSTime({ inspector: true });
    const debuggerSocket = new WebSocket(await js.inspectorUrl);
    await new Promise((resolve) => { debuggerSocket.onopen = resolve; });
    const { host } = new URL(await js.inspectorUrl);
    await (await fetch('http://' + host + '/json/list')).text();
    debuggerSocket.close();
    await new Promise((resolve) => { debuggerSocket.onclose = resolve; });
    console.log(await js.runScript('1 + 1'));`);
  expect(result).toEqual({ ...ok, stdout: '2\n' });
});

test('Node ends while isolates run, with its own exit code', async () => {
  const start = `
    for (const source of ['for (;;) {}', 'for (;;) host()', 'for (;;) console.log("x")', 'pending()', 'setInterval(() => {}, 0)']) {
      const js = new JSTime({ stdout() {}, globals: { host: () => 1, pending: async () => new Promise(() => {}) } });
      js.runScript(source).then(() => js.runEventLoop()).catch(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, 50));`;
  expect(await runNode(`${start} process.exit(3)`)).toEqual({ ...ok, exitCode: 3, stdout: '' });
  const thrown = await runNode(`${start} setTimeout(() => { throw new Error('host failed') }, 1)`);
  expect(thrown).toMatchObject({ exitCode: 1, signal: null, stderr: expect.stringContaining('host failed') });
});

test('a sink that throws is an uncaught exception of Node', async () => {
  const result = await runNode(`
    process.on('uncaughtException', (error) => console.log('uncaught', error.message));
    const js = new JSTime({ stdout() { throw new Error('sink') } });
    console.log(await js.runScript('console.log(1); 5'));`);
  expect(result.exitCode).toBe(0);
  expect(result.stdout.split('\n').sort()).toEqual(['', '5', 'uncaught sink']);
});

test('init sets flags before the first instance only', async () => {
  const result = await runNode(`
    JSTime.init({ v8Flags: ['--expose-gc'] });
    try { JSTime.init({ v8Flags: ['--no-such-flag'] }) } catch (error) { console.log(error.message) }
    try { JSTime.init({ v8Flags: 'x' }) } catch (error) { console.log(error.name) }
    await using js = new JSTime();
    console.log(await js.runScript('typeof gc'));
    try { JSTime.init() } catch (error) { console.log(error.message) }`);
  expect(result).toEqual({
    ...ok,
    stdout: `JSTime.init: V8 does not know the flag '--no-such-flag'
TypeError
function
JSTime.init must be called before the first instance is made
`,
  });
});

test('worker threads embed, too, and may be terminated while they do', async () => {
  const result = await runNode(`
    import { Worker } from 'node:worker_threads';
    const js = new JSTime();
    for (let round = 0; round < 3; ++round) {
      const worker = new Worker(\`
        import { JSTime } from 'jstime';
        import { parentPort } from 'node:worker_threads';
        const js = new JSTime();
        parentPort.postMessage(await js.runScript('"worker"'));
        await js.runScript('for (;;) {}');\`, { eval: true, type: 'module' });
      console.log(await new Promise((resolve) => worker.once('message', resolve)));
      console.log(await worker.terminate());
    }
    console.log(await js.runScript('"main"'));`);
  expect(result).toEqual({ ...ok, stdout: 'worker\n1\nworker\n1\nworker\n1\nmain\n' });
});
