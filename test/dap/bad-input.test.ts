// Clients that err: each mistake is answered with a clear error or a clean end, and the adapter stays well.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { frame } from './support/wire.ts';

/** Broken messages are no conversation: what the adapter says to them is looked at by hand. */
const clean = async (lab: Parameters<Parameters<typeof dapTest>[1]>[0]) => {
  const client = lab.connect();
  await client.initialize();
  return client;
};

const requests: [string, string, unknown, RegExp][] = [
  ['an unknown request', 'dance', {}, /dance/],
  ['the name of a property', 'constructor', {}, /constructor/],
  ['the name of a prototype', '__proto__', {}, /__proto__/],
  ['no arguments where some are needed', 'setBreakpoints', undefined, /source/],
  ['arguments that are a list', 'setBreakpoints', [], /object/],
  ['arguments that are a number', 'stackTrace', 7, /object/],
  ['a missing argument', 'stackTrace', {}, /threadId/],
  ['a wrong type', 'stackTrace', { threadId: '1' }, /threadId/],
  ['a wrong type inside', 'setBreakpoints', { source: 1 }, /source/],
  ['a list of the wrong things', 'setBreakpoints', { source: { path: '/a.js' }, breakpoints: [1] }, /breakpoints/],
  ['a breakpoint without line', 'setBreakpoints', { source: { path: '/a.js' }, breakpoints: [{}] }, /line/],
  ['a line that is a text', 'setBreakpoints', { source: { path: '/a.js' }, breakpoints: [{ line: 'x' }] }, /line/],
  ['a source without path', 'setBreakpoints', { source: {}, breakpoints: [{ line: 1 }] }, /source|path/],
  ['null', 'evaluate', { expression: null }, /expression/],
];
for (const [title, command, args, text] of requests) {
  dapTest(`${title}: ${command} ${JSON.stringify(args)}`, async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': 'let a = 1; // @here\n' } });
    await session.stopped('breakpoint');
    const { success, body, message } = await session.client.ask(command, args);
    expect(success).toBe(false);
    expect(`${message} ${JSON.stringify(body)}`).toMatch(text);
    expect((await session.stack()).length).toBe(1);
    await session.finish();
  });
}

const states: [string, unknown][] = [
  ['threads', undefined],
  ['stackTrace', { threadId: 1 }],
  ['scopes', { frameId: 1 }],
  ['variables', { variablesReference: 1 }],
  ['continue', { threadId: 1 }],
  ['next', { threadId: 1 }],
  ['stepIn', { threadId: 1 }],
  ['stepOut', { threadId: 1 }],
  ['pause', { threadId: 1 }],
  ['evaluate', { expression: '1' }],
  ['setVariable', { variablesReference: 1, name: 'a', value: '1' }],
  ['setExpression', { expression: 'a', value: '1' }],
  ['completions', { text: 'a', column: 2 }],
  ['exceptionInfo', { threadId: 1 }],
  ['restartFrame', { frameId: 1 }],
  ['stepInTargets', { frameId: 1 }],
  ['source', { sourceReference: 5 }],
  ['loadedSources', {}],
  ['readMemory', { memoryReference: 'x', count: 1 }],
  ['restart', {}],
  ['terminate', {}],
  ['configurationDone', {}],
];

dapTest('every request before a program is there gets an answer', async (lab) => {
  const client = await clean(lab);
  for (const [command, args] of states) {
    const { success, message } = await client.ask(command, args);
    if (!success) expect(message, command).toMatch(/\w/);
  }
  await client.request('disconnect', {});
});

dapTest('every request while the program runs gets an answer', async (lab) => {
  const session = await lab.debug("console.log('runs');\nsetInterval(() => {}, 5);\n");
  await session.client.event('output', ({ output }) => output.includes('runs'));
  for (const [command, args] of states) {
    if (['pause', 'restart', 'terminate'].includes(command)) continue;
    const { success, message } = await session.client.ask(command, args);
    if (!success) expect(message, command).toMatch(/\w/);
  }
  await session.client.request('disconnect', {});
});

dapTest('every request after the end of the program gets an answer', async (lab) => {
  const session = await lab.debug('console.log(1);\n');
  await session.ended();
  for (const [command, args] of states) {
    if (command === 'restart') continue;
    const { success, message } = await session.client.ask(command, args);
    if (!success) expect(message, command).toMatch(/\w/);
  }
  await session.client.request('disconnect', {});
});

