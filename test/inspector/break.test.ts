// Where --inspect-brk and --inspect-wait hold a program.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { placeOf } from './support/places.ts';

inspectorTest('--inspect-brk stops on the first statement', async (lab) => {
  const debuggee = lab.start('globalThis.first = 1;\nconsole.log("second");\n');
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(pause.reason).toBe('Break on start');
  expect(placeOf(session, pause)).toBe('main.mjs:1');
  expect(pause.callFrames).toHaveLength(1);
  const { result } = await session.send('Runtime.evaluate', { expression: 'globalThis.first' });
  expect(result).toEqual({ type: 'undefined' });
  expect(placeOf(session, await session.step('Debugger.stepOver'))).toMatch(/^main\.mjs:[12]$/);
  expect(debuggee.process.stdout).toBe('');
  await session.resume();
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'second\n', exitCode: 0 });
});

inspectorTest('with imports: on the first statement of whatever runs first', async (lab) => {
  const debuggee = lab.start({
    files: {
      'main.mjs': '// The entry.\nimport { value } from "./first.mjs";\nconsole.log("main", value);\n',
      'first.mjs': 'export const value = 1;\nconsole.log("first");\n',
    },
  });
  const session = await debuggee.attachAtBreak();
  expect(debuggee.process.stdout).toBe('');
  let pause = await session.step('Debugger.stepOver');
  while (placeOf(session, pause).startsWith('first.mjs')) pause = await session.step('Debugger.stepOver');
  expect(placeOf(session, pause)).toBe('main.mjs:3');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('first\nmain 1\n');
});

inspectorTest('with top-level await', async (lab) => {
  const debuggee = lab.start('const a = await 1;\nconst b = await Promise.resolve(a + 1);\nconsole.log(a, b);\n');
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(placeOf(session, await session.paused())).toBe('main.mjs:1');
  const lines: string[] = [];
  let pause = await session.step('Debugger.stepOver');
  while (placeOf(session, pause) !== 'main.mjs:3') {
    lines.push(placeOf(session, pause));
    pause = await session.step('Debugger.stepOver');
  }
  expect([...new Set(lines)]).toEqual(['main.mjs:1', 'main.mjs:2']);
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('1 2\n');
});

inspectorTest('a program given as text, or on stdin', async (lab) => {
  for (const options of [
    { args: ['--eval', 'console.log("first");\nconsole.log("second");'] },
    { args: ['-'], stdin: 'console.log("first");\nconsole.log("second");' },
  ]) {
    const debuggee = lab.start(options);
    const session = await debuggee.attach();
    await session.send('Runtime.runIfWaitingForDebugger');
    const pause = await session.paused();
    expect(pause.callFrames[0]?.location.lineNumber).toBe(0);
    expect(debuggee.process.stdout).toBe('');
    const { scriptSource } = await session.send('Debugger.getScriptSource', {
      scriptId: pause.callFrames[0]!.location.scriptId,
    });
    expect(scriptSource).toContain('console.log("first")');
    const next = await session.step('Debugger.stepOver');
    const after = next.callFrames[0]?.location.lineNumber === 0 ? await session.step('Debugger.stepOver') : next;
    expect(after.callFrames[0]?.location.lineNumber).toBe(1);
    await session.resume();
    await session.close();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'first\nsecond\n', exitCode: 0 });
  }
});

inspectorTest('only the first statement, once, also when a client reconnects', async (lab) => {
  const debuggee = lab.start({
    files: {
      'main.mjs': 'console.log("a");\nawait import("./late.mjs");\nsetTimeout(() => console.log("c"), 1);\n',
      'late.mjs': 'console.log("b");',
    },
  });
  const first = await debuggee.attachAtBreak();
  await first.close();
  await debuggee.process.waitFor('stdout', 'c\n');
  expect((await debuggee.ended()).stdout).toBe('a\nb\nc\n');
});

inspectorTest('--inspect-wait: nothing runs until a client says so', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: { 'main.mjs': 'console.log("one");\nconsole.log("two");\n' },
  });
  const session = await debuggee.attach();
  const { breakpointId } = await session.send('Debugger.setBreakpointByUrl', {
    url: debuggee.url('main.mjs'),
    lineNumber: 1,
  });
  expect(debuggee.process.stdout).toBe('');
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(placeOf(session, pause)).toBe('main.mjs:2');
  expect(pause.hitBreakpoints).toEqual([breakpointId]);
  await session.resume();
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'one\ntwo\n', exitCode: 0 });
});

inspectorTest('waiting goes on when a client leaves without a word', async (lab) => {
  for (const flag of ['--inspect-wait', '--inspect-brk'] as const) {
    const debuggee = lab.start({ flag, files: { 'main.mjs': 'console.log("ran");' } });
    const shy = await debuggee.connect();
    await shy.send('Runtime.enable');
    await shy.close();
    const session = await debuggee.attach();
    expect(debuggee.process.stdout).toBe('');
    await session.send('Runtime.runIfWaitingForDebugger');
    if (flag === '--inspect-brk') {
      await session.paused();
      await session.resume();
    }
    await debuggee.process.waitFor('stdout', 'ran\n');
    await session.close();
    expect((await debuggee.ended()).exitCode).toBe(0);
  }
});

inspectorTest('while it waits, requests are answered and built-ins are there', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'console.log("ran");' } });
  const session = await debuggee.attach();
  const { result } = await session.send('Runtime.evaluate', { expression: 'typeof setTimeout + typeof process.pid' });
  expect(result.value).toBe('functionnumber');
  await session.send('Runtime.evaluate', { expression: 'console.log("from the client")' });
  expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('from the client');
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('from the client\nran\n');
});

inspectorTest('a program with a syntax error, or that is not there, does not wait for ever', async (lab) => {
  const debuggee = lab.start('let let = 1;');
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const { exceptionDetails } = await session.next('Runtime.exceptionThrown');
  expect(exceptionDetails.exception?.description ?? exceptionDetails.text).toContain('SyntaxError');
  await session.close();
  const { stderr, exitCode } = await debuggee.ended();
  expect(stderr).toContain('SyntaxError');
  expect(exitCode).toBe(1);
});

inspectorTest('Ctrl+C while it waits ends it', async (lab) => {
  const debuggee = lab.start('console.log("never");');
  await debuggee.address();
  debuggee.process.child.kill('SIGINT');
  expect(await debuggee.ended()).toMatchObject({ stdout: '', signal: 'SIGINT' });
});
