// Servers for programs under test, in this process: well-behaved ones of Node's, and raw ones that send whatever a test wants.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createRawServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type RunOptions, runJstime, type Shape } from '../../support/jstime.ts';

export interface TestServer {
  readonly port: number;
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** Connections so far. */
  readonly connections: number;
  /** Connections that are open. */
  readonly sockets: ReadonlySet<Socket>;
}

async function start(server: Server): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    sockets,
  };
}

/** A server of HTTP, until the end of the test. */
export const serve = (listener: RequestListener): Promise<TestServer> => start(createServer(listener));

/** A server that does with each connection what a test wants. */
export const serveRaw = (onConnection: (socket: Socket) => void): Promise<TestServer> =>
  start(createRawServer(onConnection));

/** A server that answers the first bytes of each connection with `answer`, and then closes it, if `ends`. */
export const serveAnswer = (answer: string | Uint8Array, ends = true): Promise<TestServer> =>
  serveRaw((socket) => {
    socket.once('data', () => (ends ? socket.end(answer) : socket.write(answer)));
  });

/** All that a request brings. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Answers with the request itself, as JSON: method, url, headers, body. */
export async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const { method, url, headers, rawHeaders } = request;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ method, url, headers, rawHeaders, body: body.toString('latin1') }));
}

/** Runs `code`, the body of an async function, in jstime, and answers what it returns, by way of JSON. */
export async function evaluate<T = unknown>(code: string, options: RunOptions & { shape?: Shape } = {}): Promise<T> {
  const program = `
    const describe = (error) => ({ name: error.name, message: error.message, code: error.cause?.code });
    const caught = (promise) => promise.then((value) => ({ value: String(value) }), describe);
    const result = await (async () => {${code}})();
    console.log(JSON.stringify(result));`;
  const { stdout, stderr, exitCode } = await runJstime(['-e', program], options);
  if (exitCode !== 0 || stderr !== '') throw new Error(`exit code ${exitCode}\n${stdout}${stderr}`);
  return stdout.trim() === 'undefined' ? (undefined as T) : (JSON.parse(stdout) as T);
}
