// What a debug adapter needs to know of a program's end, and a program that ends with its debugger.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { inspectorTest, type Lab, type Variant, variants } from './support/debuggee.ts';

const waits = '--inspect-wait' as const;
const everyWay: readonly Variant[] = [
  ...variants,
  { shape: 'direct', way: 'descriptor' },
  { shape: 'addon', way: 'WebSocket' },
];

inspectorTest(
  'JSTime.exiting: the exit code of each kind of end',
  async (lab) => {
    const programs: [source: string, exitCode: number][] = [
      ['', 0],
      ['process.exitCode = 7;', 7],
      ['setTimeout(() => process.exit(4), 1);', 4],
      ['process.exit(3);', 3],
      ['throw new Error("uncaught");', 1],
      ['Promise.reject(new Error("rejected"));', 1],
      ['await new Promise(() => {});', 13],
      ['import "./missing.mjs";', 1],
      ['a b', 1],
    ];
    for (const [source, exitCode] of programs) {
      const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
      const session = await debuggee.attach();
      await session.send('JSTime.enable');
      await session.send('Runtime.runIfWaitingForDebugger');
      expect(await session.next('JSTime.exiting')).toEqual({ exitCode });
      await session.close();
      expect(await debuggee.ended()).toMatchObject({ exitCode });
    }
  },
  everyWay,
);

