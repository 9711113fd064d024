// @ts-check
// What a debugger waits for. Bun is left out: its debugger speaks the protocol of JavaScriptCore.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { InspectorClient, readUrl } from '../lib/inspector-client.mjs';
import { medianOf } from '../lib/statistics.mjs';
import { writeFile } from './workload.mjs';

/** @typedef {import('./workload.mjs').Workload} Workload */
/** @typedef {import('./workload.mjs').Debugged} Debugged */

const steps = 25;
const roundTrips = 50;
const timeoutMs = 30_000;

const idle = 'setInterval(() => {}, 1000);\n';
const straightLine = `let n = 0;\n${'n++;\n'.repeat(steps + 20)}`;

const cannot = { bun: 'speaks another protocol' };

/**
 * @param {Omit<Workload, 'prepare' | 'cannot' | 'measure'> & { program: string, flag: string, latency: (debugged: Debugged) => Promise<number> }} options
 * @returns {Workload}
 */
function debugged({ program, flag, latency, ...workload }) {
  return {
    ...workload,
    cannot,
    prepare: (folder) => ({ entry: writeFile(folder, 'main.mjs', program), expected: '' }),
    async measure(runtime, { entry }, environment) {
      const startMs = performance.now();
      const child = spawn(runtime.program, [...runtime.args, `${flag}=127.0.0.1:0`, entry], {
        env: environment,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const ended = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
      try {
        const url = await readUrl(child.stderr);
        return { latencyMs: await latency({ startMs, url }) };
      } finally {
        clearTimeout(timer);
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

/** @param {InspectorClient} client */
async function enable(client) {
  await Promise.all([client.send('Runtime.enable'), client.send('Debugger.enable')]);
}

/** @param {InspectorClient} client */
async function pauseOnStart(client) {
  await enable(client);
  const paused = client.next('Debugger.paused');
  await client.send('Runtime.runIfWaitingForDebugger');
  await paused;
}

/** @type {Workload[]} */
export const inspector = [
  debugged({
    name: 'inspector-first-pause',
    about: 'process start to the first pause of --inspect-brk, with a client that connects at once',
    targets: [{ metric: 'latencyMs', peer: 'node', atMost: 0.6 }],
    program: straightLine,
    flag: '--inspect-brk',
    async latency({ startMs, url }) {
      const client = await InspectorClient.connect(url);
      await pauseOnStart(client);
      client.close();
      return performance.now() - startMs;
    },
  }),
  debugged({
    name: 'inspector-attach',
    about: 'connecting to a program that runs, until Runtime and Debugger are enabled',
    targets: [{ metric: 'latencyMs', peer: 'fastest', atMost: 1 }],
    program: idle,
    flag: '--inspect',
    async latency({ url }) {
      const start = performance.now();
      const client = await InspectorClient.connect(url);
      await enable(client);
      client.close();
      return performance.now() - start;
    },
  }),
  debugged({
    name: 'inspector-round-trip',
    about: `a request that is answered by an event and a response; median of ${roundTrips}`,
    targets: [{ metric: 'latencyMs', atMostMs: 0.5 }],
    program: idle,
    flag: '--inspect',
    async latency({ url }) {
      const client = await InspectorClient.connect(url);
      await enable(client);
      await client.send('Runtime.addBinding', { name: 'tell' });
      const median = await medianOf(roundTrips, async () => {
        const event = client.next('Runtime.bindingCalled');
        await Promise.all([event, client.send('Runtime.evaluate', { expression: 'tell("")' })]);
      });
      client.close();
      return median;
    },
  }),
  debugged({
    name: 'inspector-step',
    about: `Debugger.stepOver until the next pause; median of ${steps}`,
    targets: [
      { metric: 'latencyMs', atMostMs: 1.2 },
      { metric: 'latencyMs', peer: 'fastest', atMost: 0.05 },
    ],
    program: straightLine,
    flag: '--inspect-brk',
    async latency({ url }) {
      const client = await InspectorClient.connect(url);
      await pauseOnStart(client);
      const median = await medianOf(steps, async () => {
        const paused = client.next('Debugger.paused');
        await Promise.all([paused, client.send('Debugger.stepOver')]);
      });
      client.close();
      return median;
    },
  }),
];
