// What the program prints: everything, in order, with structure and with where it comes from.
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import { expect } from 'vitest';
import type { DapClient } from './support/dap-client.ts';
import { dapTest, forms } from './support/dap-lab.ts';

type Output = P.OutputEvent['body'];

function outputs(client: DapClient): Output[] {
  return client.timeline.flatMap(({ message }) =>
    message.type === 'event' && message.event === 'output' ? [message.body as Output] : [],
  );
}

dapTest(
  '5,000 lines with objects come in order, none is lost at the end',
  async (lab) => {
    const session = await lab.debug({
      files: { 'main.mjs': "for (let i = 0; i < 5000; i++) console.log('line', i, { i });\nprocess.exit(0);\n" },
    });
    await session.ended();
    const lines = outputs(session.client)
      .filter(({ category }) => category === 'stdout')
      .map(({ output }) => output);
    expect(lines.join('').match(/line \d+/g)).toEqual(Array.from({ length: 5000 }, (_, index) => `line ${index}`));
    for (const { variablesReference, source, line } of outputs(session.client).filter(({ output }) =>
      output.startsWith('line'),
    )) {
      expect(variablesReference).toBeGreaterThan(0);
      expect(line).toBe(1);
      expect(source?.path).toBe(session.program.path('main.mjs'));
    }
  },
  forms,
);

dapTest('stdout and stderr are told apart; errors, warnings and traces are stderr', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `console.log('log');
console.info('info');
console.debug('debug');
console.warn('warn');
console.error('error');
console.trace('trace');
console.assert(false, 'asserted');
`,
    },
  });
  await session.ended();
  expect(session.stdout).toBe('log\ninfo\ndebug\n');
  const stderr = session.client.printed('stderr');
  for (const word of ['warn', 'error', 'trace', 'asserted']) expect(stderr).toContain(word);
});

dapTest('values are as the runtime prints them, and can be opened', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "const inner = { deep: [1, 2] };\nconsole.log('%s is %d', 'one', 1, { inner });\ndebugger;\n",
    },
  });
  await session.stopped();
  const [output] = outputs(session.client).filter(({ category }) => category === 'stdout');
  expect(output!.output).toMatch(/^one is 1 .*inner.*\n$/s);
  const children = await session.children(output!.variablesReference!);
  const object = children.find(({ variablesReference }) => variablesReference > 0)!;
  const [inner] = await session
    .children(object.variablesReference)
    .then((all) => all.filter(({ name }) => name === 'inner'));
  expect(inner!.variablesReference).toBeGreaterThan(0);
  await session.finish();
});

dapTest('groups nest, and end', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs':
        "console.group('outer');\nconsole.groupCollapsed('inner');\nconsole.log('x');\nconsole.groupEnd();\nconsole.groupEnd();\nconsole.log('y');\n",
    },
  });
  await session.ended();
  const seen = outputs(session.client).filter(({ category }) => category === 'stdout');
  expect(seen.flatMap(({ group }) => group ?? [])).toEqual(['start', 'startCollapsed', 'end', 'end']);
  expect(seen.filter(({ output }) => output.trim()).map(({ output }) => output.trim())).toEqual([
    'outer',
    'inner',
    'x',
    'y',
  ]);
});

dapTest('tables, counters and timers look as in a terminal', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "console.table([{ a: 1, b: 2 }]);\nconsole.count('c');\nconsole.time('t');\nconsole.timeEnd('t');\n",
    },
  });
  await session.ended();
  expect(session.stdout).toMatch(/│ \(index\) │ a │ b │/);
  expect(session.stdout).toMatch(/c: 1\nt: [\d.]+ ?ms\n/);
});

dapTest('what is written without the console', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `console.log('first');
process.stdout.write('no end');
process.stdout.write(' of line\\n');
console.log('second');
process.stderr.write('err\\n');
console.log('third');
`,
    },
  });
  await session.ended();
  expect(session.stdout).toBe('first\nno end of line\nsecond\nthird\n');
  expect(session.client.printed('stderr')).toBe('err\n');
});

dapTest('outputCapture std: the text that the program wrote, with its colours off, and nothing twice', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "console.log('log', { a: 1 });\nconsole.error('error');\nprocess.stdout.write('ü€😀');\n" },
    launch: { outputCapture: 'std' },
  });
  expect(await session.ended()).toBe(0);
  expect(session.stdout).toBe('log { a: 1 }\nü€😀');
  expect(session.client.printed('stderr')).toBe('error\n');
});

dapTest('characters of several bytes survive any cut', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "for (let i = 0; i < 20000; i++) process.stdout.write('ä€😀');\n" },
    launch: { outputCapture: 'std' },
  });
  await session.ended();
  expect(session.stdout).toBe('ä€😀'.repeat(20000));
});

dapTest('the last words of a program that exits, throws, or is killed', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `const big = 'x'.repeat(200_000);
console.log(big);
console.error('E' + big);
process.exit(0);
`,
    },
  });
  await session.ended();
  expect(session.stdout).toHaveLength(200_001);
  expect(session.client.printed('stderr')).toHaveLength(200_002);
});

dapTest('an uncaught error is reported with its place', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "function f() {\n  throw new TypeError('mine');\n}\nf();\n" },
  });
  expect(await session.ended()).toBe(1);
  const report = outputs(session.client).find(({ output }) => output.includes('TypeError: mine'))!;
  expect(report.category).toBe('stderr');
});

dapTest('a slow client loses nothing, and holds nobody up for ever', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': "const line = 'x'.repeat(1000);\nfor (let i = 0; i < 20000; i++) console.log(i, line);\n" },
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const resume = session.client.wire.pause();
  session.client.send({ type: 'request', command: 'continue', arguments: { threadId: 1 } });
  await new Promise((resolve) => setTimeout(resolve, 300));
  resume();
  await session.ended();
  const numbers = [...session.stdout.matchAll(/^(\d+) x/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 20000 }, (_, index) => index));
});
