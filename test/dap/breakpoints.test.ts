// A breakpoint is never lost, however the program was reached and whenever its code comes into being.
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';
import { event, expectNever, expectOrder } from './support/timeline.ts';

const files = {
  'main.mjs': `let first = 1; // @line-1
import { twice } from './imported.mjs';
const sum = twice(first); // @top-level
setTimeout(async () => {
  const { late } = await import('./late.mjs');
  late(sum); // @timer
}, 1);
`,
  'imported.mjs': `export function twice(x) {
  return 2 * x; // @imported
}
const evaluated = true; // @imported-top-level
`,
  'late.mjs': `export function late(x) {
  console.log('late', x); // @late
}
`,
};

dapTest(
  'breakpoints set before the start: first line, imported, imported later, in a timer',
  async (lab) => {
    const session = await lab.debug({ files });
    const stops = [await session.stoppedAt('breakpoint')];
    while (stops.length < 6) stops.push(await session.continueTo('breakpoint'));
    expect(stops).toEqual(['imported-top-level', 'line-1', 'top-level', 'imported', 'timer', 'late']);
    await session.finish();
    expect(session.stdout).toBe('late 2\n');
  },
  forms,
);

dapTest(
  'a stop names the breakpoints that were hit, and unverified ones are told to be verified',
  async (lab) => {
    const session = await lab.debug('let a = 1;\na++; // @here\na++; // @never-mind\n');
    const { id } = session.breakpoints.get('here')!;
    expect(id).toBeDefined();
    const stop = await session.stopped('breakpoint');
    expect(stop).toMatchObject({ hitBreakpointIds: [id], allThreadsStopped: true });
    for (const breakpoint of session.breakpoints.values()) {
      if (!breakpoint.verified) {
        expectOrder(session.client.timeline, [
          event('breakpoint', { reason: 'changed', breakpoint: { id: breakpoint.id, verified: true } }),
        ]);
      }
    }
    expect(await session.continueTo('breakpoint')).toBe('never-mind');
    await session.finish();
  },
  forms,
);

dapTest('a file that is imported twice, under two URLs', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `await import('./part.mjs?1');\nawait import('./part.mjs?2');\nawait import('./part.mjs#3');\n`,
      'part.mjs': 'globalThis.count = (globalThis.count ?? 0) + 1;\nconsole.log(count); // @part\n',
    },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('part');
  expect(await session.continueTo('breakpoint')).toBe('part');
  expect(await session.continueTo('breakpoint')).toBe('part');
  await session.finish();
  expect(session.stdout).toBe('1\n2\n3\n');
});

dapTest('names with blanks, umlauts, percent signs, brackets and hashes', async (lab) => {
  const names = ['with blank.mjs', 'ümläut.mjs', '100%.mjs', '[a](b).mjs', 'c#d?.mjs', 'a+b$.mjs'];
  const session = await lab.debug({
    files: {
      'main.mjs': `for (const name of ${JSON.stringify(names)}) await import('./' + encodeURIComponent(name));\n`,
      ...Object.fromEntries(names.map((name, index) => [name, `let x = 1;\nx++; // @file-${index}\n`])),
    },
  });
  const stops = [await session.stoppedAt('breakpoint')];
  while (stops.length < names.length) stops.push(await session.continueTo('breakpoint'));
  expect(stops).toEqual(names.map((_, index) => `file-${index}`));
  await session.finish();
});

dapTest('code that is evaluated, under the name that it says', async (lab) => {
  const path = `${lab.folder}/generated.js`;
  const session = await lab.debug({
    files: {
      'main.mjs': `const code = 'let generated = 1;\\ngenerated++;\\ngenerated++;\\n//# sourceURL=file://${path}';
(0, eval)(code);
`,
      'generated.js': 'let generated = 1;\ngenerated++; // @generated\ngenerated++;\n',
    },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('generated');
  await session.finish();
});

dapTest('code without a file is opened by its reference, and holds breakpoints there', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `const text = 'export function fromData(x) {\\n  const y = x + 1;\\n  return y;\\n}';
const { fromData } = await import('data:text/javascript,' + encodeURIComponent(text));
debugger;
console.log(fromData(1));
`,
    },
  });
  await session.stopped();
  const { client } = session;
  const { sources } = await client.request('loadedSources', {});
  const source = sources.find(({ name = '', path = '' }) => `${name}${path}`.includes('data:'))!;
  expect(source.sourceReference).toBeGreaterThan(0);
  const { content } = await client.request('source', { source, sourceReference: source.sourceReference! });
  expect(content).toContain('function fromData');
  const { breakpoints } = await client.request('setBreakpoints', { source, breakpoints: [{ line: 2 }] });
  expect(breakpoints).toMatchObject([{ verified: true, line: 2 }]);
  await session.continue();
  await session.stopped('breakpoint');
  const [top] = await session.stack();
  expect(top).toMatchObject({ name: 'fromData', line: 2, source: { sourceReference: source.sourceReference } });
  await session.finish();
});

