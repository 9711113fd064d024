/** The inspector of one instance: sessions in this process, and the server for debuggers elsewhere. */
import { randomUUID } from 'node:crypto';
import { type ChannelMessage, type HostChannel, MessageKind, type StartInspector } from '../contract/host-channel.ts';
import { InspectorSession } from './inspector-session.ts';
import type { NativeChannel } from './native-instance.ts';
import { startServices } from './services.ts';

/** Sessions of this process are numbered from here on, those of the server below. */
const FIRST_ID = 2 ** 31;

/** Where the server listens. */
export interface ListenOptions {
  host: string;
  port: number;
  title: string;
  product: string;
}

/** One instance's inspector. */
export class Inspector {
  readonly #native: NativeChannel;
  readonly #sessions = new Map<number, InspectorSession>();
  readonly #listening = Promise.withResolvers<string>();
  #toServices: ((batch: readonly ChannelMessage[]) => void) | undefined;
  #lastId = FIRST_ID;
  #isClosed = false;

  constructor(native: NativeChannel) {
    this.#native = native;
    // Whoever does not ask for the URL need not handle that there is none.
    this.#listening.promise.catch(() => {});
    native.receive((batch) => this.#receive(batch));
    native.unref();
  }

  /** Opens a session. */
  connect(): InspectorSession {
    const id = this.#lastId++;
    const session = new InspectorSession({
      send: (message) => this.#send(MessageKind.SessionMessage, id, message),
      close: () => {
        if (this.#sessions.delete(id)) this.#send(MessageKind.SessionClosed, id, '');
        if (this.#sessions.size === 0) this.#native.unref();
      },
      wait: (isWaiting) => (isWaiting ? this.#native.ref() : this.#native.unref()),
    });
    this.#sessions.set(id, session);
    this.#send(MessageKind.SessionOpened, id, 'internal');
    if (this.#isClosed) session.end();
    return session;
  }

  /** Resolves to the WebSocket URL. Rejects when the server cannot listen. */
  listen({ host, port, title, product }: ListenOptions): Promise<string> {
    const services: HostChannel = {
      send: (kind, id, body) => this.#sendFromServices(kind, id, body),
      receive: (receiver) => {
        this.#toServices = receiver;
      },
    };
    startServices(services);
    const start: StartInspector = {
      host,
      port,
      targetId: randomUUID(),
      title,
      url: '',
      product,
      v8Version: process.versions.v8,
    };
    this.#toServices?.([{ kind: MessageKind.StartInspector, id: 0, body: Buffer.from(JSON.stringify(start)) }]);
    return this.#listening.promise;
  }

  /** The URL that {@link Inspector.listen} resolves to. */
  get url(): Promise<string> {
    return this.#listening.promise;
  }

  /** The instance is gone. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#toServices?.([{ kind: MessageKind.StopInspector, id: 0, body: Buffer.alloc(0) }]);
    for (const session of [...this.#sessions.values()]) session.end();
    this.#sessions.clear();
    this.#native.close();
  }

  #send(kind: MessageKind, id: number, body: string | Uint8Array): void {
    if (!this.#isClosed) this.#native.send(kind, id, body);
  }

  #sendFromServices(kind: MessageKind, id: number, body: string | Uint8Array): void {
    if (kind === MessageKind.InspectorListening) this.#listening.resolve(String(body).split('\n', 1)[0] as string);
    else if (kind === MessageKind.InspectorFailed) this.#listening.reject(new Error(`JSTime: ${body}`));
    else this.#send(kind, id, body);
  }

  #receive(batch: readonly ChannelMessage[]): void {
    for (const { kind, id, body } of batch) {
      const session = this.#sessions.get(id);
      if (kind === MessageKind.SessionMessage) session?.receive(body.toString());
      else if (kind === MessageKind.SessionClosed) session?.end();
    }
    this.#toServices?.(batch.filter(({ id }) => id < FIRST_ID));
  }
}
