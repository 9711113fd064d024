// The flags, what they print, and what they open.
import { existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { runJstime, shapes, startJstime } from '../support/jstime.ts';
import { inspectorTest, type Variant } from './support/debuggee.ts';
import { openSocket } from './support/transport.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/;
const forever = ['--eval', 'setInterval(() => {}, 1000)'];

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server on a free port of its own. */
async function occupyPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

async function freePort(): Promise<number> {
  const port = await occupyPort();
  await new Promise((resolve) => servers.pop()?.close(resolve));
  return port;
}

for (const shape of shapes) {
  test(`the line that tools parse, and the end without a debugger [${shape}]`, async () => {
    const { stdout, stderr, exitCode } = await runJstime(['--inspect=0', '--eval', 'console.log(1)'], { shape });
    expect(stderr).toMatch(new RegExp(`^Debugger listening on ws://127\\.0\\.0\\.1:[1-9]\\d*/${uuid.source}\\n$`));
    expect({ stdout, exitCode }).toEqual({ stdout: '1\n', exitCode: 0 });
  });

  test(`the port that was asked for; another host [${shape}]`, async () => {
    const port = await freePort();
    for (const [flag, start] of [
      [`--inspect=${port}`, `ws://127.0.0.1:${port}/`],
      [`--inspect=127.0.0.1:${port}`, `ws://127.0.0.1:${port}/`],
      [`--inspect-wait=localhost:${port}`, `:${port}/`],
      [`--inspect-brk=[::1]:${port}`, `ws://[::1]:${port}/`],
    ] as const) {
      const running = startJstime([flag, ...forever], { shape });
      await running.waitFor('stderr', 'Debugger listening on ');
      expect(running.stderr).toContain(start);
      // Nothing else is warned of.
      expect(running.stderr.trim().split('\n')).toHaveLength(1);
      running.child.kill('SIGKILL');
      await running.result;
    }
  });

  test(`a port that is taken: said; only a program that would wait does not run [${shape}]`, async () => {
    const port = await occupyPort();
    for (const flag of ['--inspect', '--inspect-wait', '--inspect-brk']) {
      const args = [`${flag}=127.0.0.1:${port}`, '--eval', 'console.log("ran")'];
      const { stdout, stderr, exitCode } = await runJstime(args, { shape });
      expect(stderr).toContain(`127.0.0.1:${port}`);
      expect(stderr).toMatch(/address already in use/i);
      if (flag === '--inspect') expect({ stdout, exitCode }).toEqual({ stdout: 'ran\n', exitCode: 0 });
      else expect({ stdout, failed: exitCode !== 0 }).toEqual({ stdout: '', failed: true });
    }
  });

  test(`two programs at once, each on a free port [${shape}]`, async () => {
    const both = [0, 1].map(() => startJstime(['--inspect=0', ...forever], { shape }));
    await Promise.all(both.map((running) => running.waitFor('stderr', 'Debugger listening on ')));
    expect(both[0]!.stderr).not.toBe(both[1]!.stderr);
    for (const running of both) running.child.kill('SIGKILL');
    await Promise.all(both.map((running) => running.result));
  });

  test(`a descriptor that is none, a path that cannot be [${shape}]`, async () => {
    for (const address of ['fd:77', 'unix:/nowhere/at/all', `unix:/tmp/${'x'.repeat(200)}`]) {
      const result = await runJstime([`--inspect=${address}`, '--eval', 'console.log("ran")'], { shape });
      expect(result).toMatchObject({ stdout: '', exitCode: expect.any(Number) });
      expect(result.exitCode).toBeGreaterThan(0);
      expect(result.stderr).not.toBe('');
    }
  });
}

inspectorTest('who attaches, and who has left', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
  expect(await debuggee.address()).toMatch(lab.variant.way === 'WebSocket' ? uuid : /^unix:.*\/inspector\.socket$/);
  expect(debuggee.process.stderr).not.toContain('attached');
  const first = await debuggee.connect();
  await first.send('Runtime.enable');
  await debuggee.process.waitFor('stderr', 'Debugger attached.\n');
  const second = await debuggee.connect();
  await second.send('Runtime.enable');
  expect(debuggee.process.stdout).toBe('');
});

inspectorTest('a tool that reads the address and closes the pipe', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'console.log("ran");' } });
  await debuggee.address();
  debuggee.process.child.stderr.destroy();
  const session = await debuggee.attach();
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.next('Runtime.executionContextDestroyed');
  await session.close();
  expect(await debuggee.ended()).toMatchObject({ stdout: 'ran\n', exitCode: 0, signal: undefined });
});

inspectorTest(
  'a Unix socket belongs to its owner, and is gone afterwards',
  async (lab) => {
    const other = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': '' } });
    const session = await other.connect();
    const socketPath = (await other.address()).replace('unix:', '');
    expect(statSync(socketPath).mode & 0o777).toBe(0o600);
    await session.send('Runtime.runIfWaitingForDebugger');
    await session.close();
    await other.ended();
    expect(existsSync(socketPath)).toBe(false);
    // After a kill the file stays behind. The next program takes its place; a living one is not robbed of it.
    const killed = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const left = (await killed.address()).replace('unix:', '');
    const refused = await runJstime([`--inspect=unix:${left}`, '--eval', '1'], { shape: lab.variant.shape });
    expect(refused.exitCode).toBeGreaterThan(0);
    killed.process.child.kill('SIGKILL');
    await killed.ended();
    expect(existsSync(left)).toBe(true);
    await expect(openSocket({ path: left })).rejects.toThrow('ECONNREFUSED');
    const next = await runJstime([`--inspect=unix:${left}`, '--eval', 'console.log("ran")'], {
      shape: lab.variant.shape,
    });
    expect(next).toMatchObject({ stdout: 'ran\n', exitCode: 0, stderr: `Debugger listening on unix:${left}\n` });
  },
  shapes.map((shape): Variant => ({ shape, way: 'Unix socket' })),
);

inspectorTest(
  'an inherited descriptor: nothing is printed about it',
  async (lab) => {
    const debuggee = lab.start('console.log("done");');
    const session = await debuggee.attachAtBreak();
    await session.resume();
    await session.next('Runtime.executionContextDestroyed');
    await session.close();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'done\n', stderr: '', exitCode: 0 });
  },
  shapes.map((shape): Variant => ({ shape, way: 'descriptor' })),
);
