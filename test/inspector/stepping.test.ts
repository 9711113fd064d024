// Stepping stays in the user's own code.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { framesOf, placeOf } from './support/places.ts';
import type { Session } from './support/session.ts';

/** Steps `into` until a line, and returns the frames of every pause on the way; all have to be in the user's files. */
async function stepInto(session: Session, until: string): Promise<string[]> {
  const places: string[] = [];
  for (let i = 0; i < 200; i++) {
    const pause = await session.step('Debugger.stepInto');
    const place = placeOf(session, pause);
    for (const frame of framesOf(session, pause)) expect(frame).toMatch(/ ?main\.mjs:\d+$/);
    if (places.at(-1) !== place) places.push(place);
    if (place === until) return places;
  }
  throw new Error(`never came to ${until}: ${places}`);
}

inspectorTest('into built-ins: they are stepped over, and what they call is stepped into', async (lab) => {
  const debuggee = lab.start(`import { readFile } from 'node:fs/promises';
const object = { get x() {
  return 1;
} };
console.log('text', object);
new Event('x');
const target = new EventTarget();
target.addEventListener('e', () => {
  globalThis.heard = true;
});
target.dispatchEvent(new Event('e'));
[3, 1, 2].sort((a, b) =>
  a - b);
JSON.stringify({ toJSON() {
  return 1;
} });
performance.now();
console.log('end');
`);
  const session = await debuggee.attachAtBreak();
  const places = await stepInto(session, 'main.mjs:18');
  // Into the listener, the comparison and toJSON; out again each time.
  expect(places.map((place) => Number(place.replace('main.mjs:', '')))).toEqual(
    expect.arrayContaining([5, 6, 7, 8, 11, 9, 10, 12, 13, 14, 15, 17, 18]),
  );
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).exitCode).toBe(0);
});

inspectorTest('over, into and out of functions', async (lab) => {
  const debuggee = lab.start(`function inner() {
  return 1;
}
function outer() {
  const a = inner();
  return a + 1;
}
outer();
outer();
console.log('end');
`);
  const session = await debuggee.attachAtBreak();
  let pause = await session.step('Debugger.stepOver');
  while (placeOf(session, pause) !== 'main.mjs:8') pause = await session.step('Debugger.stepOver');
  expect(framesOf(session, await session.step('Debugger.stepInto'))).toEqual(['outer main.mjs:5', 'main.mjs:8']);
  pause = await session.step('Debugger.stepInto');
  expect(framesOf(session, pause)).toEqual(['inner main.mjs:2', 'outer main.mjs:5', 'main.mjs:8']);
  // Out of a function is where its caller goes on: here, at the next statement.
  expect(framesOf(session, await session.step('Debugger.stepOut'))).toEqual(['outer main.mjs:6', 'main.mjs:8']);
  pause = await session.step('Debugger.stepOut');
  expect(framesOf(session, pause)).toEqual(['main.mjs:9']);
  pause = await session.step('Debugger.stepOver');
  expect(placeOf(session, pause)).toBe('main.mjs:10');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('end\n');
});

inspectorTest('over await, from callback to callback, and off the end', async (lab) => {
  const debuggee = lab.start(`async function work() {
  const a = await 1;
  await new Promise((resolve) => setTimeout(resolve, 1));
  return a;
}
const value = await work();
setTimeout(() => {
  console.log('timer', value);
}, 1);
`);
  const session = await debuggee.attachAtBreak();
  const url = debuggee.url('main.mjs');
  await session.send('Debugger.setBreakpointByUrl', { url, lineNumber: 1 });
  await session.resume();
  expect(placeOf(session, await session.paused())).toBe('main.mjs:2');
  const lines: string[] = [];
  for (;;) {
    const place = placeOf(session, await session.step('Debugger.stepOver'));
    if (lines.at(-1) !== place) lines.push(place);
    if (place === 'main.mjs:4') break;
  }
  expect(lines).toEqual(['main.mjs:2', 'main.mjs:3', 'main.mjs:4'].slice(3 - lines.length));
  await session.send('Debugger.setBreakpointByUrl', { url, lineNumber: 6 });
  await session.resume();
  expect(placeOf(session, await session.paused())).toBe('main.mjs:7');
  // Out of the module there is nothing to stop at but the next of the program's own code.
  const next = await session.step('Debugger.stepOut');
  expect(placeOf(session, next)).toBe('main.mjs:8');
  expect(framesOf(session, next)).toHaveLength(1);
  await session.send('Debugger.stepOut');
  await session.next('Debugger.resumed');
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('timer 1\n');
});

inspectorTest('into an asynchronous call: the step ends in the callback', async (lab) => {
  const debuggee = lab.start(`debugger;
setTimeout(() => {
  console.log('timer');
}, 1);
console.log('after');
`);
  const session = await debuggee.attachAtBreak();
  await session.send('Debugger.setAsyncCallStackDepth', { maxDepth: 8 });
  await session.resume();
  let pause = await session.paused();
  while (placeOf(session, pause) !== 'main.mjs:2') pause = await session.step('Debugger.stepOver');
  await session.send('Debugger.stepInto', { breakOnAsyncCall: true });
  pause = await session.paused();
  expect(placeOf(session, pause)).toBe('main.mjs:3');
  await debuggee.process.waitFor('stdout', 'after\n');
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('after\ntimer\n');
});

inspectorTest('scripts that the client has asked to skip', async (lab) => {
  const debuggee = lab.start({
    files: {
      'main.mjs':
        'import { library } from "./library.mjs";\nlibrary(() => {\n  globalThis.called = 1;\n});\nconsole.log("end");\n',
      'library.mjs': 'export function library(callback) {\n  const x = 1;\n  callback(x);\n  return x;\n}\n',
    },
  });
  const session = await debuggee.attachAtBreak();
  await session.send('Debugger.setBlackboxPatterns', { patterns: ['/library\\.mjs$'] });
  await session.send('Debugger.setBreakpointByUrl', { url: debuggee.url('main.mjs'), lineNumber: 1 });
  await session.resume();
  expect(placeOf(session, await session.paused())).toBe('main.mjs:2');
  expect(placeOf(session, await session.step('Debugger.stepInto'))).toBe('main.mjs:3');
  await session.resume();
  await session.close();
  await debuggee.ended();
});

inspectorTest('go on to a place; start a frame again', async (lab) => {
  const debuggee = lab.start(`function f(x) {
  const y = x + 1;
  return y;
}
f(1);
console.log('end');
`);
  const session = await debuggee.attachAtBreak();
  const [script] = [...session.scripts.values()];
  await session.send('Debugger.continueToLocation', { location: { scriptId: script!.scriptId, lineNumber: 2 } });
  await session.next('Debugger.resumed');
  const pause = await session.paused();
  expect(framesOf(session, pause)).toEqual(['f main.mjs:3', 'main.mjs:5']);
  await session.send('Debugger.restartFrame', { callFrameId: pause.callFrames[0]!.callFrameId, mode: 'StepInto' });
  await session.next('Debugger.resumed');
  expect(framesOf(session, await session.paused())).toEqual(['f main.mjs:2', 'main.mjs:5']);
  await session.resume();
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('end\n');
});
