/** What is served on the inspector's connections: HTTP, and WebSockets that begin as HTTP. */
import { readFile } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WebSocketServer } from 'ws';
import type { StartInspector } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';
import { hostAndPort } from './addresses.ts';
import { answerRequest, type HttpAnswer, type TextAnswer, text } from './http-endpoints.ts';
import { checkHost, checkOrigin } from './request-checks.ts';
import { defaultLimits, type SessionLimits, WebSocketSession } from './web-socket-session.ts';

/** Serves one target on any number of connections. */
export class Connections {
  readonly #sessions: SessionHub;
  readonly #target: StartInspector;
  readonly #limits: SessionLimits;
  readonly #sockets = new Set<Socket>();
  readonly #webSockets = new Set<WebSocketSession>();
  readonly #http = createServer(
    {
      // Checked here, and tools that speak HTTP by hand may leave it out.
      requireHostHeader: false,
      shouldUpgradeCallback: (request) => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
    (request, response) => this.#answer(request, response),
  );
  readonly #webSocketServer: WebSocketServer;
  #stopped = false;

  constructor(sessions: SessionHub, target: StartInspector, limits = defaultLimits) {
    this.#sessions = sessions;
    this.#target = target;
    this.#limits = limits;
    this.#webSocketServer = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // Costs more time than loopback takes.
      perMessageDeflate: false,
      maxPayload: limits.messageBytes,
    });
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket as Socket, head));
    // Who does not finish a request, or does not take the answer, is not waited for.
    this.#http.timeout = 30_000;
  }

  /** Serves a connection that has not been read from yet. */
  accept(socket: Socket): void {
    if (this.#stopped) socket.destroy();
    if (socket.destroyed) return;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    this.#http.emit('connection', socket);
    socket.resume();
  }

  /** Ends all connections. */
  stop(): void {
    this.#stopped = true;
    for (const session of this.#webSockets) session.end('the inspector was closed');
    for (const socket of this.#sockets) socket.destroy();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await withProtocol(this.#answerTo(request));
    const bytes = Buffer.from(body);
    // One request for each connection: nothing idle is left behind, and what follows a bad request is not read.
    response.writeHead(status, { ...headers, 'Content-Length': bytes.length, Connection: 'close' });
    response.end(bytes);
  }

  #answerTo(request: IncomingMessage): HttpAnswer {
    const refusal = checkHost(request);
    if (refusal) return text(refusal.status, refusal.text);
    return answerRequest(request.method ?? '', request.url ?? '', hostOf(request), this.#target);
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const refusal =
      checkHost(request) ??
      checkOrigin(request.headers) ??
      (request.url === `/${this.#target.targetId}` ? undefined : { status: 404, text: 'No such target.' });
    if (refusal) {
      refuseUpgrade(socket, text(refusal.status, refusal.text));
      return;
    }
    this.#webSocketServer.handleUpgrade(request, socket, head, (webSocket) => {
      this.#sockets.delete(socket);
      const session = new WebSocketSession(webSocket, socket, this.#sessions, this.#limits);
      this.#webSockets.add(session);
      webSocket.on('close', () => this.#webSockets.delete(session));
    });
  }
}

/** How the client names us; by the address that it reached if it does not say. */
function hostOf(request: IncomingMessage): string {
  const { localAddress = '', localPort = 0 } = request.socket;
  return request.headers.host || hostAndPort(localAddress, localPort);
}

/** Reads the description of the protocol, which the build puts beside this code, where `answer` asks for it. */
async function withProtocol(answer: HttpAnswer): Promise<TextAnswer> {
  const { body } = answer;
  if (typeof body === 'string') return { ...answer, body };
  try {
    return { ...answer, body: await promisify(readFile)(join(import.meta.dirname, 'protocol.json'), 'utf8') };
  } catch {
    return text(500, 'The description of the protocol is missing in this installation.');
  }
}

function refuseUpgrade(socket: Socket, { status, headers, body }: TextAnswer): void {
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}
