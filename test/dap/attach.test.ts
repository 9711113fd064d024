// Attaching: ways that are refused, processes, and programs that come again.
import { spawn } from 'node:child_process';
import { expect } from 'vitest';
import { type DapLab, dapTest } from './support/dap-lab.ts';

const endless = 'let ticks = 0;\nsetInterval(() => {\n  ticks++; // @tick\n}, 2);\n';

async function refusal(lab: DapLab, config: Record<string, unknown>) {
  const client = lab.connect();
  await client.initialize();
  const response = await client.ask('attach', config);
  await client.request('disconnect', {});
  expect(response.success).toBe(false);
  return response;
}

const wrong: [string, Record<string, unknown>, RegExp][] = [
  ['nobody listens at the port', { port: 1, timeout: 200 }, /127\.0\.0\.1:1\b/],
  ['nobody listens at the URL', { websocketAddress: 'ws://127.0.0.1:1/x', timeout: 200 }, /127\.0\.0\.1:1\b/],
  ['no socket', { socketPath: '/tmp/jstime-none/x.socket', timeout: 200 }, /jstime-none/],
  ['a URL that is none', { websocketAddress: 'nonsense', timeout: 200 }, /nonsense|websocketAddress/],
  ['a port that is none', { port: 'x' }, /"port"/],
  ['a port beyond all ports', { port: 70_000, timeout: 200 }, /70000|port/],
  ['no process', { processId: 4_000_000, timeout: 200 }, /4000000/],
];
for (const [title, config, words] of wrong) {
  dapTest(`${title} ${JSON.stringify(config)}`, async (lab) => {
    const { message, body } = await refusal(lab, config);
    expect(message).toMatch(words);
    expect(body.error.showUser).toBe(true);
  });
}

dapTest('a running process, by its id', async (lab) => {
  const program = lab.write(`console.log('runs');\n${endless}`);
  const running = lab.startProgram(['--inspect-port=127.0.0.1:0', program.path('main.mjs')]);
  await running.waitFor('stdout', 'runs');
  const client = lab.connect();
  await client.initialize();
  const attached = client.request('attach', { processId: running.child.pid! });
  await client.event('initialized');
  await client.request('setBreakpoints', {
    source: { path: program.path('main.mjs') },
    breakpoints: [{ line: program.mark('tick').line }],
  });
  await client.request('configurationDone');
  await attached;
  await client.event('stopped', ({ reason }) => reason === 'breakpoint');
  await client.request('disconnect', {});
});

dapTest('a process whose port another program has: that one is not debugged instead', async (lab) => {
  const program = lab.write(endless).path('main.mjs');
  const other = lab.startProgram(['--inspect=127.0.0.1:0', program]);
  await other.waitFor('stderr', 'Debugger listening on ');
  const port = Number(new URL(/ws:\S+/.exec(other.stderr)![0]).port);
  const running = lab.startProgram([`--inspect-port=127.0.0.1:${port}`, '-e', `console.log('runs');\n${endless}`]);
  await running.waitFor('stdout', 'runs');
  const { message } = await refusal(lab, { processId: running.child.pid!, port, timeout: 500 });
  expect(message).toContain(`the process ${running.child.pid}`);
});

dapTest('a process that is no jstime is left alone', async (lab) => {
  const other = spawn('sleep', ['60']);
  lab.onEnd(() => other.kill());
  const { message } = await refusal(lab, { processId: other.pid!, timeout: 500 });
  expect(message).toContain(String(other.pid));
  expect([other.exitCode, other.signalCode]).toEqual([null, null]);
});

dapTest('restart: a program that ended is attached to again, with its breakpoints', async (lab) => {
  const program = lab.write("let a = 1;\na++; // @here\nconsole.log('end');\n");
  const socket = `${lab.folder}/inspector.socket`;
  const start = () => lab.startProgram([`--inspect-wait=unix:${socket}`, program.path('main.mjs')]);
  const first = start();
  await first.waitFor('stderr', 'Debugger listening on ');
  const client = lab.connect();
  await client.initialize();
  const attached = client.request('attach', { socketPath: socket, restart: { delay: 20, maxAttempts: 500 } });
  await client.event('initialized');
  await client.request('setBreakpoints', {
    source: { path: program.path('main.mjs') },
    breakpoints: [{ line: program.mark('here').line }],
  });
  await client.request('configurationDone');
  await attached;
  await client.event('stopped');
  await client.request('continue', { threadId: 1 });
  await first.result;
  const second = start();
  await client.event('stopped', ({ reason }) => reason === 'breakpoint');
  const { stackFrames } = await client.request('stackTrace', { threadId: 1 });
  expect(stackFrames[0]!.line).toBe(2);
  expect(client.seen('terminated')).toEqual([]);
  await client.request('disconnect', {});
  expect(await second.result).toMatchObject({ exitCode: 0 });
});

dapTest('two debuggers at one program', async (lab) => {
  const program = lab.write(endless);
  const running = lab.startProgram(['--inspect=127.0.0.1:0', program.path('main.mjs')]);
  await running.waitFor('stderr', 'Debugger listening on ws://127.0.0.1:');
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(running.stderr)![1]);
  const attach = async () => {
    const client = lab.connect();
    await client.initialize();
    const attached = client.request('attach', { port });
    await client.event('initialized');
    await client.request('configurationDone');
    await attached;
    return client;
  };
  const [one, two] = [await attach(), await attach()];
  await one.request('pause', { threadId: 1 });
  await one.event('stopped');
  await two.event('stopped');
  await two.request('continue', { threadId: 1 });
  // The other one did not ask for it.
  await one.event('continued');
  await one.request('disconnect', {});
  await two.request('disconnect', {});
});