dapTest('threads, frames and references that do not exist', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\n');
  await session.stopped('breakpoint');
  const wrong: [string, object][] = [
    ['stackTrace', { threadId: 99 }],
    ['next', { threadId: 99 }],
    ['continue', { threadId: -1 }],
    ['scopes', { frameId: 12345 }],
    ['scopes', { frameId: -1 }],
    ['variables', { variablesReference: 12345 }],
    ['variables', { variablesReference: 0 }],
    ['variables', { variablesReference: -5 }],
    ['variables', { variablesReference: 1.5 }],
    ['evaluate', { expression: '1', frameId: 12345 }],
    ['evaluate', { expression: '1 +', frameId: await session.frameId(), context: 'watch' }],
    ['restartFrame', { frameId: 12345 }],
    ['stepInTargets', { frameId: 12345 }],
    ['source', { sourceReference: 12345 }],
    ['completions', { frameId: 12345, text: 'a', column: 2 }],
    ['readMemory', { memoryReference: 'nonsense', count: 1 }],
    ['locations', { locationReference: 12345 }],
    ['setVariable', { variablesReference: 12345, name: 'a', value: '1' }],
  ];
  for (const [command, args] of wrong) {
    const { success, message } = await session.client.ask(command, args);
    expect([command, args, success]).toEqual([command, args, false]);
    expect(message).toMatch(/\w{2}/);
  }
  await session.finish();
});

dapTest('stale frames and references are refused after a step', async (lab) => {
  const session = await lab.debug('const object = { a: 1 };\nlet b = 1; // @here\nb++;\nb++;\n');
  await session.stopped('breakpoint');
  const frameId = await session.frameId();
  const [scope] = await session.scopes();
  const object = await session.variable('object');
  await session.step('next');
  for (const [command, args] of [
    ['scopes', { frameId }],
    ['variables', { variablesReference: scope!.variablesReference }],
    ['variables', { variablesReference: object.variablesReference }],
    ['evaluate', { expression: 'b', frameId }],
  ] as const) {
    expect(await session.client.ask(command, args), command).toMatchObject({ success: false });
  }
  await session.finish();
});

dapTest('initialize twice, launch twice', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\n');
  await session.stopped('breakpoint');
  expect(await session.client.ask('launch', { program: session.program.path('main.mjs') })).toMatchObject({
    success: false,
  });
  expect(await session.client.ask('attach', { port: 1 })).toMatchObject({ success: false });
  expect(await session.client.ask('initialize', { adapterID: 'jstime' })).toMatchObject({ success: false });
  await session.finish();
});

dapTest('launch before initialize', async (lab) => {
  const client = lab.connect();
  const program = lab.write('console.log(1);\n').path('main.mjs');
  expect(await client.ask('launch', { program })).toMatchObject({ success: false });
  await client.initialize();
  await client.request('disconnect', {});
});

const rubbish: [string, string | Buffer][] = [
  ['text that is no head', 'hello\r\n\r\n'],
  ['a length that is none', 'Content-Length: many\r\n\r\n{}'],
  ['a negative length', 'Content-Length: -5\r\n\r\n{}'],
  ['a head without length', 'Content-Type: application/json\r\n\r\n{}'],
  ['a length beyond all memory', 'Content-Length: 99999999999999\r\n\r\n{}'],
  ['an endless head', 'x'.repeat(1_000_000)],
  ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) & 0xff))],
];
for (const [title, bytes] of rubbish) {
  dapTest(`${title} ends the session in order`, async (lab) => {
    const session = await lab.debug('let a = 1; // @here\n');
    await session.stopped('breakpoint');
    session.client.wire.write(bytes);
    session.client.wire.end();
    await session.client.closed();
    const { code, signal } = await lab.adapters[0]!.exit;
    expect([signal, code === 0 || code === 1 || code === 2]).toEqual([null, true]);
    expect(lab.adapters[0]!.stderr).not.toMatch(/at .*:\d+:\d+/);
    session.client.rules.problems.length = 0;
  });
}

