// A program that is started again has everything that was set.
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';
import { bundledByEsbuild } from './support/mapped-programs.ts';

dapTest('restart keeps breakpoints of all kinds, and counts from the beginning', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs': `let n = 0;
function work() { n++; } // @work
for (let i = 0; i < 5; i++) {
  work();
  n += 0; // @loop
}
try { throw new Error('x'); } catch {} // @throw
console.log('done', n);
`,
    },
    breakpoints: { loop: { hitCondition: '4', condition: 'i >= 0' } },
    functionBreakpoints: [{ name: 'work', hitCondition: '5' }],
    exceptions: ['all'],
  });
  for (let run = 0; run < 3; run++) {
    expect(await session.stoppedAt('breakpoint')).toBe('loop');
    expect(session.stop!.hitBreakpointIds).toEqual([session.breakpoints.get('loop')!.id]);
    expect((await session.evaluate('i')).result).toBe('3');
    expect(await session.continueTo('function breakpoint')).toBe('work');
    expect(await session.continueTo('exception')).toBe('throw');
    if (run < 2) await session.client.request('restart', {});
  }
  await session.finish();
  expect(session.stdout).toBe('done 5\n');
});

dapTest('also in sources of a bundle', async (lab) => {
  const program = bundledByEsbuild(lab, { minify: true });
  const session = await lab.debug({ files: program, main: 'out/main.js', breakpoints: ['area'] });
  for (let run = 0; run < 2; run++) {
    expect(await session.stoppedAt('breakpoint')).toBe('area');
    expect((await session.variable('shape')).value).toContain('square');
    await session.client.request('restart', {});
  }
  expect(await session.stoppedAt('breakpoint')).toBe('area');
  await session.finish();
});

dapTest('a watched property belongs to one run: that is said', async (lab) => {
  const session = await lab.debug('const tool = { size: 1 };\ntool.size++; // @here\n');
  await session.stopped('breakpoint');
  const frameId = await session.frameId();
  const { dataId } = await session.client.request('dataBreakpointInfo', { name: 'tool.size', frameId });
  const [breakpoint] = (await session.client.request('setDataBreakpoints', { breakpoints: [{ dataId: dataId! }] }))
    .breakpoints;
  await session.client.request('restart', {});
  const changed = await session.client.event('breakpoint', ({ breakpoint: { id } }) => id === breakpoint!.id);
  expect(changed.breakpoint).toMatchObject({ verified: false, message: expect.stringContaining('again') });
  await session.stopped('breakpoint');
  await session.finish();
});
