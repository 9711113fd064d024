// Many thousand requests of each kind: memory and descriptors stay as they were after the first ones.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { expectFlat, type Operation } from './support/flat.ts';

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

const operations: Record<string, Operation> = {
  'small responses': { count: 100_000, run: 'await (await fetch(url)).json();' },
  uploads: { count: 20_000, run: "await (await fetch(url, { method: 'POST', body: new Uint8Array(1000) })).text();" },
  'streams sent': {
    count: 5_000,
    run: "await (await fetch(url, { method: 'POST', duplex: 'half', body: new Blob(['x']).stream() })).text();",
  },
  'streams read': { count: 2_000, run: "for await (const chunk of (await fetch(url + '/big')).body);" },
  'aborted before the head': {
    count: 10_000,
    run: 'const c = new AbortController(); const p = fetch(url, { signal: c.signal }); c.abort(); await p.catch(() => {});',
  },
  'aborted in the body': {
    count: 10_000,
    run: "const c = new AbortController(); const r = await fetch(url + '/endless', { signal: c.signal }); c.abort(); await r.text().catch(() => {});",
  },
  'never read': {
    count: 10_000,
    run: "await fetch(url + '/endless'); if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1));",
  },
  'one signal for all': { count: 10_000, run: 'await (await fetch(url, { signal: shared.signal })).text();' },
  'broken connections': { count: 10_000, run: "await fetch(url + '/broken').catch(() => {});" },
  'nobody there': { count: 10_000, run: "await fetch('http://127.0.0.1:2').catch(() => {});" },
  WebSockets: {
    count: 3_000,
    run: "const s = new WebSocket(url.replace('http', 'ws')); await new Promise((resolve) => { s.onopen = () => s.send('x'); s.onmessage = () => s.close(); s.onclose = resolve; });",
  },
};

test.for(Object.entries(operations))('%s', ([, { count, run }]) =>
  expectFlat({ count, prepare: `const url = ${JSON.stringify(url)}; const shared = new AbortController();`, run }),
);