dapTest('breakpoints are replaced, also while the program runs', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `let ticks = 0;
const timer = setInterval(() => {
  ticks++; // @one
  globalThis.last = ticks; // @two
  if (globalThis.stop) clearInterval(timer);
}, 2);
console.log('runs');
`,
    },
    breakpoints: [],
  });
  const { client, program } = session;
  await client.event('output', ({ output }) => output.includes('runs'));
  const source = { path: program.path('main.mjs') };
  const set = (...marks: string[]) =>
    client.request('setBreakpoints', { source, breakpoints: marks.map((name) => ({ line: program.mark(name).line })) });
  expect((await set('one')).breakpoints).toMatchObject([{ verified: true, line: program.mark('one').line }]);
  expect(await session.stoppedAt('breakpoint')).toBe('one');
  await set('two');
  expect(await session.continueTo('breakpoint')).toBe('two');
  expect(await session.continueTo('breakpoint')).toBe('two');
  await set();
  await session.evaluate('globalThis.stop = true', 'repl');
  await session.finish();
});

dapTest('a line without code moves to the next that has some; one behind the end does not verify', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': 'let a = 1;\n\n// @gap\na++;\nconsole.log(a);\n' } });
  await session.stopped('breakpoint');
  expect((await session.stack())[0]).toMatchObject({ line: 4 });
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: session.program.path('main.mjs') },
    breakpoints: [{ line: 3 }, { line: 500 }],
  });
  expect(breakpoints[0]).toMatchObject({ verified: true, line: 4 });
  expect(breakpoints[1]).toMatchObject({ verified: false });
  expect(breakpoints[1]!.message).toMatch(/\w/);
  await session.finish();
});

dapTest('columns: several breakpoints on one line', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'const f = (x) => x + 1;\nf(1); f(2); f(3); // @line\n' },
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const { client, program } = session;
  const source = { path: program.path('main.mjs') };
  const { breakpoints: locations } = await client.request('breakpointLocations', { source, line: 2 });
  expect(locations.map(({ column }) => column)).toEqual(expect.arrayContaining([1, 7, 13]));
  const { breakpoints } = await client.request('setBreakpoints', {
    source,
    breakpoints: [
      { line: 2, column: 7 },
      { line: 2, column: 13 },
    ],
  });
  expect(breakpoints).toMatchObject([
    { verified: true, line: 2, column: 7 },
    { verified: true, line: 2, column: 13 },
  ]);
  await session.continue();
  await session.stopped('breakpoint');
  expect((await session.stack())[0]).toMatchObject({ line: 2, column: 7 });
  await session.continue();
  await session.stopped('breakpoint');
  expect((await session.stack())[0]).toMatchObject({ line: 2, column: 13 });
  await session.finish();
});

dapTest('a debugger statement stops, and without breakpoints nothing else does', async (lab) => {
  const session = await lab.debug('let a = 1;\ndebugger; // @statement\nconsole.log(a);\n');
  const stop = await session.stopped();
  expect(await session.place()).toBe('statement');
  expect(['breakpoint', 'debugger statement', 'pause']).toContain(stop.reason);
  await session.finish();
  expectNever(session.client.timeline, event('continued'));
});

dapTest('counted from 0, for clients that say so', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'let a = 1;\n  a++;\n' },
    breakpoints: [],
    launch: { stopOnEntry: true },
    editor: { adapterID: 'jstime', linesStartAt1: false, columnsStartAt1: false },
  });
  await session.stopped('entry');
  const { client, program } = session;
  const { breakpoints } = await client.request('setBreakpoints', {
    source: { path: program.path('main.mjs') },
    breakpoints: [{ line: 1 }],
  });
  expect(breakpoints).toMatchObject([{ verified: true, line: 1 }]);
  await session.continue();
  await session.stopped('breakpoint');
  expect((await session.client.request('stackTrace', { threadId: session.threadId })).stackFrames[0]).toMatchObject({
    line: 1,
    column: 2,
  });
  await session.finish();
});
