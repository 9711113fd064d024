// The end of a program that is debugged: the debugger sees all of it, and nothing printed is lost.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { placeOf } from './support/places.ts';

const waits = '--inspect-wait' as const;
const waitingLine = 'Waiting for the debugger to disconnect...\n';

inspectorTest('it waits until the last client has gone', async (lab) => {
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': 'console.log("end");\nprocess.exitCode = 7;' } });
  const [first, second] = await Promise.all([debuggee.attach(), debuggee.connect()]);
  await first.send('Runtime.runIfWaitingForDebugger');
  await first.next('Runtime.executionContextDestroyed');
  await debuggee.process.waitFor('stderr', waitingLine);
  await debuggee.process.waitFor('stdout', 'end\n');
  await first.close();
  await second.send('Schema.getDomains');
  await second.close();
  const { stdout, stderr, exitCode } = await debuggee.ended();
  expect(stdout).toBe('end\n');
  expect(stderr.split(waitingLine)).toHaveLength(2);
  expect(exitCode).toBe(7);
});

inspectorTest('a client that asks is told, and its context lives on until it leaves', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: { 'main.mjs': 'globalThis.kept = { value: 42 };\nconsole.log("end");' },
  });
  const session = await debuggee.attach();
  await session.send('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.next('NodeRuntime.waitingForDisconnect');
  const { result } = await session.send('Runtime.evaluate', { expression: 'kept.value' });
  expect(result.value).toBe(42);
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'end\n', exitCode: 0 });
});

inspectorTest('a client that has died is not waited for', async (lab) => {
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': 'console.log("end");' } });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  await debuggee.process.waitFor('stderr', waitingLine);
  session.transport.destroy();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'end\n', exitCode: 0 });
});

inspectorTest('process.exit(), uncaught errors, rejections, stalled awaits: code and text are kept', async (lab) => {
  const programs: [source: string, exitCode: number, stderr: string][] = [
    ['console.log("out"); console.error("err"); process.exit(3);', 3, 'err\n'],
    ['setTimeout(() => process.exit(4), 1); console.log("out");', 4, ''],
    ['console.log("out"); throw new Error("thrown");', 1, 'Error: thrown'],
    ['console.log("out"); Promise.reject(new Error("rejected"));', 1, 'Error: rejected'],
    ['console.log("out"); await new Promise(() => {});', 13, 'await'],
    ['console.log("out"); process.exitCode = 9;', 9, ''],
  ];
  for (const [source, exitCode, stderr] of programs) {
    const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
    const session = await debuggee.attach();
    await session.send('Runtime.runIfWaitingForDebugger');
    expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('out');
    await session.next('Runtime.executionContextDestroyed');
    await session.close();
    const ended = await debuggee.ended();
    expect(ended).toMatchObject({ stdout: 'out\n', exitCode, signal: undefined });
    expect(ended.stderr).toContain(stderr);
  }
});

inspectorTest('much output just before the end', async (lab) => {
  for (const end of ['', 'process.exit(0);', 'throw 1;']) {
    const debuggee = lab.start({
      flag: waits,
      files: { 'main.mjs': `for (let i = 0; i < 20000; i++) console.log('line', i);\n${end}` },
    });
    const session = await debuggee.attach();
    await session.send('Runtime.runIfWaitingForDebugger');
    await session.next('Runtime.executionContextDestroyed');
    expect(session.untaken('Runtime.consoleAPICalled')).toHaveLength(20_000);
    await session.close();
    const { stdout } = await debuggee.ended();
    expect(stdout.split('\n')).toHaveLength(20_001);
    expect(stdout.endsWith('line 19999\n')).toBe(true);
  }
});

inspectorTest('Ctrl+C: running, paused, waiting for the debugger to leave', async (lab) => {
  for (const [source, moment] of [
    ['console.log("here");\nsetInterval(() => {}, 1000);', 'running'],
    ['console.log("here");\ndebugger;', 'paused'],
    ['console.log("here");', 'waiting'],
  ] as const) {
    const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
    const session = await debuggee.attach();
    await session.send('Runtime.runIfWaitingForDebugger');
    if (moment === 'paused') await session.paused();
    if (moment === 'waiting') await debuggee.process.waitFor('stderr', waitingLine);
    await debuggee.process.waitFor('stdout', 'here\n');
    debuggee.process.child.kill('SIGINT');
    const { stdout, signal, exitCode } = await debuggee.ended();
    expect({ stdout, end: signal ?? exitCode }).toEqual({ stdout: 'here\n', end: 'SIGINT' });
    await session.closed;
  }
});

inspectorTest('a breakpoint in the last task; a pause while it waits is impossible', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: { 'main.mjs': 'setTimeout(() => {\n  console.log("last");\n}, 1);' },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setBreakpointByUrl', { url: debuggee.url('main.mjs'), lineNumber: 1 });
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(placeOf(session, await session.paused())).toBe('main.mjs:2');
  await session.resume();
  await debuggee.process.waitFor('stderr', waitingLine);
  await session.send('Debugger.pause');
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'last\n', exitCode: 0 });
});

inspectorTest('a program that never had a client ends at once', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'console.log("end");' } });
  const { stdout, stderr, exitCode } = await debuggee.ended();
  expect({ stdout, exitCode }).toEqual({ stdout: 'end\n', exitCode: 0 });
  expect(stderr).not.toContain('Waiting');
});
