// Ends of sessions: terminate, disconnect, restart, cancel; dead adapters, dead clients, dead programs.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { DapClient } from './support/dap-client.ts';
import { dapTest, forms } from './support/dap-lab.ts';
import { answer, countOf, event, expectOrder } from './support/timeline.ts';

const endless = "console.log('runs');\nlet ticks = 0;\nsetInterval(() => {\n  ticks++;\n}, 5);\n";
const busy = "console.log('runs');\nfor (let ticks = 0; ; ticks++);\n";

/** Whether a process is there, and not only waited for. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until a process has ended. */
async function gone(pid: number): Promise<void> {
  for (const end = performance.now() + 10_000; isAlive(pid); ) {
    if (performance.now() > end) expect.fail(`process ${pid} still runs`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function programOf(client: DapClient): Promise<number> {
  const { systemProcessId } = client.seen('process')[0] ?? (await client.event('process'));
  return systemProcessId!;
}

const runs = (client: DapClient) => client.event('output', ({ output }) => output.includes('runs'));

for (const [kind, text] of Object.entries({ endless, busy })) {
  dapTest(`disconnect ends a launched program that is ${kind}`, async (lab) => {
    const { client } = await lab.debug(text);
    await runs(client);
    const pid = await programOf(client);
    await client.request('disconnect', {});
    await client.closed();
    await gone(pid);
    expect(await lab.adapters[0]!.exit).toMatchObject({ code: 0 });
  });

  dapTest(`terminate ends a program that is ${kind}`, async (lab) => {
    const session = await lab.debug(text);
    await runs(session.client);
    await session.client.request('terminate', {});
    expect(await session.ended()).toBe(143);
    await gone(await programOf(session.client));
  });
}

dapTest('terminate at a breakpoint', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\nconsole.log(a);\n');
  await session.stopped('breakpoint');
  await session.client.request('terminate', {});
  await session.ended();
  await gone(await programOf(session.client));
  expect(session.stdout).toBe('');
});

dapTest('disconnect at a breakpoint', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\nconsole.log(a);\n');
  await session.stopped('breakpoint');
  const pid = await programOf(session.client);
  await session.client.request('disconnect', {});
  await session.client.closed();
  await gone(pid);
});

dapTest('disconnect with terminateDebuggee false lets a launched program run on', async (lab) => {
  const session = await lab.debug({
    files: {
      'main.mjs':
        "import { writeFile } from 'node:fs/promises';\nlet a = 1; // @here\nsetTimeout(() => writeFile('done', 'x'), 50);\n",
    },
  });
  await session.stopped('breakpoint');
  const pid = await programOf(session.client);
  lab.onEnd(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  await session.client.request('disconnect', { terminateDebuggee: false });
  await session.client.closed();
  await gone(pid);
  expect(readFileSync(session.program.path('done'), 'utf8')).toBe('x');
});

const attached = forms.filter((form) => form !== 'launch');

dapTest(
  'disconnect lets an attached program run on, without its breakpoints',
  async (lab) => {
    const session = await lab.debug(
      'let ticks = 0;\nconst timer = setInterval(() => {\n  ticks++; // @tick\n  if (ticks > 10) clearInterval(timer);\n}, 2);\n',
    );
    await session.stopped('breakpoint');
    await session.client.request('disconnect', {});
    await session.client.closed();
    expect(await lab.programs[0]!.result).toMatchObject({ exitCode: 0 });
  },
  attached,
);

dapTest(
  'disconnect with terminateDebuggee ends an attached program',
  async (lab) => {
    const session = await lab.debug(endless);
    await runs(session.client);
    await session.client.request('disconnect', { terminateDebuggee: true });
    await session.client.closed();
    const { exitCode, signal } = await lab.programs[0]!.result;
    expect(exitCode !== 0 || signal !== undefined).toBe(true);
  },
  attached,
);

dapTest('attached, detached, attached again: breakpoints are set anew each time', async (lab) => {
  const program = lab.write('let ticks = 0;\nsetInterval(() => {\n  ticks++; // @tick\n}, 2);\n');
  const running = lab.startProgram(['--inspect=127.0.0.1:0', program.path('main.mjs')]);
  await running.waitFor('stderr', 'Debugger listening on ws://127.0.0.1:');
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(running.stderr)![1]);
  for (let round = 0; round < 3; round++) {
    const client = lab.connect();
    await client.initialize();
    const attach = client.request('attach', { port });
    await client.event('initialized');
    await client.request('setBreakpoints', {
      source: { path: program.path('main.mjs') },
      breakpoints: [{ line: program.mark('tick').line }],
    });
    await client.request('configurationDone');
    await attach;
    await client.event('stopped', ({ reason }) => reason === 'breakpoint');
    await client.request('disconnect', {});
    await client.closed();
  }
});

dapTest('restart runs the program again, with its breakpoints', async (lab) => {
  const session = await lab.debug("console.log('begin');\nlet a = 1; // @here\nconsole.log('end');\n");
  const { client } = session;
  await session.stopped('breakpoint');
  const first = await programOf(client);
  await client.request('restart', {});
  await session.stopped('breakpoint');
  expect(await session.place()).toBe('here');
  await gone(first);
  expect(await session.finish()).toBe(0);
  expect(session.stdout).toBe('begin\nbegin\nend\n');
  expect(countOf(client.timeline, event('terminated'))).toBe(1);
  expect(countOf(client.timeline, event('initialized'))).toBe(1);
});

dapTest('restart with another configuration', async (lab) => {
  const session = await lab.debug({ files: { 'main.mjs': 'console.log(process.argv[2]); // @here\n' }, args: ['one'] });
  await session.stopped('breakpoint');
  const config: object = { program: session.program.path('main.mjs'), args: ['two'] };
  await session.client.request('restart', { arguments: config });
  await session.stopped('breakpoint');
  await session.finish();
  expect(session.stdout).toBe('two\n');
});

dapTest('cancel: what takes long is answered as cancelled, and the session lives on', async (lab) => {
  const session = await lab.debug('let a = 1; // @here\nconsole.log(a);\n');
  await session.stopped('breakpoint');
  const { client } = session;
  const frameId = await session.frameId();
  const expression = 'for (let end = Date.now() + 8000; Date.now() < end; );';
  const seq = client.send({
    type: 'request',
    command: 'evaluate',
    arguments: { expression, frameId, context: 'repl' },
  });
  const pending = client.answerOf(seq, 'evaluate');
  await client.request('cancel', { requestId: seq });
  expect(await pending).toMatchObject({ success: false, message: 'cancelled' });
  expect((await session.evaluate('1 + 1')).result).toBe('2');
  // Nothing is wrong with cancelling what is answered, or what never was.
  await client.request('cancel', { requestId: seq });
  await client.request('cancel', { requestId: 9999 });
  await client.request('cancel', { progressId: 'none' });
  await session.finish();
});

dapTest(
  'the program dies while it is paused',
  async (lab) => {
    const session = await lab.debug('let a = 1; // @here\nconsole.log(a);\n');
    await session.stopped('breakpoint');
    const pid = lab.programs[0]?.child.pid ?? (await programOf(session.client));
    process.kill(pid, 'SIGKILL');
    const code = await session.ended();
    if (lab.form === 'launch') expect(code).toBe(137);
    // Whoever asks now gets an answer.
    expect(await session.client.ask('stackTrace', { threadId: 1 })).toMatchObject({ success: false });
    expect(await session.client.ask('continue', { threadId: 1 })).toMatchObject({ success: false });
    await session.client.request('threads');
    await session.client.request('disconnect', {});
    await session.client.closed();
  },
  forms,
);

for (const [kind, text] of Object.entries({ endless, busy, paused: "console.log('runs');\ndebugger;\n" })) {
  dapTest(`an adapter that is killed takes its program along: ${kind}`, async (lab) => {
    const { client } = await lab.debug(text);
    await runs(client);
    const pid = await programOf(client);
    client.destroy();
    lab.adapters[0]!.process.kill('SIGKILL');
    await gone(pid);
  });

  dapTest(`a client that vanishes takes adapter and program along: ${kind}`, async (lab) => {
    const { client } = await lab.debug(text);
    await runs(client);
    const pid = await programOf(client);
    client.destroy();
    await lab.adapters[0]!.exit;
    await gone(pid);
  });
}

dapTest(
  'a client that vanishes leaves an attached program alone',
  async (lab) => {
    const { client, stopped } = await lab.debug("let a = 1; // @here\nconsole.log('end');\n").then((session) => ({
      client: session.client,
      stopped: session.stopped('breakpoint'),
    }));
    await stopped;
    client.destroy();
    await lab.adapters[0]!.exit;
    expect(await lab.programs[0]!.result).toMatchObject({ exitCode: 0, stdout: 'end\n' });
  },
  ['attach by port'],
);

dapTest('a client that says nothing at all', async (lab) => {
  const client = lab.connect();
  client.wire.end();
  expect(await lab.adapters[0]!.exit).toMatchObject({ code: 0 });
});

dapTest('disconnect before anything else', async (lab) => {
  const client = lab.connect();
  await client.initialize();
  await client.request('disconnect', {});
  await client.closed();
  expect(await lab.adapters[0]!.exit).toMatchObject({ code: 0 });
});

dapTest('disconnect between launch and configurationDone leaves nothing behind', async (lab) => {
  const program = lab.write(endless).path('main.mjs');
  const client = lab.connect();
  await client.initialize();
  const launched = client.ask('launch', { program });
  await client.event('initialized');
  const { pid } = lab.adapters[0]!.process;
  await client.request('disconnect', {});
  await launched;
  await client.closed();
  await lab.adapters[0]!.exit;
  const left = readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program);
    } catch {
      return false;
    }
  });
  expect([pid, left]).toEqual([pid, []]);
});

dapTest('children of the program do not keep the session alive', async (lab) => {
  const session = await lab.debug("console.log('runs');\nprocess.exit(0);\n");
  await session.ended();
  expectOrder(session.client.timeline, [answer('configurationDone'), event('exited'), event('terminated')]);
});
