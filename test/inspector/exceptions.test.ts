// Pausing on exceptions, at the throw; and reporting those that nobody catches.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { framesOf, placeOf, stackOf } from './support/places.ts';

const waits = '--inspect-wait' as const;

inspectorTest('uncaught: at the throw, in the module itself, in functions and in callbacks', async (lab) => {
  const programs: [source: string, frames: string[]][] = [
    ['const a = 1;\nthrow new Error("top");\n', ['main.mjs:2']],
    ['function f() {\n  throw new TypeError("in f");\n}\nf();\n', ['f main.mjs:2', 'main.mjs:4']],
    ['setTimeout(function late() {\n  throw new Error("late");\n}, 1);\n', ['late main.mjs:2']],
    ['queueMicrotask(function soon() {\n  null.x;\n});\n', ['soon main.mjs:2']],
    ['await 1;\nthrow new Error("after await");\n', ['main.mjs:2']],
    ['import "./other.mjs";\n', ['other.mjs:2']],
    ['import "./other.mjs";\nawait 1;\n', ['other.mjs:2']],
    ['const error = new Error("read"); void error.stack; throw error;\n', ['main.mjs:1']],
  ];
  for (const [source, frames] of programs) {
    const debuggee = lab.start({
      flag: waits,
      files: { 'main.mjs': source, 'other.mjs': 'const b = 2;\nthrow new Error("other");\n' },
    });
    const session = await debuggee.attach();
    await session.send('Debugger.setPauseOnExceptions', { state: 'uncaught' });
    await session.send('Runtime.runIfWaitingForDebugger');
    const pause = await session.paused();
    expect(['exception', 'promiseRejection']).toContain(pause.reason);
    expect(pause.data).toMatchObject({ type: 'object', subtype: 'error', uncaught: true });
    expect(framesOf(session, pause)).toEqual(frames);
    await session.resume();
    const { exceptionDetails } = await session.next('Runtime.exceptionThrown');
    expect(exceptionDetails.exception?.subtype).toBe('error');
    expect((await stackOf(session, exceptionDetails.stackTrace))[0]).toBe(frames[0]);
    await session.close();
    expect((await debuggee.ended()).exitCode).toBe(1);
  }
});

inspectorTest('who stops at all is told which are uncaught, of modules too', async (lab) => {
  const source = 'try {\n  throw new Error("caught");\n} catch {}\nawait 1;\nthrow new Error("uncaught");\n';
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'all' });
  await session.send('Runtime.runIfWaitingForDebugger');
  for (const uncaught of [false, true]) {
    expect((await session.paused()).data).toMatchObject({ uncaught });
    await session.resume();
  }
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(1);
});

inspectorTest('stopping at uncaught ones leaves files that are skipped skipped', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: {
      'main.mjs': 'import { call } from "./library.mjs";\ndebugger;\ncall(() => {\n  throw new Error("mine");\n});\n',
      'library.mjs': 'export function call(callback) {\n  return callback();\n}\n',
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'uncaught' });
  await session.send('Debugger.setBlackboxPatterns', { patterns: ['library'] });
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(placeOf(session, await session.paused())).toBe('main.mjs:2');
  for (const [step, place] of [
    ['Debugger.stepInto', 'main.mjs:3'],
    ['Debugger.stepInto', 'main.mjs:4'],
    ['Debugger.resume', 'main.mjs:4'],
  ] as const) {
    await session.send(step);
    expect(placeOf(session, await session.paused())).toBe(place);
  }
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(1);
});

inspectorTest('together with pauses before scripts', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: { 'main.mjs': 'import "./other.mjs";\nthrow new Error("top");\n', 'other.mjs': 'await 1;\n' },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setInstrumentationBreakpoint', { instrumentation: 'beforeScriptExecution' });
  await session.send('Debugger.setPauseOnExceptions', { state: 'uncaught' });
  await session.send('Runtime.runIfWaitingForDebugger');
  for (let scripts = 0; scripts < 2; scripts++) {
    expect((await session.paused()).reason).toBe('instrumentation');
    await session.resume();
  }
  const pause = await session.paused();
  expect(framesOf(session, pause)).toEqual(['main.mjs:2']);
  expect(pause.data).toMatchObject({ uncaught: true });
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(1);
});

