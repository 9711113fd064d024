// What a stack says of its frames: names, places, what may be done with them.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { bundledByEsbuild } from './support/mapped-programs.ts';

dapTest('methods are named with their class, functions as they are', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `class Shape {
  constructor() { this.draw(() => { debugger; }); }
  draw(callback) { Shape.make(() => this.#hidden(callback)); }
  #hidden(callback) { ({ get area() { callback(); } }).area; }
  static make(callback) { const inner = () => callback(this); inner(); }
}
class Circle extends Shape {}
function start() { return new Circle(); }
start();
`,
    },
    breakpoints: [],
  });
  await session.stopped();
  expect((await session.stack()).map(({ name }) => name)).toEqual([
    '<anonymous>',
    'get area',
    'Circle.#hidden',
    '<anonymous>',
    'inner',
    'Shape.make',
    'Circle.draw',
    'Shape',
    'Circle',
    'start',
    '<anonymous>',
  ]);
  await session.finish();
});

dapTest('all that has led to a stop is there, in pages', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `async function waits() { await null; debugger; }
async function outer() { await waits(); }
setTimeout(function later() { outer(); }, 0);
`,
    },
  });
  await session.stopped();
  const { client, threadId } = session;
  const whole = await client.request('stackTrace', { threadId });
  expect(whole.totalFrames).toBe(whole.stackFrames.length);
  expect(whole.stackFrames.map(({ name }) => name)).toEqual([
    'waits',
    'await',
    'outer',
    'later',
    'setTimeout',
    '<anonymous>',
  ]);
  const paged: typeof whole.stackFrames = [];
  for (let startFrame = 0; startFrame < whole.totalFrames!; startFrame += 2) {
    const page = await client.request('stackTrace', { threadId, startFrame, levels: 2 });
    expect(page.totalFrames).toBe(whole.totalFrames);
    paged.push(...page.stackFrames);
  }
  expect(paged).toEqual(whole.stackFrames);
  const past = whole.stackFrames.find(({ name }) => name === 'later')!;
  expect((await client.request('scopes', { frameId: past.id })).scopes).toEqual([]);
  expect((await client.ask('restartFrame', { frameId: past.id })).success).toBe(false);
  await session.finish();
});

dapTest('names of a minified bundle are those of its sources', async (lab) => {
  const program = bundledByEsbuild(lab, { minify: true });
  const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['area'] });
  expect(await session.stoppedAt('breakpoint')).toBe('area');
  expect((await session.stackLines())[0]).toMatch(/^area shape\.ts/);
  await session.finish();
});

dapTest('a frame is run again from its beginning, others than the innermost, too', async (lab) => {
  const session = await lab.debug(
    `let log = '';
function outer() {
  log += 'o'; // @start
  inner();
}
function inner() {
  log += 'i'; // @stop
}
outer();
console.log(log);
`.replace(' // @start', ''),
  );
  expect(await session.stoppedAt('breakpoint')).toBe('stop');
  const frames = await session.stack();
  expect(frames.map(({ canRestart }) => canRestart)).toEqual([true, true, false]);
  await session.client.request('restartFrame', { frameId: frames[1]!.id });
  expect(await session.stoppedAt('restart')).toBe('main.mjs:3');
  expect(await session.continueTo('breakpoint')).toBe('stop');
  await session.finish();
  expect(session.stdout).toBe('ooi\n');
});