inspectorTest('JSTime.exiting: before all else that is said of the end, to those who asked for it', async (lab) => {
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': 'console.log("last");' } });
  const [session, other, late] = [await debuggee.attach(), await debuggee.attach(), await debuggee.attach()];
  await session.send('JSTime.enable');
  await session.send('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
  await other.send('JSTime.enable');
  await other.send('JSTime.disable');
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.next('NodeRuntime.waitingForDisconnect');
  expect(session.order.slice(-3)).toEqual([
    'Runtime.consoleAPICalled',
    'JSTime.exiting',
    'NodeRuntime.waitingForDisconnect',
  ]);
  // Who asks when it has happened is told.
  await late.send('JSTime.enable');
  expect(await late.next('JSTime.exiting')).toEqual({ exitCode: 0 });
  expect(other.untaken('JSTime.exiting')).toEqual([]);
});

inspectorTest('JSTime.exiting: also for a program that does not exist', async (lab) => {
  const debuggee = lab.start({ flag: waits, args: ['{folder}/missing.mjs'] });
  const session = await debuggee.attach();
  await session.send('JSTime.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(await session.next('JSTime.exiting')).toEqual({ exitCode: 1 });
  await session.close();
  const { stderr, exitCode } = await debuggee.ended();
  expect(stderr).toContain('missing.mjs');
  expect(exitCode).toBe(1);
});

const states: [name: string, source: string, evaluated?: string][] = [
  ['idle', 'setInterval(() => {}, 1000);\nconsole.log("there");'],
  ['busy', 'console.log("there");\nfor (;;);'],
  ['paused', 'console.log("there");\ndebugger;\nsetInterval(() => {}, 1000);'],
  ['busy at a pause', 'console.log("there");\ndebugger;\nsetInterval(() => {}, 1000);', 'for (;;);'],
];

/** A client in a process of its own, which can be killed; it prints the methods that it is told. */
async function startClient(lab: Lab, address: string, evaluated: string | undefined): Promise<ChildProcess> {
  const requests = [
    { id: 1, method: 'JSTime.setExitOnDisconnect', params: { enabled: true } },
    { id: 2, method: 'Debugger.enable' },
    { id: 3, method: 'Runtime.runIfWaitingForDebugger' },
  ];
  const evaluation = { id: 4, method: 'Runtime.evaluate', params: { expression: evaluated } };
  const path = join(lab.makeFolder(), 'client.mjs');
  writeFileSync(
    path,
    `import { connect } from 'node:net';
const address = ${JSON.stringify(address)};
const evaluation = ${evaluated === undefined ? 'undefined' : JSON.stringify(JSON.stringify(evaluation))};
let send;
function receive(text) {
  console.log(text);
  if (text.includes('"Debugger.paused"') && evaluation) send(evaluation);
}
if (address.startsWith('ws:')) {
  const socket = new WebSocket(address);
  send = (text) => socket.send(text);
  socket.onmessage = ({ data }) => receive(data);
  await new Promise((resolve) => { socket.onopen = resolve; });
} else {
  const socket = connect(address.slice(5));
  send = (text) => socket.write(text + '\\0');
  socket.on('data', (data) => receive(String(data)));
}
for (const request of ${JSON.stringify(requests)}) send(JSON.stringify(request));
`,
  );
  const client = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  client.stdout.setEncoding('utf8');
  for await (const text of client.stdout) {
    told += text;
    if (told.includes('"id":3') && (evaluated === undefined || told.includes('"Debugger.paused"'))) break;
  }
  return client;
}

for (const [name, source, evaluated] of states) {
  inspectorTest(`a program that is ${name} ends with its debugger, if that wants it`, async (lab) => {
    const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
    const client = await startClient(lab, await debuggee.address(), evaluated);
    await debuggee.process.waitFor('stdout', 'there');
    client.kill('SIGKILL');
    expect(await debuggee.ended()).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
    if (client.exitCode === null && client.signalCode === null) await once(client, 'exit');
  });
}

inspectorTest(
  'a debugger that dies with the descriptor takes the program along',
  async (lab) => {
    const debuggee = lab.start({ flag: waits, files: { 'main.mjs': 'debugger;\nsetInterval(() => {}, 1000);' } });
    const session = await debuggee.attach();
    await session.send('JSTime.setExitOnDisconnect', { enabled: true });
    await session.send('Runtime.runIfWaitingForDebugger');
    await session.paused();
    session.transport.destroy();
    expect(await debuggee.ended()).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
  },
  [{ shape: 'direct', way: 'descriptor' }],
);

inspectorTest('a program does not end with a debugger that has taken it back, nor with another', async (lab) => {
  const source = 'globalThis.timer = setInterval(() => {}, 1000);\nconsole.log("there");';
  const debuggee = lab.start({ flag: waits, files: { 'main.mjs': source } });
  const [session, other] = [await debuggee.attach(), await debuggee.attach()];
  await session.send('JSTime.setExitOnDisconnect', { enabled: true });
  await session.send('Runtime.runIfWaitingForDebugger');
  await debuggee.process.waitFor('stdout', 'there');
  await other.close();
  await session.send('JSTime.setExitOnDisconnect', { enabled: false });
  await session.close();
  const third = await debuggee.attach();
  await third.send('JSTime.setExitOnDisconnect', { enabled: true });
  await third.send('Runtime.evaluate', { expression: 'clearInterval(timer); process.exitCode = 5;' });
  await third.next('Runtime.executionContextDestroyed');
  // The program's own end is as always.
  await third.close();
  expect(await debuggee.ended()).toMatchObject({ exitCode: 5, signal: undefined });
});

inspectorTest(
  'a program whose only debugger goes before the start does not start',
  async (lab) => {
    for (const flag of [waits, '--inspect-brk'] as const) {
      const debuggee = lab.start({ flag, files: { 'main.mjs': 'console.log("started");' } });
      (await debuggee.connect()).transport.destroy();
      const { stdout, stderr, exitCode } = await debuggee.ended();
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
      expect(stderr).toBe('jstime: the debugger on fd:3 has gone; the program does not start\n');
    }
  },
  [
    { shape: 'direct', way: 'descriptor' },
    { shape: 'addon', way: 'descriptor' },
  ],
);

inspectorTest(
  'a program that is paused goes on when the only debugger goes',
  async (lab) => {
    const debuggee = lab.start({ files: { 'main.mjs': 'console.log("went on");' } });
    (await debuggee.attachAtBreak()).transport.destroy();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'went on\n', exitCode: 0 });
  },
  [
    { shape: 'direct', way: 'descriptor' },
    { shape: 'addon', way: 'descriptor' },
  ],
);
