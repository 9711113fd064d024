// What was thrown: exceptionInfo, and the exception among the variables.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

dapTest('an error with its causes', async (lab) => {
  const debugging = await lab.debug({
    files: {
      'main.mjs': `class LoadError extends Error {}
function load() {
  const cause = new AggregateError([new TypeError('first'), 'second'], 'many');
  throw new LoadError('cannot load', { cause });
}
try {
  load();
} catch {}
`,
    },
    exceptions: ['all'],
  });
  const { threadId } = await debugging.stopped('exception');
  const info = await debugging.client.request('exceptionInfo', { threadId });
  expect(info).toMatchObject({
    exceptionId: 'LoadError',
    description: 'cannot load',
    breakMode: 'always',
    details: {
      message: 'cannot load',
      typeName: 'LoadError',
      evaluateName: '$exception',
      stackTrace: expect.stringMatching(/^LoadError: cannot load\n {4}at load \(.*main\.mjs:4:9\)/),
      innerException: [
        {
          typeName: 'AggregateError',
          message: 'many',
          innerException: [
            { typeName: 'TypeError', message: 'first' },
            { typeName: 'string', message: "'second'" },
          ],
        },
      ],
    },
  });
  expect((await debugging.evaluate('$exception.cause.errors.length')).result).toBe('2');
  expect(await debugging.variable('Exception')).toMatchObject({
    value: 'LoadError: cannot load',
    evaluateName: '$exception',
  });
  await debugging.finish();
});

dapTest('other values, and errors that are not what they seem', async (lab) => {
  const debugging = await lab.debug({
    files: {
      'main.mjs': `const attempt = (value) => { try { throw value; } catch {} };
attempt({ code: 5 });
attempt('text');
attempt(undefined);
const loop = new Error('loop');
loop.cause = loop;
attempt(loop);
attempt(Object.defineProperty(new Error('plain'), 'message', { get() { return 'computed'; } }));
`,
    },
    exceptions: ['all'],
  });
  const next = async (go: boolean) => {
    if (go) await debugging.continue();
    const { threadId } = await debugging.stopped('exception');
    const { exceptionId, description, details } = await debugging.client.request('exceptionInfo', { threadId });
    return [exceptionId, description, details?.innerException?.length ?? 0];
  };
  expect(await next(false)).toEqual(['Object', '{code: 5}', 0]);
  expect(await next(true)).toEqual(['string', "'text'", 0]);
  expect(await next(true)).toEqual(['undefined', 'undefined', 0]);
  expect(await next(true)).toEqual(['Error', 'loop', 0]);
  expect(await next(true)).toEqual(['Error', 'Error', 0]);
  await debugging.finish();
});

dapTest('there is none where nothing was thrown', async (lab) => {
  const debugging = await lab.debug('debugger;\n');
  const { threadId } = await debugging.stopped();
  await expect(debugging.client.request('exceptionInfo', { threadId })).rejects.toThrow('not stopped on an exception');
  await expect(debugging.evaluate('$exception')).rejects.toThrow('There is no exception');
  await debugging.finish();
});
