// Traces over the protocol: the spans that --trace writes into a file.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';
import { CdpError } from './support/session.ts';

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  ts: number;
}

inspectorTest('what happens between start and end', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: { 'main.mjs': 'setInterval(() => {}, 1);\n', 'late.mjs': 'export default 1;\n' },
  });
  const session = await debuggee.connect();
  const { categories } = await session.send('Tracing.getCategories');
  expect(categories).toEqual(expect.arrayContaining(['script', 'module', 'task', 'gc']));
  await expect(session.send('Tracing.end')).rejects.toThrow(CdpError);

  for (let i = 0; i < 2; i++) {
    await session.send('Tracing.start', {});
    const other = await debuggee.connect();
    await expect(other.send('Tracing.start', {})).rejects.toThrow(CdpError);
    await other.close();
    await session.send('Runtime.evaluate', {
      expression: `import("${debuggee.url('late.mjs')}?${i}").then(() => new Promise((r) => setTimeout(r, 5)))`,
      awaitPromise: true,
    });
    await session.send('Tracing.end');
    const { value } = await session.next('Tracing.dataCollected');
    expect(await session.next('Tracing.tracingComplete')).toMatchObject({ dataLossOccurred: false });
    const events = value as TraceEvent[];
    for (const event of events) {
      expect(event).toMatchObject({ name: expect.any(String), ph: expect.any(String) });
    }
    const seen = new Set(events.map(({ cat }) => cat));
    expect([...seen]).toEqual(expect.arrayContaining(['module', 'task']));
  }
});

inspectorTest('a client that leaves in the middle ends its trace', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1);\n' } });
  const first = await debuggee.connect();
  await first.send('Tracing.start', {});
  await first.close();
  const second = await debuggee.connect();
  await second.send('Tracing.start', {});
  await second.send('Tracing.end');
  await second.next('Tracing.tracingComplete');
});
