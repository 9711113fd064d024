// Evaluating, running and paused: an answer or an error, never silence.
import type { Protocol as Cdp } from 'devtools-protocol';
import { expect } from 'vitest';
import { type Debuggee, inspectorTest, type Variant, variants } from './support/debuggee.ts';
import { CdpError, type Session } from './support/session.ts';

const program = `let local = 1;
let hits = 0;
function pauseHere(parameter) {
  const inner = parameter * 2;
  debugger;
  return inner + local + hits;
}
console.log(pauseHere(21));
setInterval(() => {}, 1000);
`;

type OnFrame = (
  expression: string,
  options?: Omit<Cdp.Debugger.EvaluateOnCallFrameRequest, 'callFrameId' | 'expression'>,
) => Promise<Cdp.Debugger.EvaluateOnCallFrameResponse>;

async function paused(
  debuggee: Debuggee,
): Promise<{ session: Session; callFrameId: Cdp.Debugger.CallFrameId; onFrame: OnFrame }> {
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  const pause = await session.paused();
  const { callFrameId } = pause.callFrames[0]!;
  const onFrame: OnFrame = (expression, options) =>
    session.send('Debugger.evaluateOnCallFrame', { callFrameId, expression, ...options });
  return { session, callFrameId, onFrame };
}

inspectorTest('at a pause: locals, changes, side effects, time limits', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
  const { session, onFrame } = await paused(debuggee);
  expect((await onFrame('inner + local')).result.value).toBe(43);
  expect((await onFrame('({ inner, local })', { returnByValue: true })).result.value).toEqual({ inner: 42, local: 1 });
  expect((await onFrame('local = 5')).result.value).toBe(5);
  expect((await onFrame('local')).result.value).toBe(5);

  const harmless = await onFrame('inner + [1, 2].map((x) => x + local).length', { throwOnSideEffect: true });
  expect(harmless.result.value).toBe(44);
  const harmful = await onFrame('hits++', { throwOnSideEffect: true });
  expect(harmful.exceptionDetails?.exception?.description).toContain('side-effect');
  expect((await onFrame('hits')).result.value).toBe(0);

  await expect(onFrame('for (;;);', { timeout: 20 })).rejects.toThrow(CdpError);
  expect((await onFrame('inner')).result.value).toBe(42);
  const thrown = await onFrame('nowhere');
  expect(thrown.exceptionDetails?.exception?.className).toBe('ReferenceError');
  await session.resume();
  expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe(47);
});

inspectorTest('at a pause: promises do not settle, and nobody waits for them for ever', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
  const { session, onFrame } = await paused(debuggee);
  const kinds: [name: string, Omit<Cdp.Runtime.EvaluateRequest, 'expression'>][] = [
    ['plain', {}],
    ['awaitPromise', { awaitPromise: true }],
    ['replMode', { replMode: true }],
    ['replMode and awaitPromise', { replMode: true, awaitPromise: true }],
  ];
  const expressions = [
    '1 + 1',
    'Promise.resolve(7)',
    'await 7',
    'new Promise(() => {})',
    'await new Promise((r) => setTimeout(r, 1))',
  ];
  const outcomes: string[] = [];
  for (const [name, options] of kinds) {
    for (const expression of expressions) {
      // An answer of any kind: what is impossible at a pause has to fail.
      const outcome = await session.send('Runtime.evaluate', { expression, timeout: 1000, ...options }).then(
        ({ result, exceptionDetails }) =>
          exceptionDetails?.exception?.className ?? result.description ?? `${result.value}`,
        (error: CdpError) => {
          expect(error).toBeInstanceOf(CdpError);
          return `refused: ${error.message}`;
        },
      );
      outcomes.push(`${name}: ${expression} → ${outcome}`);
    }
  }
  expect(outcomes[0]).toBe('plain: 1 + 1 → 2');
  // The pause is whole after all of that.
  expect((await onFrame('inner')).result.value).toBe(42);
  await session.resume();
  const { result } = await session.send('Runtime.evaluate', { expression: 'await 8', replMode: true });
  expect(result.value).toBe(8);
});

