import { setTimeout as delay } from 'node:timers/promises';
import { InspectorError, type InspectorSession, JSTime, JSTimeTerminatedError } from 'jstime';
import { describe, expect, test } from 'vitest';

interface Paused {
  reason: string;
  callFrames: { functionName: string; callFrameId: string }[];
}

const nextEvent = <Params>(session: InspectorSession, name: string) =>
  new Promise<Params>((resolve) => session.once(name, resolve));

describe('sessions in the process', () => {
  test('evaluate between calls, and see what calls left behind', async () => {
    await using js = new JSTime();
    await js.runScript('globalThis.answer = 42');
    using session = js.connectInspector();
    expect(await session.send('Runtime.evaluate', { expression: 'answer' })).toMatchObject({ result: { value: 42 } });
    const settled = session.send('Runtime.evaluate', { expression: 'Promise.resolve(7)', awaitPromise: true });
    expect(await settled).toMatchObject({ result: { value: 7 } });
    expect(await js.runScript('answer + 1')).toBe(43);
  });

  test('pause a running call and let it go on', async () => {
    await using js = new JSTime();
    using session = js.connectInspector();
    await session.send('Debugger.enable');
    const paused = nextEvent<Paused>(session, 'Debugger.paused');
    const call = js.runScript('function twice(n) { debugger; return n * 2; } twice(21)');
    const { callFrames } = await paused;
    expect(callFrames.map(({ functionName }) => functionName)).toEqual(['twice', '']);
    const { callFrameId } = callFrames[0] as Paused['callFrames'][0];
    const n = await session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'n' });
    expect(n).toMatchObject({ result: { value: 21 } });
    await session.send('Debugger.resume');
    expect(await call).toBe(42);
  });

  test('interrupt an endless loop', async () => {
    await using js = new JSTime();
    using session = js.connectInspector();
    await session.send('Runtime.enable');
    const isRunning = nextEvent(session, 'Runtime.consoleAPICalled');
    const call = js.runScript('console.log("on"); for (;;);');
    const failure = expect(call).rejects.toThrow();
    await isRunning;
    await session.send('Debugger.enable');
    const paused = nextEvent<Paused>(session, 'Debugger.paused');
    await session.send('Debugger.pause');
    await paused;
    session.disconnect();
    await delay(10);
    js.terminate();
    await failure;
  });

  test.each([
    ['Runtime.evaluate', { expression: 'console.log("on"); for (;;);' }],
    ['Runtime.evaluate', { expression: 'console.log("on"); process.exit(); for (;;);' }],
    ['Debugger.evaluateOnCallFrame', { expression: 'console.log("on"); for (;;);' }],
  ])('end with the instance, whatever is evaluated at a pause: %s %j', async (method, params) => {
    const js = new JSTime();
    const session = js.connectInspector();
    await session.send('Runtime.enable');
    await session.send('Debugger.enable');
    const paused = nextEvent<Paused>(session, 'Debugger.paused');
    const call = expect(js.runScript('debugger; for (;;);')).rejects.toThrow();
    const { callFrameId } = (await paused).callFrames[0] as Paused['callFrames'][0];
    const isRunning = nextEvent(session, 'Runtime.consoleAPICalled');
    session.send(method, { callFrameId, ...params }).catch(() => {});
    await isRunning;
    await js.dispose();
    await call;
  });

  test('do not end the process of somebody else', async () => {
    await using js = new JSTime();
    using session = js.connectInspector();
    const request = session.send('JSTime.setExitOnDisconnect', { enabled: true });
    await expect(request).rejects.toThrow('Only a program that has a process of its own can end with its debugger');
  });

  test('report requests that fail, by themselves and by the end of the instance', async () => {
    const js = new JSTime();
    const session = js.connectInspector();
    await expect(session.send('Runtime.nothing')).rejects.toThrow(InspectorError);
    await session.send('Debugger.enable');
    const paused = nextEvent(session, 'Debugger.paused');
    const call = expect(js.runScript('debugger')).rejects.toThrow(JSTimeTerminatedError);
    await paused;
    const closed = nextEvent(session, 'close');
    await js.dispose();
    await Promise.all([call, closed]);
    await expect(session.send('Runtime.enable')).rejects.toThrow(JSTimeTerminatedError);
  });
});

/** A debugger elsewhere: sends requests over a WebSocket and takes events. */
async function attach(url: string) {
  const socket = new WebSocket(url);
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
  const listeners = new Map<string, (params: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { method, params } = JSON.parse(String(data));
    listeners.get(method)?.(params);
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error(`cannot connect to ${url}`)));
  });
  let id = 0;
  return {
    closed,
    send: (method: string) => socket.send(JSON.stringify({ id: ++id, method })),
    event: (method: string) => new Promise<unknown>((resolve) => listeners.set(method, resolve)),
  };
}

describe('debuggers over the network', () => {
  test('attach to an instance that waits for them', async () => {
    await using js = new JSTime({ inspector: { breakOnStart: true } });
    expect(await js.inspectorUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/[-0-9a-f]{36}$/);
    const client = await attach((await js.inspectorUrl) as string);
    const call = js.runScript('let a = 1; a + 1', 'program.js');
    const paused = client.event('Debugger.paused');
    client.send('Debugger.enable');
    client.send('Runtime.runIfWaitingForDebugger');
    expect(await paused).toMatchObject({ reason: 'Break on start' });
    client.send('Debugger.resume');
    expect(await call).toBe(2);
  });

  test('lose their connection when the instance is disposed of', async () => {
    const js = new JSTime({ inspector: true });
    const client = await attach((await js.inspectorUrl) as string);
    await js.dispose();
    await client.closed;
  });

  test('cannot attach without the option', async () => {
    await using js = new JSTime();
    expect(js.inspectorUrl).toBeUndefined();
  });

  test('are refused a port that is taken', async () => {
    await using first = new JSTime({ inspector: true });
    const port = Number(new URL((await first.inspectorUrl) as string).port);
    await using second = new JSTime({ inspector: { port } });
    await expect(second.inspectorUrl).rejects.toThrow('address already in use');
  });
});
