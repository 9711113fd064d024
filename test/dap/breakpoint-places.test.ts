// Breakpoints are never lost, wherever and whenever their code comes into being.
import { symlinkSync } from 'node:fs';
import { expect } from 'vitest';
import { dapTest, forms } from './support/dap-lab.ts';

dapTest(
  'a breakpoint on the first line holds, and comes to be verified',
  async (lab) => {
    const session = await lab.debug('const first = 1; // @first\nconsole.log(first);\n');
    expect(await session.stoppedAt('breakpoint')).toBe('first');
    const { id } = session.breakpoints.get('first')!;
    expect(session.stop!.hitBreakpointIds).toEqual([id]);
    await session.finish();
  },
  forms,
);

dapTest('one file, imported by several addresses, stops in each', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "await import('./m.mjs');\nawait import('./m.mjs?again');\nawait import('./m.mjs#part');\n",
      'm.mjs': 'export const at = import.meta.url; // @in\n',
    },
  });
  for (let count = 0; count < 3; count++) {
    expect(await session.stoppedAt('breakpoint')).toBe('in');
    await session.continue();
  }
  expect(await session.ended()).toBe(0);
});

dapTest('a breakpoint keeps its id while it stays, others come and go', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'let n = 0;\nn++; // @a\nn++; // @b\nn++; // @c\nconsole.log(n);\n' },
    breakpoints: ['a', 'b'],
  });
  expect(await session.stoppedAt('breakpoint')).toBe('a');
  const path = session.program.path('main.mjs');
  const set = async (...lines: number[]) =>
    (
      await session.client.request('setBreakpoints', {
        source: { path },
        breakpoints: lines.map((line) => ({ line })),
      })
    ).breakpoints;
  const [c, b] = await set(4, 3);
  expect(b!.id).toBe(session.breakpoints.get('b')!.id);
  expect(c).toMatchObject({ verified: true, line: 4, source: { path } });
  expect((await set(4)).map(({ id }) => id)).toEqual([c!.id]);
  expect(await session.continueTo('breakpoint')).toBe('c');
  expect(await session.finish()).toBe(0);
});

dapTest('breakpoints can be set while the program runs', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': "let n = 0;\nconsole.log('runs');\nsetInterval(() => {\n  n++; // @tick\n}, 5);\n",
    },
    breakpoints: [],
  });
  await session.client.event('output', ({ output }) => output.includes('runs'));
  const { file, line } = session.program.mark('tick');
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: file },
    breakpoints: [{ line }],
  });
  expect(breakpoints).toMatchObject([{ verified: true, line }]);
  expect(await session.stoppedAt('breakpoint')).toBe('tick');
  await session.client.request('setBreakpoints', { source: { path: file }, breakpoints: [] });
  await session.continue();
  await session.client.request('disconnect', { terminateDebuggee: true });
});

dapTest('columns are exact, and what is possible can be asked for', async (lab) => {
  const files = { 'main.mjs': 'const f = (x) => x + 1;\nconsole.log(f(1), f(2)); // @calls\n' };
  const session = await lab.debug({ files, breakpoints: { calls: { column: 19 } } });
  expect(await session.stoppedAt('breakpoint')).toBe('calls');
  expect((await session.stack())[0]).toMatchObject({ line: 2, column: 19 });
  const source = { path: session.program.path('main.mjs') };
  const { breakpoints } = await session.client.request('breakpointLocations', { source, line: 2 });
  expect(breakpoints).toContainEqual({ line: 2, column: 13 });
  expect(breakpoints).toContainEqual({ line: 2, column: 19 });
  expect(breakpoints.every(({ line }) => line === 2)).toBe(true);
  await session.finish();
});

dapTest('a breakpoint on a line without code moves to the next one that has', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'const a = 1;\n\n// @nothing\nconsole.log(a);\n' },
  });
  expect(await session.stoppedAt('breakpoint')).toBe('main.mjs:4');
  const changed = session.client.seen('breakpoint');
  expect(changed.at(-1)!.breakpoint).toMatchObject({ verified: true, line: 4 });
  const source = { path: session.program.path('main.mjs') };
  const { breakpoints } = await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 90 }] });
  expect(breakpoints).toMatchObject([{ verified: false, message: expect.stringContaining('no code') }]);
  await session.finish();
});