/** Threads of all kinds end what the isolate's evaluates. */
const everyWay: readonly Variant[] = [
  ...variants,
  { shape: 'direct', way: 'Unix socket' },
  { shape: 'addon', way: 'WebSocket' },
];

/** Code that does not end by itself, in the forms that clients can ask for it. */
const endlessRequests: readonly [method: string, params: object][] = [
  ['Runtime.evaluate', { expression: 'for (;;);' }],
  ['Runtime.evaluate', { expression: 'for (;;) { try { for (;;); } catch {} finally { for (;;); } }' }],
  ['Runtime.evaluate', { expression: 'for (;;);', throwOnSideEffect: true }],
  ['Runtime.evaluate', { expression: '/(a+)+b/.test("a".repeat(64))' }],
  ['Runtime.callFunctionOn', { functionDeclaration: 'function () { for (;;); }', executionContextId: 1 }],
  ['Debugger.evaluateOnCallFrame', { expression: 'for (;;);' }],
];

inspectorTest(
  'at a pause: an evaluation that does not end has its time limit',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
    const { session, onFrame } = await paused(debuggee);
    for (const [method, params] of endlessRequests.filter(([name]) => name === 'Runtime.evaluate')) {
      const evaluation = session.request(method, { ...params, timeout: 20 });
      await expect(evaluation).rejects.toThrow('Execution was terminated');
    }
    const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1', timeout: 10_000 });
    expect(result.value).toBe(2);
    expect((await onFrame('inner')).result.value).toBe(42);
    await session.resume();
    expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe(43);
  },
  everyWay,
);

inspectorTest(
  'at a pause: what is evaluated can be ended, and the program goes on',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
    const { session, callFrameId, onFrame } = await paused(debuggee);
    for (const [method, params] of endlessRequests) {
      const endless = [1, 2].map(() => session.request(method, { callFrameId, ...params }));
      await session.send('Runtime.terminateExecution');
      for (const evaluation of endless) await expect(evaluation).rejects.toThrow('Execution was terminated');
      expect((await onFrame('inner')).result.value).toBe(42);
    }
    await session.resume();
    expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe(43);
  },
  everyWay,
);

inspectorTest(
  'at a pause: what is evaluated can be ended by another client',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
    const { session, callFrameId, onFrame } = await paused(debuggee);
    const other = await debuggee.connect();
    const code = 'console.log("busy"); for (;;);';
    for (const [method, params] of [
      ['Runtime.evaluate', { expression: code }],
      ['Runtime.callFunctionOn', { functionDeclaration: `function () { ${code} }`, executionContextId: 1 }],
      ['Debugger.evaluateOnCallFrame', { callFrameId, expression: code }],
    ] as const) {
      const endless = session.request(method, params);
      await session.next('Runtime.consoleAPICalled');
      await other.send('Runtime.terminateExecution');
      await expect(endless).rejects.toThrow('Execution was terminated');
      expect((await onFrame('inner')).result.value).toBe(42);
    }
    await session.resume();
    expect((await session.next('Runtime.consoleAPICalled')).args[0]?.value).toBe(43);
  },
  everyWay,
);

inspectorTest(
  'at a pause: an evaluation ends with the client that asked for it',
  async (lab) => {
    for (const [method, params] of endlessRequests) {
      const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
      const { session, callFrameId } = await paused(debuggee);
      void session.request(method, { callFrameId, ...params });
      session.transport.destroy();
      await debuggee.process.waitFor('stdout', '43\n');
      debuggee.process.child.kill('SIGKILL');
      await debuggee.ended();
    }
  },
  everyWay,
);

inspectorTest('awaitPromise that starts before a pause is answered after it', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  const session = await debuggee.attach();
  const answer = session.send('Runtime.evaluate', {
    expression: '(async () => {\n  await null;\n  debugger;\n  return "late";\n})()',
    awaitPromise: true,
  });
  await session.paused();
  await session.resume();
  expect((await answer).result.value).toBe('late');
});

