// HTTP as bytes: what no client would send, and nothing else in between.
import type { Socket } from 'node:net';
import { openSocket } from './transport.ts';

/** Sends `request` to a port of this machine; resolves to all that came back until the end of the connection. */
export async function askRaw(port: number, request: string, host = '127.0.0.1'): Promise<string> {
  const socket = await openSocket({ host, port });
  const answer = readAll(socket);
  socket.write(request);
  return answer;
}

/** The status of the answer to a request for a WebSocket with these headers. 101 means that it was granted. */
export async function askForWebSocket(url: string, headers: Record<string, string | undefined>): Promise<number> {
  const { host, hostname, port, pathname, search } = new URL(url);
  const all = {
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\r\n`));
  const socket = await openSocket({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  // A WebSocket would stay open.
  socket.once('data', () => setImmediate(() => socket.destroy()));
  return Number((await readAll(socket)).split(' ')[1]);
}

function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // What came before it counts; the end follows.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}
