// Reaching a program that does not come back by itself, and one that does nothing.
import { expect } from 'vitest';
import { type Debuggee, inspectorTest, type Lab } from './support/debuggee.ts';
import { framesOf, placeOf } from './support/places.ts';

/** A program that does nothing, once it does: ending an evaluation ends the script as well that it interrupts. */
async function startIdle(lab: Lab): Promise<Debuggee> {
  const source = 'setInterval(() => {}, 1000);\nsetTimeout(() => console.log("idle"));';
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': source } });
  await debuggee.process.waitFor('stdout', 'idle\n');
  return debuggee;
}

inspectorTest('pausing a busy loop, looking at it, changing it', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: {
      'main.mjs':
        'globalThis.go = true;\nlet n = 0;\nconsole.log("busy");\nwhile (go) {\n  n++;\n}\nconsole.log("done");\n',
    },
  });
  await debuggee.process.waitFor('stdout', 'busy');
  const session = await debuggee.attach();
  for (let i = 0; i < 3; i++) {
    await session.send('Debugger.pause');
    const pause = await session.paused();
    expect(placeOf(session, pause)).toMatch(/^main\.mjs:[456]$/);
    const [frame] = pause.callFrames;
    const { result } = await session.send('Debugger.evaluateOnCallFrame', {
      callFrameId: frame!.callFrameId,
      expression: 'n',
    });
    expect(result.value).toBeGreaterThan(0);
    if (i === 2)
      await session.send('Debugger.evaluateOnCallFrame', { callFrameId: frame!.callFrameId, expression: 'go = false' });
    await session.resume();
  }
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('busy\ndone\n');
});

inspectorTest('everything is answered while a loop is busy', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: { 'main.mjs': 'globalThis.stop = false;\nconsole.log("busy");\nwhile (!stop);\nconsole.log("done");' },
  });
  await debuggee.process.waitFor('stdout', 'busy');
  const session = await debuggee.attach();
  const { result } = await session.send('Runtime.evaluate', { expression: '"answered"' });
  expect(result.value).toBe('answered');
  await session.send('Runtime.getHeapUsage');
  await session.send('Runtime.evaluate', { expression: 'stop = true' });
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('busy\ndone\n');
});

inspectorTest('an idle event loop pauses on its next task', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: { 'main.mjs': 'setInterval(function task() {\n  console.log("task");\n}, 200);\n' },
  });
  // The module itself has ended by then; what prints may not.
  await debuggee.process.waitFor('stdout', 'task');
  const session = await debuggee.attach();
  for (let i = 0; i < 2; i++) {
    await session.send('Debugger.pause');
    const pause = await session.paused();
    expect(framesOf(session, pause)).toEqual([expect.stringMatching(/^task main\.mjs:[1-3]$/)]);
    await session.resume();
    await session.next('Runtime.consoleAPICalled');
  }
});

inspectorTest('what is evaluated can be ended', async (lab) => {
  const debuggee = await startIdle(lab);
  const session = await debuggee.attach();
  const endless = session.request('Runtime.evaluate', { expression: 'for (;;);' });
  await session.send('Runtime.terminateExecution');
  await expect(endless).rejects.toThrow(/terminated/);
  const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1' });
  expect(result.value).toBe(2);
  const limited = session.send('Runtime.evaluate', { expression: 'for (;;);', timeout: 20 });
  await expect(limited).rejects.toThrow(/terminated/);
  expect((await session.send('Runtime.evaluate', { expression: '2 + 2' })).result.value).toBe(4);
});

inspectorTest('what ends a busy task ends nothing that is asked before or after', async (lab) => {
  const debuggee = await startIdle(lab);
  const session = await debuggee.attach();
  const evaluate = (expression: string) => session.send('Runtime.evaluate', { expression, timeout: 5000 });
  for (let i = 0; i < 20; i++) {
    await evaluate(`setTimeout(() => { console.log('busy ${i};'); for (;;); })`);
    await debuggee.process.waitFor('stdout', `busy ${i};`);
    // It may be this evaluation that runs when the request comes; the task ends in any case.
    const between = i % 2 === 0 ? undefined : evaluate('for (let i = 0; i < 1e5; i++);').catch(() => {});
    const [, { result }] = await Promise.all([session.send('Runtime.terminateExecution'), evaluate('1 + 1')]);
    expect(result.value).toBe(2);
    await between;
  }
});

inspectorTest('a busy program can be ended, and then ends', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'console.log("busy");\nfor (;;);' } });
  await debuggee.process.waitFor('stdout', 'busy');
  const session = await debuggee.attach();
  await session.send('Runtime.terminateExecution');
  await session.close();
  const { exitCode, signal } = await debuggee.ended();
  expect(signal).toBe(undefined);
  expect(exitCode).toEqual(expect.any(Number));
});

