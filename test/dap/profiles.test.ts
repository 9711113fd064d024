// Custom requests that write profiles and heap snapshots, in the formats of DevTools.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { dapTest } from './support/dap-lab.ts';

const busy = `function spin() {
  const kept = [];
  for (let i = 0; i < 2e5; i++) kept.push({ i, text: 'x' + i });
  return kept;
}
debugger;
const kept = spin();
debugger;
console.log(kept.length);
`;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

dapTest('a CPU profile and a heap profile of what runs between', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': busy }, breakpoints: [] });
  await session.stopped();
  const file = join(lab.folder, 'spin.cpuprofile');
  expect(await session.client.ask('startProfile', { type: 'cpu' })).toMatchObject({ success: true });
  const again = await session.client.ask('startProfile', { type: 'heap' });
  expect(again).toMatchObject({ success: false, message: expect.stringContaining('already') });
  await session.continue();
  await session.stopped();
  expect((await session.client.ask('stopProfile', { file })).body).toEqual({ file });
  const { nodes, samples, timeDeltas } = read(file);
  expect(nodes.map((node: { callFrame: { functionName: string } }) => node.callFrame.functionName)).toContain('spin');
  expect(samples).toHaveLength(timeDeltas.length);

  expect(await session.client.ask('startProfile', { type: 'heap' })).toMatchObject({ success: true });
  const { body } = await session.client.ask('stopProfile', {});
  expect(read(body.file).head.callFrame.functionName).toBe('(root)');
  rmSync(body.file);
  await session.finish();
});

dapTest('a heap snapshot, with progress for editors that show it', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': 'debugger;\n' }, breakpoints: [] });
  await session.stopped();
  const { body } = await session.client.ask('takeHeapSnapshot', {});
  expect(read(body.file).snapshot.meta.node_fields).toContain('self_size');
  rmSync(body.file);
  const { title, progressId } = await session.client.event('progressStart');
  expect(title).toContain('heap snapshot');
  expect((await session.client.event('progressEnd')).progressId).toBe(progressId);
  await session.finish();
});

dapTest('what cannot be done is refused with a reason', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': 'debugger;\n' }, breakpoints: [] });
  await session.stopped();
  const file = join(lab.folder, 'missing/folder/file');
  const wrong: [command: string, args: object, reason: RegExp][] = [
    ['stopProfile', {}, /No profile/],
    ['startProfile', { type: 'time' }, /"time"/],
    ['startProfile', {}, /"type"/],
    ['takeHeapSnapshot', { file }, /cannot be written/],
    ['takeHeapSnapshot', { file: 'relative' }, /absolute/],
  ];
  for (const [command, args, reason] of wrong) {
    const { success, message } = await session.client.ask(command, args);
    expect([command, success]).toEqual([command, false]);
    expect(message).toMatch(reason);
  }
  expect(existsSync(file)).toBe(false);
  await session.finish();
});
