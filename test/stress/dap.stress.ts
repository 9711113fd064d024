// A hundred sessions leave nothing behind: no process, no descriptor, no memory.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { DapClient } from '../dap/support/dap-client.ts';
import { type Adapter, type DapLab, dapTest } from '../dap/support/dap-lab.ts';
import type { Fixture } from '../dap/support/fixture.ts';

const cycles = 100;
/** Before these the heap has not found its size. */
const warmUp = 20;
/**
 * What collections that have not run yet may leave: V8 sees no need for them below the size that the heap once had. With a
 * heap limited to 20 MB six hundred sessions run as well.
 */
const toleratedMb = 30;

const program = `const list = Array.from({ length: 1000 }, (_, index) => ({ index }));
function work(value) {
  const text = String(value);
  console.log('work', text, { value }); // @stop
  return text;
}
setInterval(() => work(list.length), 5);
`;

/** Processes whose command line names the folder of the test. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}

/** Threads of a pool start when they are first needed. One for each session would be eighty. */
const toleratedThreads = 2;

interface Use {
  readonly descriptors: number;
  readonly threads: number;
  readonly memoryMb: number;
}

function useOf(pid: number): Use {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return {
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: field('Threads'),
    memoryMb: field('VmRSS') / 1024,
  };
}

/** Waits until what is counted is no more than it was. */
async function settled(pid: number, before: Use): Promise<Use> {
  for (const end = performance.now() + 10_000; ; ) {
    const now = useOf(pid);
    if (
      (now.descriptors <= before.descriptors && now.threads <= before.threads + toleratedThreads) ||
      performance.now() > end
    )
      return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function listen(lab: DapLab): Promise<{ adapter: Adapter; port: number }> {
  const adapter = lab.startAdapter(['--port', '0']);
  const line = await new Promise<string>((resolve) =>
    adapter.process.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
  return { adapter, port: Number(/:(\d+)/.exec(line)![1]) };
}

/** A session from its first request to its last, with a stop that is looked at. */
async function session(
  client: DapClient,
  fixture: Fixture,
  start: 'launch' | 'attach',
  config: Record<string, unknown>,
): Promise<void> {
  await client.initialize();
  const started = client.request(start, config);
  await client.event('initialized');
  await client.request('setBreakpoints', {
    source: { path: fixture.path('main.mjs') },
    breakpoints: [{ line: fixture.mark('stop').line }],
  });
  await client.request('configurationDone');
  await started;
  const { threadId } = await client.event('stopped');
  const { stackFrames } = await client.request('stackTrace', { threadId: threadId! });
  const { scopes } = await client.request('scopes', { frameId: stackFrames[0]!.id });
  await client.request('variables', { variablesReference: scopes[0]!.variablesReference });
  await client.request('evaluate', { expression: 'list', frameId: stackFrames[0]!.id, context: 'watch' });
  await client.request('next', { threadId: threadId! });
  await client.event('stopped');
  await client.request('disconnect', {});
  await client.closed();
}

/** Does something a hundred times, and compares what the processes use in the middle and at the end. */
async function repeatedly(pids: () => number[], cycle: () => Promise<void>): Promise<void> {
  let before: Use[] = [];
  for (let count = 0; count < cycles; count++) {
    if (count === warmUp) before = pids().map(useOf);
    await cycle();
  }
  for (const [index, pid] of pids().entries()) {
    const then = before[index]!;
    const now = await settled(pid, then);
    expect(now.descriptors, 'descriptors').toBeLessThanOrEqual(then.descriptors);
    expect(now.threads, 'threads').toBeLessThanOrEqual(then.threads + toleratedThreads);
    expect(now.memoryMb - then.memoryMb, 'megabytes').toBeLessThan(toleratedMb);
  }
}

/** Forgets a client once its messages were looked at. */
function forget(lab: DapLab, client: DapClient): void {
  expect([...new Set(client.rules.problems)]).toEqual([]);
  lab.clients.splice(lab.clients.indexOf(client), 1);
}

dapTest(`${cycles} programs launched and stopped by one adapter`, async (lab) => {
  const fixture = lab.write(program);
  const { adapter, port } = await listen(lab);
  await repeatedly(
    () => [adapter.process.pid!],
    async () => {
      const client = await lab.connectTo({ host: '127.0.0.1', port });
      await session(client, fixture, 'launch', { program: fixture.path('main.mjs') });
      forget(lab, client);
    },
  );
  expect(processesOf(lab.folder)).toEqual([]);
});

dapTest(`${cycles} adapters with a program each`, async (lab) => {
  const fixture = lab.write(program);
  for (let count = 0; count < cycles; count++) {
    const client = lab.connect();
    await session(client, fixture, 'launch', { program: fixture.path('main.mjs') });
    expect(await lab.adapters.pop()!.exit).toEqual({ code: 0, signal: null });
    forget(lab, client);
  }
  expect(processesOf(lab.folder)).toEqual([]);
});

for (const way of ['port', 'socket']) {
  dapTest(`${cycles} times attached to one program and detached: ${way}`, async (lab) => {
    const fixture = lab.write(program);
    const socketPath = `${lab.folder}/inspector.socket`;
    const address = way === 'port' ? '127.0.0.1:0' : `unix:${socketPath}`;
    const running = lab.startProgram([`--inspect=${address}`, fixture.path('main.mjs')], { timeoutMs: 500_000 });
    await running.waitFor('stderr', 'Debugger listening on ');
    const attached = way === 'port' ? { port: Number(/127\.0\.0\.1:(\d+)/.exec(running.stderr)![1]) } : { socketPath };
    const { adapter, port } = await listen(lab);
    await repeatedly(
      () => [adapter.process.pid!, running.child.pid!],
      async () => {
        const client = await lab.connectTo({ host: '127.0.0.1', port });
        await session(client, fixture, 'attach', attached);
        forget(lab, client);
      },
    );
    // The program still runs, and nobody holds it.
    const { length } = running.stdout;
    while (running.stdout.length === length) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(processesOf(lab.folder)).toEqual([String(running.child.pid)]);
  });
}