inspectorTest('caught ones only when asked for', async (lab) => {
  const source = `function f() {
  try {
    throw new Error('caught');
  } catch {}
}
f();
await Promise.reject(new Error('handled')).catch(() => {});
await (async () => {
  throw new Error('awaited');
})().catch(() => {});
console.log('end');
`;
  for (const [state, expected] of [
    ['none', []],
    ['uncaught', []],
    ['all', ['main.mjs:3', 'main.mjs:7', 'main.mjs:9']],
  ] as const) {
    const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
    const session = await debuggee.attach();
    await session.send('Debugger.setPauseOnExceptions', { state });
    await session.send('Runtime.runIfWaitingForDebugger');
    for (const place of expected) {
      const pause = await session.paused();
      expect(placeOf(session, pause)).toBe(place);
      expect(pause.data).toMatchObject({ uncaught: false });
      await session.resume();
    }
    await session.close();
    expect((await debuggee.ended()).stdout).toBe('end\n');
    expect(session.untaken('Debugger.paused')).toEqual([]);
  }
});

inspectorTest('errors inside the built-ins stop where the user called them', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: {
      'main.mjs': 'try {\n  setTimeout();\n} catch {}\ntry {\n  new Event();\n} catch {}\nconsole.log("end");\n',
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'all' });
  await session.send('Runtime.runIfWaitingForDebugger');
  const places = [];
  for (const _ of [1, 2]) {
    const pause = await session.paused();
    places.push(placeOf(session, pause));
    await session.resume();
  }
  expect(places).toEqual(['main.mjs:2', 'main.mjs:5']);
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('end\n');
});

inspectorTest('rejections that nobody handles: paused at, reported, revoked when handled late', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: {
      'main.mjs': `globalThis.addEventListener('unhandledrejection', (event) => event.preventDefault());
const promise = (async () => {
  throw new Error('late');
})();
setTimeout(() => promise.catch(() => {}), 5);
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'uncaught' });
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(pause.reason).toBe('promiseRejection');
  expect(placeOf(session, pause)).toBe('main.mjs:3');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(0);

  const failing = lab.start({
    flag: waits,
    files: { 'main.mjs': 'const p = Promise.reject(new Error("no"));\nsetTimeout(() => {}, 50);\n' },
  });
  const other = await failing.attach();
  await other.send('Runtime.runIfWaitingForDebugger');
  const { exceptionDetails } = await other.next('Runtime.exceptionThrown');
  expect(exceptionDetails.text).toMatch(/^Uncaught( \(in promise\))?/);
  expect(exceptionDetails.exception?.description).toContain('Error: no\n');
  await other.close();
  const { stderr, exitCode } = await failing.ended();
  expect(stderr).toContain('Error: no');
  expect(exitCode).toBe(1);
});

inspectorTest('thrown values that are no errors; an error that a listener takes', async (lab) => {
  const debuggee = lab.start({
    flag: waits,
    files: {
      'main.mjs': `addEventListener('error', (event) => event.preventDefault());
setTimeout(() => {
  throw { code: 7 };
});
setTimeout(() => console.log('goes on'), 5);
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'uncaught' });
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  expect(placeOf(session, pause)).toBe('main.mjs:3');
  expect(pause.data).toMatchObject({ type: 'object', className: 'Object' });
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'goes on\n', exitCode: 0 });
});

inspectorTest('exceptions in what the client evaluates are its own', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  const session = await debuggee.attach();
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: 'throw new RangeError("mine")' });
  expect(exceptionDetails?.exception?.description).toMatch(/^RangeError: mine\n/);
  const silent = await session.send('Runtime.evaluate', { expression: 'nowhere.x', silent: true });
  expect(silent.exceptionDetails?.exception?.className).toBe('ReferenceError');
  expect(session.untaken('Runtime.exceptionThrown')).toEqual([]);
  expect(debuggee.process.stdout).toBe('');
});

inspectorTest('no function runs again where something is thrown, and the program lives on', async (lab) => {
  const source = 'function f() {\n  throw new Error("caught");\n}\ntry {\n  f();\n} catch {}\nprocess.exitCode = 7;\n';
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
  const session = await debuggee.attach();
  await session.send('Debugger.setPauseOnExceptions', { state: 'all' });
  await session.send('Runtime.runIfWaitingForDebugger');
  const { callFrames } = await session.paused();
  const restart = session.send('Debugger.restartFrame', { callFrameId: callFrames[0]!.callFrameId, mode: 'StepInto' });
  await expect(restart).rejects.toThrow('while something is thrown');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(7);
});
