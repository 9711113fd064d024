// The domains, beyond what a debugger needs every day.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { CdpError } from './support/session.ts';

const idle = { flag: '--inspect' as const, files: { 'main.mjs': 'setInterval(() => {}, 1000);' } };

inspectorTest("V8's own are there", async (lab) => {
  const session = await lab.start(idle).connect();
  const { domains } = await session.send('Schema.getDomains');
  const names = domains.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Runtime', 'Debugger', 'Profiler', 'HeapProfiler', 'Schema']));
  await session.send('Console.enable');
  await session.send('Runtime.evaluate', { expression: 'console.log("old style")' });
  const { message } = await session.next('Console.messageAdded');
  expect(message).toMatchObject({ source: 'console-api', level: 'log', text: 'old style' });
  const { id } = await session.send('Runtime.getIsolateId');
  expect(id).toMatch(/^[0-9a-f]+$/);
});

inspectorTest('requests that clients of Node and of browsers make succeed', async (lab) => {
  const session = await lab.start(idle).connect();
  for (const [method, params] of [
    ['NodeWorker.enable', { waitForDebuggerOnStart: false }],
    ['NodeWorker.disable', undefined],
    ['NodeRuntime.enable', undefined],
    ['NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true }],
    ['NodeRuntime.disable', undefined],
    ['Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }],
    ['Network.enable', {}],
    ['Network.disable', undefined],
    ['Runtime.runIfWaitingForDebugger', undefined],
  ] as const) {
    await expect(session.request(method, params)).resolves.toEqual({});
  }
});

inspectorTest('what there is not is said so', async (lab) => {
  const session = await lab.start(idle).connect();
  for (const method of ['Page.enable', 'Nothing.here', 'Runtime.nothing', 'JSTime.nothing', 'NodeRuntime.nothing']) {
    const error = await session.request(method, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CdpError);
    expect(error).toMatchObject({ code: -32601, message: expect.stringContaining("wasn't found") });
  }
  await expect(session.request('Runtime.evaluate', {})).rejects.toMatchObject({ code: -32602 });
  await expect(session.send('Debugger.resume')).rejects.toMatchObject({ code: -32000 });
});

inspectorTest('a client that waits hears that the program waits', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'console.log("ran");' } });
  const session = await debuggee.connect();
  await session.send('NodeRuntime.enable');
  await session.next('NodeRuntime.waitingForDebugger');
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('ran\n');
});

inspectorTest('JSTime.formatValue: the text that console.log prints', async (lab) => {
  const session = await lab.start(idle).connect();
  const { result } = await session.send('Runtime.evaluate', {
    expression: '({ a: [1, { b: { c: { d: 1 } } }], s: "t" })',
  });
  const { text } = await session.send('JSTime.formatValue', { value: { objectId: result.objectId } });
  expect(text).toBe("{ a: [ 1, { b: [Object] } ], s: 't' }");
  const coloured = await session.send('JSTime.formatValue', { value: { value: 1 }, colors: true });
  expect(coloured.text).toBe('\u001b[33m1\u001b[39m');
  expect((await session.send('JSTime.formatValue', { value: { unserializableValue: '-0' } })).text).toBe('-0');
  expect((await session.send('JSTime.formatValue', { value: {} })).text).toBe('undefined');
  await expect(session.send('JSTime.formatValue', { value: { objectId: 'none' } })).rejects.toThrow(CdpError);
});

inspectorTest('Target, as the root of what can be attached to', async (lab) => {
  const session = await lab.start(idle).connect();
  const { targetInfos } = await session.send('Target.getTargets', {}).catch(() => ({ targetInfos: [] }));
  for (const info of targetInfos) expect(info.type).toBe('node');
});
