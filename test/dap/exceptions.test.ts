// What is said of exceptions that stop the program.
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';

dapTest(
  'uncaught in a module stops at the throw, synchronous or behind await',
  async (lab) => {
    const session = await lab.debug({
      files: {
        'main.mjs': `await null;
function fails() {
  throw new TypeError('mine'); // @throw
}
fails();
`,
      },
      breakpoints: [],
      exceptions: ['uncaught'],
    });
    expect(await session.stoppedAt('exception')).toBe('throw');
    expect(session.stop!.text ?? session.stop!.description).toMatch(/TypeError|mine/);
    expect(await session.stackLines()).toEqual(['fails main.mjs:3', expect.stringContaining('main.mjs:5')]);
    const info = await session.client.request('exceptionInfo', { threadId: session.threadId });
    expect(info).toMatchObject({ exceptionId: 'TypeError', breakMode: 'unhandled' });
    expect(info.description).toContain('mine');
    expect(info.details).toMatchObject({ message: 'mine', typeName: 'TypeError' });
    expect(info.details!.stackTrace).toContain('main.mjs:3');
    await session.finish();
  },
  forms,
);

dapTest('caught and uncaught are told apart', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `try {
  throw new Error('caught'); // @caught
} catch {}
throw new Error('uncaught'); // @uncaught
`,
    },
    breakpoints: [],
    exceptions: ['all'],
  });
  expect(await session.stoppedAt('exception')).toBe('caught');
  const { threadId } = session;
  expect(await session.client.request('exceptionInfo', { threadId })).toMatchObject({ breakMode: 'always' });
  expect(await session.continueTo('exception')).toBe('uncaught');
  await session.client.request('exceptionInfo', { threadId });
  expect(await session.finish()).toBe(1);
});

dapTest('causes and aggregated errors are inner exceptions', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `const cause = new RangeError('cause', { cause: new SyntaxError('root') });
const all = new AggregateError([new TypeError('one'), new Error('two')], 'several', { cause });
throw all;
`,
    },
    exceptions: ['uncaught'],
  });
  await session.stopped('exception');
  const { details } = await session.client.request('exceptionInfo', { threadId: session.threadId });
  const inner = details!.innerException!;
  expect(inner.map(({ typeName, message }) => `${typeName}: ${message}`).sort()).toEqual([
    'Error: two',
    'RangeError: cause',
    'TypeError: one',
  ]);
  const range = inner.find(({ typeName }) => typeName === 'RangeError')!;
  expect(range.innerException).toMatchObject([{ typeName: 'SyntaxError', message: 'root' }]);
  await session.finish();
});

dapTest('causes that go round in a circle end', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "const error = new Error('round');\nerror.cause = error;\nthrow error;\n" },
    exceptions: ['uncaught'],
  });
  await session.stopped('exception');
  await session.client.request('exceptionInfo', { threadId: session.threadId });
  await session.finish();
});

const thrown: [string, RegExp][] = [
  ["'a text'", /a text/],
  ['42', /42/],
  ['null', /null/],
  ['undefined', /undefined/],
  ["Symbol('s')", /Symbol\(s\)/],
  ['{ code: 7 }', /code|Object/],
  ["new (class Mine extends Error { name = 'Other' })('x')", /Mine|Other/],
  ["Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } })", /Error/],
  ["new Proxy(new Error('x'), {})", /./],
];
for (const [value, text] of thrown) {
  dapTest(`thrown: ${value}`, async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': `throw ${value};\n` }, exceptions: ['uncaught'] });
    await session.stopped('exception');
    const { exceptionId, description } = await session.client.request('exceptionInfo', { threadId: session.threadId });
    expect(`${exceptionId} ${description}`).toMatch(text);
    await session.client.request('disconnect', {});
  });
}

dapTest('exceptionInfo without an exception is refused', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\n');
  await session.stopped('breakpoint');
  expect(await session.client.ask('exceptionInfo', { threadId: 1 })).toMatchObject({ success: false });
  await session.finish();
});

dapTest('filters change while the program runs', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `for (let i = 0; i < 3; i++) {
  try {
    throw new Error(String(i)); // @throw
  } catch {}
  console.log(i); // @log
}
`,
    },
    breakpoints: ['log'],
    exceptions: ['all'],
  });
  expect(await session.stoppedAt('exception')).toBe('throw');
  await session.client.request('setExceptionBreakpoints', { filters: [] });
  expect(await session.continueTo('breakpoint')).toBe('log');
  expect(await session.continueTo('breakpoint')).toBe('log');
  await session.client.request('setExceptionBreakpoints', { filters: ['all'] });
  expect(await session.continueTo('exception')).toBe('throw');
  await session.client.request('disconnect', {});
});

dapTest('what the debugger itself evaluates never stops', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "const a = { get bad() { throw new Error('getter'); } };\nlet b = 1; // @here\nb++;\n" },
    exceptions: ['all', 'uncaught'],
  });
  await session.stopped('breakpoint');
  const seq = session.client.send({
    type: 'request',
    command: 'evaluate',
    arguments: { expression: 'a.bad', frameId: await session.frameId(), context: 'watch' },
  });
  expect(await session.client.answerOf(seq, 'evaluate')).toMatchObject({ success: false });
  await session.children((await session.variable('a')).variablesReference);
  expect(await session.step('next')).toBe('main.mjs:3');
  await session.finish();
});
