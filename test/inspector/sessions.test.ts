// Several clients, and clients that come and go.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { placeOf } from './support/places.ts';

const ticking = `globalThis.ticks = 0;
function tick() {
  globalThis.ticks++;
}
setInterval(tick, 1);
`;

inspectorTest('sessions have their own ids, domains, breakpoints and objects', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': ticking } });
  const [first, second, third] = await Promise.all([debuggee.attach(), debuggee.attach(), debuggee.connect()]);
  const { breakpointId } = await first.send('Debugger.setBreakpointByUrl', {
    url: debuggee.url('main.mjs'),
    lineNumber: 2,
  });
  const [own, others] = await Promise.all([first.paused(), second.paused()]);
  expect(own.hitBreakpoints).toEqual([breakpointId]);
  expect(placeOf(first, own)).toBe('main.mjs:3');
  expect(placeOf(second, others)).toBe('main.mjs:3');
  await expect(second.send('Debugger.removeBreakpoint', { breakpointId })).resolves.toEqual({});

  // An object of one session is none of the other.
  const { result } = await first.send('Runtime.evaluate', { expression: '({ mine: true })' });
  await expect(second.send('Runtime.getProperties', { objectId: result.objectId! })).rejects.toThrow();
  await first.send('Runtime.getProperties', { objectId: result.objectId! });

  // Each of them can let the program go on; both hear of it.
  await second.send('Debugger.resume');
  await Promise.all([first.next('Debugger.resumed'), second.next('Debugger.resumed')]);
  await Promise.all([first.paused(), second.paused()]);

  // Who has enabled nothing hears nothing.
  await third.send('Runtime.evaluate', { expression: '1' });
  expect(third.order).toEqual(['#1']);
  await first.send('Debugger.removeBreakpoint', { breakpointId });
  await first.resume();
  await first.send('Runtime.evaluate', { expression: 'console.log("to both")' });
  expect((await first.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('to both');
  expect((await second.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('to both');
  expect(third.untaken('Runtime.consoleAPICalled')).toEqual([]);
});

inspectorTest('a client that leaves takes its breakpoints along; the others stay', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': ticking } });
  const [first, second] = await Promise.all([debuggee.attach(), debuggee.attach()]);
  await first.send('Debugger.setBreakpointByUrl', { url: debuggee.url('main.mjs'), lineNumber: 2 });
  const [, pause] = await Promise.all([first.paused(), second.paused()]);
  await first.close();
  // The program is paused for the other one as well, which can look at it and let it go on.
  const { result } = await second.send('Debugger.evaluateOnCallFrame', {
    callFrameId: pause.callFrames[0]!.callFrameId,
    expression: '6 * 7',
  });
  expect(result.value).toBe(42);
  await second.resume();
  const before = await second.send('Runtime.evaluate', { expression: 'ticks' });
  await second.send('Runtime.evaluate', {
    expression: `new Promise((resolve) => setTimeout(resolve, 5))`,
    awaitPromise: true,
  });
  const after = await second.send('Runtime.evaluate', { expression: 'ticks' });
  expect(after.result.value).toBeGreaterThan(before.result.value);
});

inspectorTest('leaving while paused lets the program go on', async (lab) => {
  for (const leave of ['close', 'destroy'] as const) {
    const debuggee = lab.start('console.log("before");\ndebugger;\nconsole.log("after");\n');
    const session = await debuggee.attachAtBreak();
    await session.resume();
    expect(placeOf(session, await session.paused())).toBe('main.mjs:2');
    await debuggee.process.waitFor('stdout', 'before\n');
    session.transport[leave]();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'before\nafter\n', exitCode: 0 });
  }
});

inspectorTest('coming back: while it runs, and while it is paused for somebody else', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': ticking } });
  for (let i = 0; i < 5; i++) {
    const session = await debuggee.attach();
    await session.send('Debugger.pause');
    const pause = await session.paused();
    expect(session.scripts.get(pause.callFrames[0]!.location.scriptId)?.url).toBe(debuggee.url('main.mjs'));
    // Another one that comes while it is paused is told so.
    const other = await debuggee.attach();
    const same = await other.paused();
    expect(placeOf(other, same)).toBe(placeOf(session, pause));
    await other.send('Debugger.evaluateOnCallFrame', {
      callFrameId: same.callFrames[0]!.callFrameId,
      expression: 'ticks',
    });
    await Promise.all(i % 2 === 0 ? [session.close(), other.close()] : [other.close(), session.close()]);
  }
  const last = await debuggee.connect();
  const count = async () => (await last.send('Runtime.evaluate', { expression: 'ticks' })).result.value;
  const before = await count();
  while ((await count()) === before);
});

inspectorTest('coming and going at the end of the program', async (lab) => {
  const debuggee = lab.start('console.log("done");');
  const session = await debuggee.attachAtBreak();
  await session.resume();
  await debuggee.process.waitFor('stderr', 'Waiting for the debugger to disconnect...\n');
  const late = await debuggee.attach();
  await session.close();
  // The late one still holds it, though there is nothing left to debug.
  await late.send('Schema.getDomains');
  await late.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'done\n', exitCode: 0 });
});

inspectorTest('twenty clients at once', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': ticking } });
  const sessions = await Promise.all(Array.from({ length: 20 }, () => debuggee.attach()));
  await sessions[0]!.send('Debugger.pause');
  await Promise.all(sessions.map((session) => session.paused()));
  const answers = await Promise.all(
    sessions.map((session, index) => session.send('Runtime.evaluate', { expression: `${index} * 2` })),
  );
  expect(answers.map(({ result }) => result.value)).toEqual(sessions.map((_, index) => index * 2));
  await sessions[7]!.send('Debugger.resume');
  await Promise.all(sessions.map((session) => session.next('Debugger.resumed')));
  await Promise.all(sessions.map((session) => session.close()));
  await (await debuggee.attach()).send('Runtime.evaluate', { expression: 'ticks' });
});
