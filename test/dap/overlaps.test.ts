// Editors ask while the program is on its way: steps and pauses never end in what the adapter itself evaluates.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const program = `function inner(x) {
  const y = x * 2;
  return y;
}
let total = 0; // @start
for (;;) {
  total += inner(total % 7);
}
`;

dapTest('steps beside evaluations end in the program', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': program } });
  await session.stopped('breakpoint');
  for (let steps = 0; steps < 60; steps++) {
    const step = steps % 3 === 0 ? 'next' : 'stepIn';
    const answers = [
      session.client.ask(step, { threadId: 1 }),
      session.client.ask('evaluate', { expression: '[1, 2].map((n) => n + 1)', context: 'watch' }),
      session.client.ask('evaluate', { expression: 'globalThis', context: 'hover' }),
    ];
    await session.stopped();
    const [top] = await session.stack();
    expect(top?.source?.name, `after ${steps} steps`).toBe('main.mjs');
    await Promise.all(answers);
  }
  await session.client.request('disconnect', {});
});

const waiting = `const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
let turns = 0; // @start
await sleep(900);
turns++;
setInterval(() => {
  turns++;
}, 900);
`;

dapTest('a step over a long wait outlasts what is evaluated in it', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': waiting } });
  await session.stopped('breakpoint');
  await session.client.request('next', { threadId: 1 });
  await session.stopped();
  await session.client.request('next', { threadId: 1 });
  const watch = session.client.ask('evaluate', { expression: 'Math.max(1, 2)', context: 'watch' });
  const line = session.client.request('evaluate', { expression: '[1, 2].map((n) => n + 1).length', context: 'repl' });
  expect((await line).result).toBe('2');
  expect((await watch).message).toContain('step is under way');
  await session.stopped('step');
  const [top] = await session.stack();
  expect(top?.line).toBe(4);
  await session.client.request('disconnect', {});
});

dapTest('a pause that has nothing to stop in waits for the program, not for a console line', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': waiting } });
  await session.stopped('breakpoint');
  await session.client.request('continue', { threadId: 1 });
  await session.client.request('pause', { threadId: 1 });
  for (const context of ['repl', 'watch', 'hover'] as const) {
    const { result } = await session.client.request('evaluate', { expression: '[1].map((n) => n)[0]', context });
    expect(result).toBe('1');
  }
  await session.stopped('pause');
  const [top] = await session.stack();
  expect(top?.source?.name).toBe('main.mjs');
  await session.client.request('disconnect', {});
});
