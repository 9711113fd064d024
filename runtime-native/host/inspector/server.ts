/** The inspector's server: listens, and hands connections to what serves them. */
import type { Server, Socket } from 'node:net';
import { type HostChannel, MessageKind, type StartInspector } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';
import { resolveHost } from './addresses.ts';
import type { Connections } from './connections.ts';
import { listenOn } from './listening.ts';
import { failureText, listeningText, serverAddress } from './listening-texts.ts';
import type { SessionLimits } from './web-socket-session.ts';

/** The inspector's HTTP and WebSocket server. */
export interface InspectorServer {
  /** Stops listening and closes all WebSockets. */
  stop(): void;
}

/** Listens; answers with InspectorListening or InspectorFailed. `limits` are those of each client. */
export function startInspectorServer(
  channel: HostChannel,
  sessions: SessionHub,
  target: StartInspector,
  limits?: SessionLimits,
): InspectorServer {
  const server = new ListeningServer(sessions, target, limits);
  server.start().then(
    (text) => text !== undefined && channel.send(MessageKind.InspectorListening, 0, text),
    (error) => channel.send(MessageKind.InspectorFailed, 0, failureText(target, error)),
  );
  return server;
}

class ListeningServer implements InspectorServer {
  readonly #sessions: SessionHub;
  readonly #target: StartInspector;
  readonly #limits: SessionLimits | undefined;
  #servers: Server[] = [];
  #connections: Promise<Connections> | undefined;
  #stopped = false;

  constructor(sessions: SessionHub, target: StartInspector, limits?: SessionLimits) {
    this.#sessions = sessions;
    this.#target = target;
    this.#limits = limits;
  }

  /** Resolves to what to report, or to nothing after {@link stop}. */
  async start(): Promise<string | undefined> {
    const addresses = await resolveHost(this.#target.host);
    if (this.#stopped) return undefined;
    this.#servers = await listenOn(addresses, this.#target.port, (socket) => this.#accept(socket));
    // Whoever else runs in this Node process ends it when done, debuggers or not.
    for (const server of this.#servers) server.unref();
    if (this.#stopped) {
      this.stop();
      return undefined;
    }
    // While whoever waits for the report gets ready to connect.
    setImmediate(() => this.#load()).unref();
    return listeningText(this.#target, this.#servers.map(serverAddress));
  }

  stop(): void {
    this.#stopped = true;
    for (const server of this.#servers) server.close();
    this.#connections?.then((connections) => connections.stop());
  }

  /** HTTP and WebSockets take longer to load than listening takes. */
  #load(): Promise<Connections> {
    this.#connections ??= import('./connections.ts').then(
      ({ Connections }) => new Connections(this.#sessions, this.#target, this.#limits),
    );
    return this.#connections;
  }

  #accept(socket: Socket): void {
    socket.unref();
    // An error that nobody listens to would end the process.
    socket.on('error', () => {});
    this.#load().then((connections) => connections.accept(socket));
  }
}
