// Many clients that do anything at any time. The program survives, answers, and says nothing that the protocol forbids.
import { expect, test } from 'vitest';
import { type Debuggee, Lab, type Variant } from '../inspector/support/debuggee.ts';
import { CdpError, type Session } from '../inspector/support/session.ts';
import { choices } from '../support/choices.ts';

const durationMs = 20_000;
const clients = 6;

const program = `globalThis.ticks = 0;
function work(depth) {
  if (depth > 0) return work(depth - 1) + 1;
  try {
    if (ticks % 5 === 0) throw new Error('caught');
  } catch {}
  return 0;
}
async function chain(n) {
  for (let i = 0; i < n; i++) await null;
  return work(3);
}
setInterval(() => {
  ticks++;
  work(5);
  chain(3);
  if (ticks % 50 === 0) import('data:text/javascript,globalThis.loaded=' + ticks);
  if (ticks % 100 === 0) console.log('tick', ticks, { ticks });
  if (globalThis.stop) process.exit(7);
}, 1);
`;

/**
 * What a client may do next. Errors that the runtime answers with are answers. Not to end the execution, which ends the
 * program; and no breakpoints: when they are set and the program is paused and let go on hundreds of times a second, V8 14.6 itself crashes, in Node as well.
 */
function actions(session: Session, choose: (limit: number) => number): (() => Promise<unknown>)[] {
  const request = (method: string, params?: unknown) => () => session.request(method, params);
  const evaluate = (expression: string, options: object = {}) =>
    request('Runtime.evaluate', { expression, timeout: 1000, ...options });
  return [
    request('Debugger.pause'),
    request('Debugger.resume'),
    request('Debugger.resume'),
    request('Debugger.resume'),
    request('Debugger.stepOver'),
    request('Debugger.stepInto'),
    request('Debugger.stepOut'),
    request('Debugger.setAsyncCallStackDepth', { maxDepth: choose(2) * 16 }),
    request('Debugger.disable'),
    request('Debugger.enable'),
    request('Runtime.disable'),
    request('Runtime.enable'),
    request('Runtime.getHeapUsage'),
    request('HeapProfiler.collectGarbage'),
    request('JSTime.formatValue', { value: { value: choose(100) } }),
    request('No.such'),
    evaluate('ticks'),
    evaluate('work(2)'),
    evaluate('({ ticks, nested: { a: [1, 2, 3] } })', { generatePreview: true }),
    evaluate('throw new Error("mine")'),
    evaluate('debugger; 1'),
    evaluate('for (;;);', { timeout: 10 }),
    evaluate('await null; ticks', { replMode: true }),
    evaluate('Promise.resolve(ticks)', { awaitPromise: true }),
    evaluate('console.log("client")'),
  ];
}

/**
 * Waits for an answer, though not for long: while the program is paused some requests have none, collecting garbage and
 * ending the execution for instance, and only other clients let it go on.
 */
async function answered(answer: Promise<unknown>): Promise<void> {
  const soon = new Promise((resolve) => setTimeout(resolve, 200));
  await Promise.race([answer, soon]).catch((error: Error) => {
    if (!(error instanceof CdpError)) throw error;
  });
}

async function runClient(debuggee: Debuggee, choose: (limit: number) => number, until: number): Promise<void> {
  while (performance.now() < until) {
    const session = await debuggee.connect();
    void session.request('Runtime.enable');
    void session.request('Debugger.enable');
    for (let left = choose(40); left > 0; left--) {
      const possible = actions(session, choose);
      const answer = possible[choose(possible.length)]!();
      if (choose(3) > 0) await answered(answer);
    }
    if (choose(2) === 0) session.transport.destroy();
    else await session.close();
    // Everything was checked when it came; keeping it would fill the memory.
    expect(session.problems).toEqual([]);
    debuggee.sessions.splice(debuggee.sessions.indexOf(session), 1);
  }
}

/** The end of what each client said and heard. */
function ends(lab: Lab): string {
  return lab.debuggees
    .flatMap(({ sessions }) => sessions)
    .map((session, index) => {
      const lines = session.log().split('\n');
      const told = lines.filter((line) => !line.includes('"Debugger.script'));
      return `\nclient ${index + 1}:\n${told.slice(-12).join('\n')}`;
    })
    .join('\n');
}

const variants: Variant[] = [
  { shape: 'direct', way: 'WebSocket' },
  { shape: 'direct', way: 'Unix socket' },
  { shape: 'addon', way: 'WebSocket' },
  { shape: 'addon', way: 'Unix socket' },
];

for (const variant of variants) {
  test(`${clients} clients do anything at any time [${variant.shape}, ${variant.way}]`, async () => {
    const lab = new Lab(variant);
    try {
      const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': program }, timeoutMs: 4 * durationMs });
      const until = performance.now() + durationMs;
      await Promise.all(
        Array.from({ length: clients }, (_, index) => runClient(debuggee, choices(1000 + index * 77), until)),
      );
      const session = await debuggee.connect();
      const count = async () => (await session.send('Runtime.evaluate', { expression: 'ticks' })).result.value;
      const before = await count();
      while ((await count()) === before);
      await session.send('Runtime.evaluate', { expression: 'globalThis.stop = true' });
      await session.close();
      expect(await debuggee.ended()).toMatchObject({ exitCode: 7 });
    } catch (error) {
      if (error instanceof Error) error.message += ends(lab);
      throw error;
    } finally {
      await lab.dispose();
    }
  });
}
