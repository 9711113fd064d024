// WebSockets, with a server that follows the protocol and one that does not.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { shapes } from '../support/jstime.ts';
import { evaluate, serveRaw } from './support/servers.ts';

/** Sends every message back. `close:CODE` makes it close, `drop` break the connection. */
async function serveEcho(): Promise<{ url: string; server: WebSocketServer }> {
  const http = createServer();
  const server = new WebSocketServer({
    server: http,
    handleProtocols: (protocols) => (protocols.has('second') ? 'second' : false),
  });
  server.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? '' : data.toString();
      if (text.startsWith('close:')) socket.close(Number(text.slice(6)), 'as you like');
      else if (text === 'drop') socket.terminate();
      else socket.send(data, { binary: isBinary });
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    http.close();
  });
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, server };
}

/** Opens a socket and logs its events; `actions` runs with `socket`, and `log` is the result. */
const session = (url: string, actions: string, more = ''): string => `
  const socket = new WebSocket('${url}'${more});
  const log = [];
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  const opened = new Promise((resolve) => socket.addEventListener('open', resolve));
  const next = () => new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data), { once: true }));
  socket.addEventListener('error', (event) => log.push(event.type + ' ' + (event.message ?? '')));
  ${actions}
  const { code, reason, wasClean } = await closed;
  log.push([code, reason, wasClean, socket.readyState]);
  return log;`;

for (const shape of shapes) {
  test(`messages of every kind and size come back [${shape}]`, async () => {
    const { url } = await serveEcho();
    const log = await evaluate(
      session(
        url,
        `await opened;
        log.push([socket.readyState, socket.url, socket.protocol, socket.extensions]);
        for (const text of ['', 'ünï', 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(65535), 'w'.repeat(65536), 'v'.repeat(3e6)]) {
          socket.send(text);
          log.push((await next()) === text);
        }
        socket.binaryType = 'arraybuffer';
        socket.send(new Uint8Array([0, 1, 255]).subarray(1));
        log.push([...new Uint8Array(await next())]);
        socket.binaryType = 'blob';
        socket.send(new Blob(['blob']));
        log.push(await (await next()).text());
        socket.close(3001, 'enough');`,
      ),
      { shape },
    );
    expect(log).toEqual([[1, `${url}/`, '', ''], ...Array(7).fill(true), [1, 255], 'blob', [3001, 'enough', true, 3]]);
  });
}

test('the server ends it: with a code, without one, by breaking the connection', async () => {
  const { url, server } = await serveEcho();
  expect(await evaluate(session(url, "await opened; socket.send('close:4000');"))).toEqual([
    [4000, 'as you like', true, 3],
  ]);
  expect(await evaluate(session(url, "await opened; socket.send('drop');"))).toEqual([[1006, '', false, 3]]);
  server.once('connection', (socket) => socket.close());
  expect(await evaluate(session(url, ''))).toEqual([[1005, '', true, 3]]);
});

test('protocols', async () => {
  const { url } = await serveEcho();
  const log = await evaluate(
    session(url, 'await opened; log.push(socket.protocol); socket.close();', ", ['first', 'second']"),
  );
  expect(log).toEqual(['second', [1005, '', true, 3]]);
  const refused = await evaluate<unknown[]>(session(url, '', ", 'third'"));
  expect(refused).toEqual(['error the server chose no protocol', [1006, '', false, 3]]);
});

test('what cannot be connected to', async () => {
  const answers = await serveRaw((socket) => socket.once('data', () => socket.end('HTTP/1.1 404 Not Found\r\n\r\n')));
  const silent = await serveRaw((socket) => socket.once('data', () => socket.end()));
  for (const [url, message] of [
    [`ws://127.0.0.1:${answers.port}`, 'error the server answers with status 404'],
    [`ws://127.0.0.1:${silent.port}`, 'error the server closed the connection without a response'],
    ['ws://127.0.0.1:2', 'error connect ECONNREFUSED 127.0.0.1:2'],
  ] as const) {
    expect(await evaluate(session(url, ''))).toEqual([message, [1006, '', false, 3]]);
  }
});

test('closing before it is open', async () => {
  const { url } = await serveEcho();
  const log = await evaluate(
    session(
      url,
      "socket.close(); log.push(socket.readyState); try { socket.send('x'); } catch (error) { log.push(error.name); }",
    ),
  );
  expect(log).toEqual([2, expect.stringMatching(/^error /), [1006, '', false, 3]]);
});

/** Completes the handshake and sends `frames`. */
const serveFrames = (frames: Uint8Array, onData: (data: Buffer, socket: Socket) => void = () => {}) =>
  serveRaw((socket) => {
    socket.once('data', (head) => {
      const key = /sec-websocket-key: (.*)\r\n/i.exec(head.toString())?.[1];
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.write(frames);
      socket.on('data', (data: Buffer) => onData(data, socket));
    });
  });

test.for([
  ['a reserved bit', [0xc1, 0]],
  ['a masked frame', [0x81, 0x81, 1, 2, 3, 4, 5]],
  ['an unknown opcode', [0x83, 0]],
  ['a continuation of nothing', [0x80, 0]],
  ['a new message within one', [0x01, 1, 0x61, 0x81, 1, 0x62]],
  ['a ping in pieces', [0x09, 0]],
  ['a ping that is too long', [0x89, 126, 0, 126]],
  ['text that is not UTF-8', [0x81, 2, 0xc3, 0x28]],
  ['half a close code', [0x88, 1, 3]],
  ['a close code that is none', [0x88, 2, 0, 1]],
] as [string, number[]][])('a server that breaks the protocol: %s', async ([, bytes]) => {
  const { url } = await serveFrames(Uint8Array.from(bytes));
  const log = await evaluate<unknown[]>(session(url.replace('http', 'ws'), ''));
  expect(log).toEqual([expect.stringMatching(/^error ./), [1006, '', false, 3]]);
});

test('messages in pieces, with pings between, which are answered', async () => {
  let answered: (payload: string) => void = () => {};
  const pong = new Promise<string>((resolve) => {
    answered = resolve;
  });
  const frames = [0x01, 1, 0xc3, 0x89, 2, 0x70, 0x71, 0x00, 1, 0xbc, 0x80, 0, 0x88, 0];
  const { url } = await serveFrames(Uint8Array.from(frames), (data) => {
    const mask = data.subarray(2, 6);
    if (data[0] === 0x8a)
      answered([...data.subarray(6, 8)].map((byte, i) => String.fromCharCode(byte ^ (mask[i] as number))).join(''));
  });
  const log = await evaluate(session(url.replace('http', 'ws'), 'socket.onmessage = ({ data }) => log.push(data);'));
  expect(log).toEqual(['ü', [1005, '', true, 3]]);
  expect(await pong).toBe('pq');
});