inspectorTest('running: promises, the REPL mode, values of all kinds', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  const session = await debuggee.attach();
  const evaluate = (expression: string, options: Omit<Cdp.Runtime.EvaluateRequest, 'expression'> = {}) =>
    session.send('Runtime.evaluate', { expression, ...options });

  const late = await evaluate('new Promise((resolve) => setTimeout(resolve, 2, "late"))', { awaitPromise: true });
  expect(late.result.value).toBe('late');
  const rejected = await evaluate('Promise.reject(new Error("no"))', { awaitPromise: true });
  expect(rejected.exceptionDetails?.exception?.description).toContain('Error: no');

  for (const [expression, value] of [
    ['const a = await Promise.resolve(1); a', 1],
    ['const a = 2; a', 2],
    ['let b = a + 1; class C { static d = b } C.d', 3],
    ['class C {} C.d', undefined],
    ['(await import("data:text/javascript,export default 9")).default', 9],
  ] as const) {
    const { result, exceptionDetails } = await evaluate(expression, { replMode: true });
    expect(exceptionDetails).toBe(undefined);
    expect(result.value).toBe(value);
  }
  const relative = await evaluate('(await import("./main.mjs")).default', { replMode: true });
  expect(relative.exceptionDetails).toBe(undefined);

  const kinds = await Promise.all(
    [
      '1n',
      '-0',
      'NaN',
      'Symbol("s")',
      'null',
      'undefined',
      '/x/g',
      'new Date(0)',
      '[1, 2]',
      'new Proxy({}, {})',
      'new WeakMap()',
      '(function f() {})',
      '(class A {})',
      'new Uint8Array(3)',
      'Promise.resolve(1)',
    ].map((expression) => evaluate(expression)),
  );
  expect(kinds.map(({ result }) => result.subtype ?? result.type)).toEqual([
    'bigint',
    'number',
    'number',
    'symbol',
    'null',
    'undefined',
    'regexp',
    'date',
    'array',
    'proxy',
    'weakmap',
    'function',
    'function',
    'typedarray',
    'promise',
  ]);
});

inspectorTest('what editors ask a program about itself', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  const session = await debuggee.attach();
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      '({ pid: process.pid, version: process.version, arch: process.arch, platform: process.platform, engine: process.versions.v8, env: typeof process.env, cwd: process.cwd() })',
    returnByValue: true,
  });
  const pid = lab.variant.shape === 'direct' ? debuggee.process.child.pid : expect.any(Number);
  expect(result.value).toEqual({
    pid,
    version: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
    arch: process.arch,
    platform: process.platform,
    engine: expect.stringMatching(/^\d+\.\d+/),
    env: 'object',
    cwd: debuggee.folder,
  });
});

inspectorTest(
  'names of lexical variables, properties, functions on objects, compiled scripts, bindings',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const session = await debuggee.attach();
    await session.send('Runtime.evaluate', { expression: 'let lexical = 1; const other = 2;' });
    const { names } = await session.send('Runtime.globalLexicalScopeNames', {});
    expect(names).toEqual(expect.arrayContaining(['lexical', 'other']));
    const { result: object } = await session.send('Runtime.evaluate', {
      expression: 'new (class { #p = 1; get a() { return 1; } b = 2; })()',
    });
    const { privateProperties } = await session.send('Runtime.getProperties', {
      objectId: object.objectId!,
      ownProperties: true,
    });
    expect(privateProperties?.map(({ name }) => name)).toEqual(['#p']);
    const { scriptId } = await session.send('Runtime.compileScript', {
      expression: 'lexical + 1',
      sourceURL: 'own.js',
      persistScript: true,
    });
    const { result } = await session.send('Runtime.runScript', { scriptId: scriptId! });
    expect(result.value).toBe(2);
    await session.send('Runtime.addBinding', { name: 'tell' });
    await session.send('Runtime.evaluate', { expression: 'tell("payload")' });
    expect((await session.next('Runtime.bindingCalled')).payload).toBe('payload');
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'none' });
  },
);
