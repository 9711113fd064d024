// An editor that asks anything at any time. Everything is answered, the rules of the protocol hold, the program lives on.
import { expect } from 'vitest';
import type { DapClient } from '../dap/support/dap-client.ts';
import { dapTest, type Form } from '../dap/support/dap-lab.ts';
import type { Debugging } from '../dap/support/debugging.ts';
import { choices } from '../support/choices.ts';

const durationMs = 15_000;

const program = `globalThis.ticks = 0;
class Shape {
  #secret = 1;
  name = 'shape';
  get lazy() { return this.#secret; }
  method(x) { return x + this.#secret; }
}
const shape = new Shape();
const list = Array.from({ length: 500 }, (_, index) => ({ index }));
const map = new Map([['a', 1], ['b', { c: 2 }]]);
const bytes = new Uint8Array(300);
function work(depth) {
  const local = depth * 2;
  if (depth > 0) return work(depth - 1) + shape.method(local);
  try {
    if (ticks % 5 === 0) throw new TypeError('caught ' + ticks);
  } catch (error) {
    globalThis.lastError = error;
  }
  return list.length + map.size + bytes.length;
}
async function chain(n) {
  for (let i = 0; i < n; i++) await null;
  return work(3);
}
const timer = setInterval(() => {
  ticks++;
  work(5);
  chain(3);
  if (ticks % 50 === 0) console.log('tick', ticks, { shape, map });
  if (globalThis.stop) {
    clearInterval(timer);
    process.exitCode = 7;
  }
}, 2);
`;

/** Ids that the adapter has given out, of whatever age. */
function seenIds(client: DapClient): { frames: number[]; references: number[] } {
  const frames: number[] = [];
  const references: number[] = [];
  for (const { message } of client.timeline.slice(-60)) {
    if (message.type !== 'response' || !message.success) continue;
    if (message.command === 'stackTrace') frames.push(...message.body.stackFrames.map(({ id }: { id: number }) => id));
    const given = message.body?.scopes ?? message.body?.variables ?? [message.body ?? {}];
    references.push(...given.flatMap((one: { variablesReference?: number }) => one.variablesReference || []));
  }
  return { frames, references };
}

type Action = [command: string, args: unknown];

/** No breakpoints: hundreds of pauses a second with breakpoints in place crash V8 14.6 itself, in Node as well. */
function actions({ client, program }: Debugging, choose: (limit: number) => number): Action[] {
  const { frames, references } = seenIds(client);
  const frameId = frames[choose(frames.length || 1)] ?? choose(10);
  const variablesReference = references[choose(references.length || 1)] ?? choose(10);
  const source = { path: program.path('main.mjs') };
  const expressions = [
    'ticks',
    'shape',
    'local',
    'list',
    'map',
    'nothing.here',
    '1 +',
    'await 1',
    'throw 1',
    'work(2)',
  ];
  const expression = expressions[choose(expressions.length)]!;
  const context = ['watch', 'hover', 'repl', 'clipboard', 'variables'][choose(5)]!;
  const threadId = 1;
  return [
    ['threads', undefined],
    ['pause', { threadId }],
    ['continue', { threadId }],
    ['continue', { threadId }],
    ['next', { threadId }],
    ['next', { threadId }],
    ['stepIn', { threadId }],
    ['stepOut', { threadId }],
    ['stackTrace', { threadId }],
    ['stackTrace', { threadId, startFrame: choose(5), levels: choose(5) }],
    ['scopes', { frameId }],
    ['scopes', { frameId }],
    ['variables', { variablesReference }],
    ['variables', { variablesReference }],
    ['variables', { variablesReference, filter: 'indexed', start: choose(500), count: choose(50) }],
    ['evaluate', { expression, context, frameId }],
    ['evaluate', { expression, context }],
    ['completions', { text: 'shape.', column: 7, frameId }],
    ['setVariable', { variablesReference, name: 'local', value: '5' }],
    ['setExpression', { expression: 'local', value: '6', frameId }],
    ['setExceptionBreakpoints', { filters: [['all'], ['uncaught'], [], ['caught']][choose(4)] }],
    ['breakpointLocations', { source, line: 1 + choose(40) }],
    ['stepInTargets', { frameId }],
    ['restartFrame', { frameId }],
    ['loadedSources', {}],
    ['exceptionInfo', { threadId }],
    ['dataBreakpointInfo', { variablesReference, name: 'index' }],
    ['cancel', { requestId: client.timeline.length - choose(20) }],
    ['source', { source, sourceReference: 0 }],
    ['dance', {}],
  ];
}

/** What is evaluated may itself be paused: then it is answered when the program goes on, which only this client can order. */
function soon(answer: Promise<unknown>): Promise<unknown> {
  return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 200))]);
}

/** A step that is under way ends wherever code runs next, be it in what is evaluated beside it: these go alone. */
const alone = new Set(['pause', 'next', 'stepIn', 'stepOut', 'restartFrame']);

/** Waits until the program has stopped once more, though not for long: it may have nothing to do. */
async function stopsSoon({ timeline }: DapClient, from: number): Promise<void> {
  for (const end = performance.now() + 200; performance.now() < end; ) {
    if (timeline.slice(from).some(({ message }) => message.type === 'event' && message.event === 'stopped')) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const tried: Form[] = ['launch', 'attach by port', 'attach by socket'];

dapTest(
  'anything at any time',
  async (lab) => {
    const session = await lab.debug({ files: { 'main.mjs': program }, breakpoints: [] });
    const { client } = session;
    const choose = choices(4711 + tried.indexOf(lab.form));
    const pending = new Set<Promise<unknown>>();
    const until = performance.now() + durationMs;
    while (performance.now() < until && client.seen('terminated').length === 0) {
      const possible = actions(session, choose);
      const [command, args] = possible[choose(possible.length)]!;
      if (alone.has(command) && pending.size > 0) continue;
      const from = client.timeline.length;
      const answer = client.ask(command, args);
      pending.add(answer);
      void answer.finally(() => pending.delete(answer)).catch(() => {});
      if (alone.has(command)) {
        if ((await answer).success) await stopsSoon(client, from);
      } else if (choose(3) > 0 || pending.size > 20) await soon(answer);
      if (choose(20) === 0) await new Promise((resolve) => setTimeout(resolve, choose(10)));
    }
    const last = [
      client.ask('setExceptionBreakpoints', { filters: [] }),
      client.ask('evaluate', { expression: 'globalThis.stop = true', context: 'repl' }),
    ];
    for (const end = performance.now() + 10_000; client.seen('terminated').length === 0; ) {
      if (performance.now() > end) expect.fail('the program does not end');
      await client.ask('continue', { threadId: 1 });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await Promise.all([...pending, ...last]);
    await client.request('disconnect', {});
    await client.closed();
    if (lab.form === 'launch') expect(client.seen('exited')).toEqual([{ exitCode: 7 }]);
    else expect((await lab.programs[0]!.result).exitCode).toBe(7);
  },
  tried,
);
