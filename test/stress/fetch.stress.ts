// Many thousand requests of each kind: memory and descriptors stay as they were after the first ones.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { runJstime } from '../support/jstime.ts';

let url: string;
const server = createServer((request, response) => {
  if (request.url === '/endless') response.write('x'.repeat(1000));
  else if (request.url === '/broken') request.socket.destroy();
  else if (request.url === '/big') response.end(Buffer.alloc(1_000_000));
  else request.resume().on('end', () => response.end('{"a":1}'));
});
const sockets = new WebSocketServer({ server });
sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** One operation of each kind, and how often it runs. */
const operations: [what: string, times: number, code: string][] = [
  ['small responses', 100_000, 'await (await fetch(url)).json();'],
  ['uploads', 20_000, "await (await fetch(url, { method: 'POST', body: new Uint8Array(1000) })).text();"],
  [
    'streams sent',
    5_000,
    "await (await fetch(url, { method: 'POST', duplex: 'half', body: new Blob(['x']).stream() })).text();",
  ],
  ['streams read', 2_000, "for await (const chunk of (await fetch(url + '/big')).body);"],
  [
    'aborted before the head',
    10_000,
    'const c = new AbortController(); const p = fetch(url, { signal: c.signal }); c.abort(); await p.catch(() => {});',
  ],
  [
    'aborted in the body',
    10_000,
    "const c = new AbortController(); const r = await fetch(url + '/endless', { signal: c.signal }); c.abort(); await r.text().catch(() => {});",
  ],
  [
    'never read',
    10_000,
    "await fetch(url + '/endless'); if (index % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1));",
  ],
  ['one signal for all', 10_000, 'await (await fetch(url, { signal: shared.signal })).text();'],
  ['broken connections', 10_000, "await fetch(url + '/broken').catch(() => {});"],
  ['nobody there', 10_000, "await fetch('http://127.0.0.1:2').catch(() => {});"],
  [
    'WebSockets',
    3_000,
    "const s = new WebSocket(url.replace('http', 'ws')); await new Promise((resolve) => { s.onopen = () => s.send('x'); s.onmessage = () => s.close(); s.onclose = resolve; });",
  ],
];

const measure = (times: number, code: string): string => `
  const { readdir, readFile } = await import('node:fs/promises');
  const url = ${JSON.stringify(url)};
  const shared = new AbortController();
  const run = async (times) => { for (let index = 0; index < times; index++) { ${code} } };
  const state = async () => {
    for (let i = 0; i < 3; i++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [Number((await readFile('/proc/self/statm', 'utf8')).split(' ')[1]) * 4096, (await readdir('/proc/self/fd')).length];
  };
  await run(${Math.ceil(times / 4)});
  const before = await state();
  await run(${times});
  console.log(JSON.stringify([before, await state()]));`;

test.for(operations)('%s', async ([, times, code]) => {
  const { stdout, stderr } = await runJstime(['--v8-flags=--expose-gc', '-e', measure(times, code)], {
    timeoutMs: 500_000,
  });
  expect(stderr).toBe('');
  const [before, after] = JSON.parse(stdout) as [[number, number], [number, number]];
  expect(after[0] - before[0]).toBeLessThan(25_000_000);
  expect(after[1] - before[1]).toBeLessThanOrEqual(3);
});
