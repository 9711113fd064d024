// console.* reaches the client, with arguments and stack, and prints as well.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { stackOf } from './support/places.ts';

inspectorTest('every method is one event of its type', async (lab) => {
  const calls: [call: string, type: string][] = [
    ['console.log("log")', 'log'],
    ['console.info("info")', 'info'],
    ['console.debug("debug")', 'debug'],
    ['console.warn("warn")', 'warning'],
    ['console.error("error")', 'error'],
    ['console.dir({ a: 1 })', 'dir'],
    ['console.dirxml({ a: 1 })', 'dirxml'],
    ['console.table([{ a: 1 }])', 'table'],
    ['console.trace("trace")', 'trace'],
    ['console.group("group")', 'startGroup'],
    ['console.groupEnd()', 'endGroup'],
    ['console.groupCollapsed("collapsed")', 'startGroupCollapsed'],
    ['console.groupEnd()', 'endGroup'],
    ['console.assert(false, "assert")', 'assert'],
    ['console.count("label")', 'count'],
    ['console.time("clock"), console.timeEnd("clock")', 'timeEnd'],
    ['console.clear()', 'clear'],
  ];
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: { 'main.mjs': `${calls.map(([call]) => `${call};`).join('\n')}\nconsole.assert(true, "not this");\n` },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  for (const [index, [, type]] of calls.entries()) {
    const event = await session.next('Runtime.consoleAPICalled');
    expect(event.type).toBe(type);
    expect(event.executionContextId).toBe(1);
    // The top frame is the caller's.
    expect(await stackOf(session, event.stackTrace)).toEqual([`main.mjs:${index + 1}`]);
  }
  await session.close();
  const { stdout, stderr } = await debuggee.ended();
  expect(session.untaken('Runtime.consoleAPICalled')).toEqual([]);
  for (const text of ['log', 'info', 'debug', '{ a: 1 }', '(index)', 'group', 'collapsed', 'label: 1', 'clock: ']) {
    expect(stdout).toContain(text);
  }
  for (const text of ['warn', 'error', 'Trace: trace', 'Assertion failed: assert']) expect(stderr).toContain(text);
});

inspectorTest('arguments are live objects, with previews', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs':
        'console.log("%s is", "text", 1n, Symbol("s"), -0, null, undefined, [1, 2], new Map([[1, 2]]), () => 1, new Error("e"));\ndebugger;',
    },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const { args } = await session.next('Runtime.consoleAPICalled');
  expect(
    args.map(({ type, subtype, value, unserializableValue }) => [type, subtype, value ?? unserializableValue]),
  ).toEqual(
    [
      ['string', undefined, '%s is'],
      ['string', undefined, 'text'],
      ['bigint', undefined, '1n'],
      ['symbol', undefined, undefined],
      ['number', undefined, '-0'],
      ['object', 'null', undefined],
      ['undefined', undefined, undefined],
      ['object', 'array', undefined],
      ['object', 'map', undefined],
      ['function', undefined, undefined],
      ['object', 'error', undefined],
    ].map((row) => (row[1] === 'null' ? ['object', 'null', args[5]?.value ?? args[5]?.unserializableValue] : row)),
  );
  expect(args[7]?.preview?.properties.map(({ name, value }) => [name, value])).toEqual([
    ['0', '1'],
    ['1', '2'],
  ]);
  const { result } = await session.send('Runtime.getProperties', { objectId: args[8]!.objectId!, ownProperties: true });
  expect(result).toBeInstanceOf(Array);
  const { result: size } = await session.send('Runtime.callFunctionOn', {
    objectId: args[8]!.objectId!,
    functionDeclaration: 'function () { return this.size; }',
  });
  expect(size.value).toBe(1);
  await session.close();
  await debuggee.ended();
});

inspectorTest("from within functions, callbacks and eval: the stack is the user's", async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `function f() {
  console.log('f');
}
f();
[1].forEach(() => console.warn('callback'));
const { log } = console;
log('detached');
console.context('named').log('in a context');
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(await stackOf(session, (await session.next('Runtime.consoleAPICalled')).stackTrace)).toEqual([
    'f main.mjs:2',
    'main.mjs:4',
  ]);
  const callback = await stackOf(session, (await session.next('Runtime.consoleAPICalled')).stackTrace);
  expect([callback[0], callback.at(-1)]).toEqual(['main.mjs:5', 'main.mjs:5']);
  expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('detached');
  const named = await session.next('Runtime.consoleAPICalled');
  expect(named.args[0]?.value).toBe('in a context');
  expect(named.context).toMatch(/^named#\d+$/);
  await session.close();
  expect((await debuggee.ended()).stdout).toContain('f\n');
});

inspectorTest('who comes later gets what was said before', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: { 'main.mjs': 'console.log("early");\nconsole.error("too");\nsetInterval(() => {}, 1000);' },
  });
  await debuggee.process.waitFor('stderr', 'too');
  const session = await debuggee.attach();
  const messages = [await session.next('Runtime.consoleAPICalled'), await session.next('Runtime.consoleAPICalled')];
  expect(messages.map(({ type, args }) => [type, args[0]?.value])).toEqual([
    ['log', 'early'],
    ['error', 'too'],
  ]);
});

inspectorTest('console.profile and console.timeStamp', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `console.profile('work');
function busy() {
  for (let i = 0, end = performance.now() + 20; performance.now() < end; i++);
}
busy();
console.timeStamp('now');
console.profileEnd('work');
console.log('end');
`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Profiler.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  expect((await session.next('Profiler.consoleProfileStarted')).title).toBe('work');
  const { title, profile } = await session.next('Profiler.consoleProfileFinished');
  expect(title).toBe('work');
  const names = profile.nodes.map(({ callFrame }) => callFrame.functionName);
  expect(names).toContain('busy');
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('end\n');
});

inspectorTest('what a client evaluates may print as well; its own helpers are there', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  const session = await debuggee.attach();
  await session.send('Runtime.evaluate', { expression: 'console.log("by the client", { a: 1 })' });
  expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe('by the client');
  await debuggee.process.waitFor('stdout', 'by the client { a: 1 }\n');
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'keys({ a: 1, b: 2 })',
    includeCommandLineAPI: true,
    returnByValue: true,
  });
  expect(result.value).toEqual(['a', 'b']);
});

inspectorTest('5,000 messages arrive, in order', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: { 'main.mjs': 'for (let i = 0; i < 5000; i++) console.log(i, { i });' },
  });
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  for (let i = 0; i < 5000; i++) {
    const { args } = await session.next('Runtime.consoleAPICalled');
    if (args[0]?.value !== i) expect(args[0]?.value).toBe(i);
  }
  await session.close();
  const { stdout } = await debuggee.ended();
  expect(stdout).toBe(Array.from({ length: 5000 }, (_, i) => `${i} { i: ${i} }\n`).join(''));
});