dapTest('code without a file has breakpoints, too: data URLs, sourceURL, plain eval', async (lab) => {
  const session = await lab.debug(
    [
      'const evaluated = "let e = 1;\\ne++;";',
      "const data = 'data:text/javascript,let%20d%20=%201;%0Ad++;';",
      'const named = "let n = 1;\\nn++;\\n//# sourceURL=made/named.js";',
      '(0, eval)(evaluated);',
      "await import(data + '//1');",
      '(0, eval)(named);',
      'debugger; // @all',
      '(0, eval)(evaluated);',
      "await import(data + '//2');",
      '(0, eval)(named);',
    ].join('\n'),
  );
  expect(await session.stoppedAt('breakpoint')).toBe('all');
  const { sources } = await session.client.request('loadedSources');
  const named = sources.find(({ name }) => name === 'made/named.js')!;
  const plain = sources.find(({ name }) => name?.startsWith('<eval'))!;
  for (const source of [named, plain]) {
    const { content } = await session.client.request('source', { source, sourceReference: source.sourceReference! });
    expect(content).toContain('++');
    const { breakpoints } = await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 2 }] });
    expect(breakpoints).toMatchObject([{ verified: true, line: 2 }]);
  }
  const source = { path: 'data:text/javascript,let%20d%20=%201;%0Ad++;//2' };
  await session.client.request('setBreakpoints', { source, breakpoints: [{ line: 2 }] });
  const hit: (string | undefined)[] = [];
  for (let count = 0; count < 3; count++) {
    await session.continue();
    await session.stopped('breakpoint');
    const [top] = await session.stack();
    hit.push(top!.source!.name);
    expect(top!.line).toBe(2);
  }
  expect(hit).toEqual([plain.name, source.path, named.name]);
  await session.finish();
});

dapTest('an editor that reaches the file through a link finds its own path in the stack', async (lab) => {
  const program = lab.write({ 'real/main.mjs': 'const a = 1;\nconsole.log(a); // @here\n' });
  symlinkSync(program.path('real'), program.path('link'));
  const session = await lab.debug({
    files: program,
    main: 'link/main.mjs',
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const path = program.path('link/main.mjs');
  await session.client.request('setBreakpoints', { source: { path }, breakpoints: [{ line: 2 }] });
  await session.continue();
  await session.stopped('breakpoint');
  expect((await session.stack())[0]!.source!.path).toBe(path);
  await session.finish();
});

dapTest('places of a file that is not loaded yet are those that it has once it is', async (lab) => {
  const late = `export function work(list) {
  let sum = 0;
  for (const item of list) sum += item;
  return Math.max(sum, list.length);
}
export const result = work([1, 2]);
`;
  const session = await lab.debug({
    files: { 'main.mjs': "let a = 1; // @start\nawait import('./late.mjs');\ndebugger;\n", 'late.mjs': late },
  });
  await session.stopped('breakpoint');
  const source = { path: session.program.path('late.mjs') };
  const ask = async () =>
    (await session.client.request('breakpointLocations', { source, line: 1, endLine: 6 })).breakpoints;
  const before = await ask();
  await session.continueTo('breakpoint');
  const now = await ask();
  expect(now.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 3, 4, 6]));
  for (const place of before.filter(({ line }) => line !== 3)) expect(now).toContainEqual(place);
  await session.finish();
});

dapTest('two breakpoints on one line, each with its own condition', async (lab) => {
  const session = await lab.debug({
    files: { 'main.mjs': 'for (let i = 0; i < 6; i++) {\n  console.log(i); // @here\n}\n' },
    breakpoints: [],
    launch: { stopOnEntry: true },
  });
  await session.stopped('entry');
  const { breakpoints } = await session.client.request('setBreakpoints', {
    source: { path: session.program.path('main.mjs') },
    breakpoints: ['i === 1', 'i === 3', 'i === 3 || i === 4'].map((condition) => ({ line: 2, condition })),
  });
  expect(breakpoints.map(({ verified }) => verified)).toEqual([true, true, true]);
  const ids = breakpoints.map(({ id }) => id!);
  const hits: (number[] | undefined)[] = [];
  for (let count = 0; count < 3; count++) {
    expect(await session.continueTo('breakpoint')).toBe('here');
    hits.push(session.stop!.hitBreakpointIds?.toSorted());
  }
  expect(hits).toEqual([[ids[0]], [ids[1], ids[2]], [ids[2]]]);
  await session.finish();
});