inspectorTest('an evaluation that goes on after a pause: said at once', async (lab) => {
  const debuggee = await startIdle(lab);
  const [session, other] = await Promise.all([debuggee.attach(), debuggee.attach()]);
  const evaluation = session.request('Runtime.evaluate', {
    expression: 'debugger; globalThis.stop = false; for (let i = 0; !stop; i++);',
  });
  await Promise.all([session.paused(), other.paused()]);
  await other.send('Debugger.resume');
  await Promise.all([session.next('Debugger.resumed'), other.next('Debugger.resumed')]);
  await other.send('Runtime.terminateExecution');
  await expect(evaluation).rejects.toThrow(/terminated/);
});

inspectorTest('breakpoints set while a loop is busy', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: {
      'main.mjs':
        'console.log("busy");\nlet n = 0;\nfor (;;) {\n  work();\n}\nfunction work() {\n  n++;\n  if (n < 0) throw n;\n}\n',
    },
  });
  await debuggee.process.waitFor('stdout', 'busy');
  const session = await debuggee.attach();
  await session.send('Debugger.setBreakpointByUrl', { url: debuggee.url('main.mjs'), lineNumber: 6 });
  expect(framesOf(session, await session.paused())).toEqual(['work main.mjs:7', 'main.mjs:4']);
  await session.close();
});

inspectorTest('a debugger statement without and with a debugger', async (lab) => {
  const alone = lab.start({ flag: '--inspect', files: { 'main.mjs': 'debugger;\nconsole.log("past");' } });
  expect((await alone.ended()).stdout).toBe('past\n');
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'debugger;\nconsole.log("past");' } });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(pause.reason).toBe('other');
  expect(placeOf(session, pause)).toBe('main.mjs:1');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('past\n');
});

inspectorTest('what is evaluated can be ended, whatever the same client has asked for before', async (lab) => {
  const debuggee = await startIdle(lab);
  const session = await debuggee.attach();
  const evaluate = (expression: string) => session.request('Runtime.evaluate', { expression });
  for (let i = 0; i < 20; i++) {
    const before = [evaluate('for (let i = 0; i < 1e6; i++);'), evaluate('1 + 1')];
    const endless = [evaluate('for (;;);'), evaluate('for (;;);')];
    const termination = session.send('Runtime.terminateExecution');
    const after = evaluate('2 + 2');
    for (const evaluation of endless) await expect(evaluation).rejects.toThrow(/terminated/);
    await termination;
    expect(await after).toMatchObject({ result: { value: 4 } });
    // They may have been running when the request came.
    await Promise.allSettled(before);
  }
});

inspectorTest('what is evaluated can be paused, whatever the same client has asked for before', async (lab) => {
  const debuggee = await startIdle(lab);
  const session = await debuggee.attach();
  const endless = session.request('Runtime.evaluate', { expression: 'globalThis.stop ??= false; while (!stop);' });
  const waiting = session.send('Runtime.evaluate', { expression: '6 * 7' });
  await session.send('Debugger.pause');
  await session.paused();
  // Nothing keeps what was asked for from being answered at the pause.
  expect((await waiting).result.value).toBe(42);
  await session.send('Runtime.evaluate', { expression: 'stop = true' });
  await session.resume();
  await endless;
});

inspectorTest('a client that comes while another evaluates can end that', async (lab) => {
  const debuggee = await startIdle(lab);
  const session = await debuggee.attach();
  const endless = session.request('Runtime.evaluate', { expression: 'console.log("busy"); for (;;);' });
  await debuggee.process.waitFor('stdout', 'busy');
  const other = await debuggee.connect();
  await other.send('Runtime.terminateExecution');
  await expect(endless).rejects.toThrow(/terminated/);
  const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1' });
  expect(result.value).toBe(2);
});

inspectorTest('what is evaluated after the end can be ended', async (lab) => {
  for (const source of ['console.log("end");', 'console.log("end"); process.exit(3);']) {
    const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': source } });
    const session = await debuggee.attach();
    await session.send('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
    await session.send('Runtime.runIfWaitingForDebugger');
    await session.next('NodeRuntime.waitingForDisconnect');
    const endless = [1, 2].map(() => session.request('Runtime.evaluate', { expression: 'for (;;);' }));
    const termination = session.send('Runtime.terminateExecution');
    for (const evaluation of endless) await expect(evaluation).rejects.toThrow(/terminated/);
    await termination;
    const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1' });
    expect(result.value).toBe(2);
    await session.close();
    await debuggee.ended();
  }
});