const bodies: [string, string][] = [
  ['no JSON', '{'],
  ['an empty body', ''],
  ['a number', '7'],
  ['null', 'null'],
  ['a list', '[]'],
  ['an object without type', '{"seq":1}'],
  ['an event', '{"seq":1,"type":"event","event":"stopped"}'],
  ['an answer that nobody asked for', '{"seq":1,"type":"response","request_seq":77,"success":true,"command":"x"}'],
  ['a request without seq', '{"type":"request","command":"threads"}'],
  ['nested deeper than any stack', '['.repeat(200_000) + ']'.repeat(200_000)],
];
for (const [title, body] of bodies) {
  dapTest(`${title} does not disturb the session`, async (lab) => {
    const session = await lab.debug('let a = 1; // @here\n');
    await session.stopped('breakpoint');
    session.client.wire.write(frame(body));
    expect((await session.stack()).length).toBe(1);
    await session.finish();
    session.client.rules.problems.splice(
      0,
      Infinity,
      ...session.client.rules.problems.filter((text) => !text.includes('nobody asked')),
    );
  });
}

dapTest('heads with other fields, in other cases, and messages in pieces', async (lab) => {
  const client = await clean(lab);
  const body = JSON.stringify({ seq: 1000, type: 'request', command: 'threads' });
  client.rules.sent(JSON.parse(body));
  const text = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const answered = client.answerOf(1000, 'threads');
  for (const character of text) {
    client.wire.write(character);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await answered;
  await client.request('disconnect', {});
});

dapTest('a thousand requests at once are answered, each once', async (lab) => {
  const session = await lab.debug(
    'const list = Array.from({ length: 1000 }, (_, i) => ({ i }));\nlet a = 1; // @here\n',
  );
  await session.stopped('breakpoint');
  const frameId = await session.frameId();
  const { client } = session;
  const answers = await Promise.all(
    Array.from({ length: 1000 }, (_, index) =>
      client.ask('evaluate', { expression: `list[${index}].i`, frameId, context: 'watch' }),
    ),
  );
  expect(answers.map(({ body }) => body.result)).toEqual(Array.from({ length: 1000 }, (_, index) => String(index)));
  await session.finish();
});

dapTest('an enormous request for variables, and enormous values', async (lab) => {
  const session = await lab.debug(`const list = Array.from({ length: 200_000 }, (_, index) => index);
const text = 'x'.repeat(5_000_000);
const object = Object.fromEntries(list.slice(0, 50_000).map((index) => ['key' + index, index]));
let deep = {};
for (let i = 0; i < 10_000; i++) deep = { deep };
debugger;
globalThis.kept = [list, text, object, deep]; // What is needed no more optimized code does not keep.
`);
  await session.stopped();
  const list = await session.variable('list');
  expect(list.indexedVariables).toBe(200_000);
  const page = await session.children(list.variablesReference, { filter: 'indexed', start: 199_990, count: 1_000_000 });
  expect(page.map(({ value }) => value)).toEqual(Array.from({ length: 10 }, (_, index) => String(199_990 + index)));
  const past = await session.children(list.variablesReference, { filter: 'indexed', start: 300_000, count: 10 });
  expect(past).toEqual([]);
  const whole = await session.client.ask('variables', { variablesReference: list.variablesReference });
  if (whole.success) expect(whole.body.variables.length).toBeGreaterThan(0);
  for (const variable of (await session.visible()).values()) expect(variable.value.length).toBeLessThan(200_000);
  expect((await session.evaluate('text', 'clipboard')).result.length).toBeGreaterThanOrEqual(5_000_000);
  await session.finish();
});

dapTest('a setBreakpoints request with ten thousand lines', async (lab) => {
  const lines = Array.from({ length: 2_000 }, (_, index) => `globalThis.x = ${index};`).join('\n');
  const session = await lab.debug({ files: { 'main.mjs': `${lines}\n` }, launch: { stopOnEntry: true } });
  await session.stopped('entry');
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: session.program.path('main.mjs') },
    breakpoints: Array.from({ length: 10_000 }, (_, index) => ({ line: index + 1 })),
  });
  expect(breakpoints.filter(({ verified }) => verified)).toHaveLength(500);
  expect(breakpoints.at(-1)!.message).toContain('more');
  await session.client.request('disconnect', {});
});
