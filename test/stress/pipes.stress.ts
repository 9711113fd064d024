// Clients on Unix sockets that ask for much and never read, and signals by the thousand.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shapes, startJstime } from '../support/jstime.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jstime-stress-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request = (id: number, expression: string) =>
  `${JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } })}\0`;

function ask(socket: Socket, expression: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk;
      if (!text.endsWith('\0')) return;
      socket.off('data', take);
      resolve(text);
    };
    socket.on('data', take);
    socket.write(request(1, expression));
  });
}

test('a client that never reads is given up once 64 MB wait; others are served all the time', async () => {
  const path = join(folder, 'socket');
  const running = startJstime([`--inspect=unix:${path}`, '-e', 'setInterval(() => {}, 1e6)']);
  await running.waitFor('stderr', 'listening');
  const good = connect(path);
  await ask(good, '1');
  const descriptors = () => readdirSync(`/proc/${running.child.pid}/fd`).length;
  const before = descriptors();
  const deaf = connect(path).pause();
  for (let id = 0; id < 100; id++) deaf.write(request(id, '"x".repeat(1_000_000)'));
  while (descriptors() === before) await ask(good, '2');
  while (descriptors() > before) expect(await ask(good, '40 + 2')).toContain('"value":42');
  // What was under way when it was given up is all that it gets.
  let bytes = 0;
  for await (const chunk of deaf) bytes += chunk.length;
  expect(bytes).toBeLessThan(10_000_000);
  good.destroy();
  running.child.kill();
  await running.result;
}, 60_000);

/** Busy in functions of V8, of the C library and of its own; says how far it is. */
const busy = `
for (let n = 0; ; n++) {
  const list = Array.from({ length: 10_000 }, (_, i) => ({ i, text: 'x' + i }));
  JSON.parse(JSON.stringify(list));
  new Uint8Array(100_000).fill(n);
  if (n % 10 === 0) console.log(n);
}`;

test.each(shapes)(
  '20,000 signals while the program allocates: it goes on [%s]',
  async (shape) => {
    const running = startJstime([`--inspect-port=unix:${join(folder, 'socket')}`, '-e', busy], { shape });
    await running.waitFor('stdout', '0\n');
    for (let i = 0; i < 20_000; i++) {
      running.child.kill('SIGUSR1');
      if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const lines = running.stdout.length;
    while (running.stdout.length === lines) await new Promise((resolve) => running.child.stdout.once('data', resolve));
    expect(running.stderr).toBe(`Debugger listening on unix:${folder}/socket\n`);
    running.child.kill('SIGKILL');
    await running.result;
  },
  60_000,
);
