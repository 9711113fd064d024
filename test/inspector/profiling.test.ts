// Profiles, coverage and heap snapshots over the protocol.
import { expect } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';

const busy = `globalThis.hot = function hot() {
  for (const end = performance.now() + 100; performance.now() < end; );
};
setInterval(() => {}, 1000);
`;

inspectorTest('a CPU profile', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': `${busy}console.log('ready');\n` } });
  await debuggee.process.waitFor('stdout', 'ready');
  const session = await debuggee.attach();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await session.send('Profiler.start');
  await session.send('Runtime.evaluate', { expression: 'hot()' });
  const { profile } = await session.send('Profiler.stop');
  const node = profile.nodes.find(({ callFrame }) => callFrame.functionName === 'hot');
  expect(node?.callFrame).toMatchObject({ url: debuggee.url('main.mjs'), lineNumber: 0 });
  expect(profile.endTime).toBeGreaterThan(profile.startTime);
  expect(profile.samples?.length).toBe(profile.timeDeltas?.length);
});

inspectorTest('coverage, precise and best effort', async (lab) => {
  const debuggee = lab.start(`function used(x) {
  return x ? 1 : 2;
}
function unused() {}
used(true);
used(true);
debugger;
`);
  const session = await debuggee.attachAtBreak();
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await session.resume();
  await session.paused();
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const script = result.find(({ url }) => url === debuggee.url('main.mjs'));
  const counts = Object.fromEntries(
    script!.functions.map(({ functionName, ranges }) => [functionName, ranges.map(({ count }) => count)]),
  );
  expect(counts.used).toEqual([2, 0]);
  expect(counts.unused).toEqual([0]);
  expect(result.every(({ url }) => url === debuggee.url('main.mjs'))).toBe(true);
  await session.send('Profiler.stopPreciseCoverage');
  await session.send('Profiler.getBestEffortCoverage');
});

inspectorTest('a heap snapshot of real size, in chunks', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: {
      'main.mjs': `class Marked { constructor(i) { this.text = 'marked ' + i; } }
globalThis.all = Array.from({ length: 100000 }, (_, i) => new Marked(i));
console.log('ready');
setInterval(() => {}, 1000);
`,
    },
  });
  await debuggee.process.waitFor('stdout', 'ready');
  const session = await debuggee.attach();
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: true, captureNumericValue: false });
  const chunks = session.untaken('HeapProfiler.addHeapSnapshotChunk').map(({ chunk }) => chunk);
  expect(chunks.length).toBeGreaterThan(10);
  const text = chunks.join('');
  expect(text.length).toBeGreaterThan(10_000_000);
  const snapshot = JSON.parse(text) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[]] }; node_count: number };
    nodes: number[];
    strings: string[];
  };
  const { node_fields: fields } = snapshot.snapshot.meta;
  expect(snapshot.nodes).toHaveLength(snapshot.snapshot.node_count * fields.length);
  const name = snapshot.strings.indexOf('Marked');
  const isMarked = (_: number, index: number) =>
    index % fields.length === fields.indexOf('name') && snapshot.nodes[index] === name;
  expect(snapshot.nodes.filter(isMarked).length).toBeGreaterThanOrEqual(100_000);
  const progress = session.untaken('HeapProfiler.reportHeapSnapshotProgress');
  expect(progress.at(-1)).toMatchObject({ finished: true });
  // The connection is whole afterwards.
  expect((await session.send('Runtime.evaluate', { expression: 'all.length' })).result.value).toBe(100_000);
});

inspectorTest('sampling of allocations, objects by id, garbage collection', async (lab) => {
  const debuggee = lab.start({
    flag: '--inspect',
    files: {
      'main.mjs':
        'globalThis.kept = [];\nsetInterval(function allocate() {\n  kept.push(new Array(1000).fill({}));\n}, 1);\nconsole.log("ready");\n',
    },
  });
  await debuggee.process.waitFor('stdout', 'ready');
  const session = await debuggee.attach();
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.startSampling', { samplingInterval: 1024 });
  await session.send('Runtime.evaluate', {
    expression: 'new Promise((resolve) => setTimeout(resolve, 30))',
    awaitPromise: true,
  });
  const { profile } = await session.send('HeapProfiler.stopSampling');
  expect(JSON.stringify(profile)).toContain('"functionName":"allocate"');
  const { result } = await session.send('Runtime.evaluate', { expression: 'kept' });
  const { heapSnapshotObjectId } = await session.send('HeapProfiler.getHeapObjectId', { objectId: result.objectId! });
  expect(heapSnapshotObjectId).toMatch(/^\d+$/);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  expect(usage.usedSize).toBeGreaterThan(0);
});
