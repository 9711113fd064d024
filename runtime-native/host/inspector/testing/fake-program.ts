/** A program at the other end of the channel, and clients that speak bytes: what the tests of the server need. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import {
  type ChannelMessage,
  type HostChannel,
  MessageKind,
  type StartInspector,
} from '../../../contract/host-channel.ts';
import { ChannelSessions } from '../../sessions.ts';
import { type InspectorServer, startInspectorServer } from '../server.ts';
import type { SessionLimits } from '../web-socket-session.ts';

/** What {@link FakeProgram} is asked to debug unless a test says otherwise. */
export const target: StartInspector = {
  host: '127.0.0.1',
  port: 0,
  targetId: '0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e',
  title: '/home/me/main.js',
  url: 'file:///home/me/main.js',
  product: 'jstime/0.1.0',
  v8Version: '14.6.202.34',
};

/** Receives what a session's client sends. */
type MessageListener = (body: Buffer, session: number) => void;

/** The runtime's end of a channel, with an inspector server at the other. */
export class FakeProgram implements HostChannel {
  /** Sessions that are open, in the order of opening. */
  readonly sessions: number[] = [];
  /** Every session there was. */
  readonly opened: number[] = [];
  onMessage: MessageListener = (body, session) => this.say(session, [body]);
  #server: InspectorServer | undefined;
  readonly #hub = new ChannelSessions(this);
  #waiting: { condition: () => boolean; resolve: () => void }[] = [];
  readonly #reports: { kind: MessageKind; text: string }[] = [];

  /** Starts the server; resolves to the lines of its report, or rejects with why it failed. */
  async start(options: Partial<StartInspector> = {}, limits?: SessionLimits): Promise<string[]> {
    this.#reports.length = 0;
    this.#server = startInspectorServer(this, this.#hub, { ...target, ...options }, limits);
    await this.until(() => this.#reports.length > 0);
    const [{ kind, text } = { kind: MessageKind.InspectorFailed, text: '' }] = this.#reports;
    if (kind !== MessageKind.InspectorListening) throw new Error(text);
    return text.split('\n');
  }

  /** Starts the server; resolves to its port. */
  async startOnPort(options: Partial<StartInspector> = {}, limits?: SessionLimits): Promise<number> {
    const [url = ''] = await this.start(options, limits);
    return Number(new URL(url).port);
  }

  stop(): void {
    this.#server?.stop();
  }

  /** Sends `bodies` to the client of `session`, in one batch. */
  say(session: number, bodies: readonly (Buffer | string)[]): void {
    this.#dispatch(bodies.map((body) => ({ kind: MessageKind.SessionMessage, id: session, body: Buffer.from(body) })));
  }

  /** Ends `session` from the program's side. */
  endSession(session: number): void {
    this.#dispatch([{ kind: MessageKind.SessionClosed, id: session, body: Buffer.alloc(0) }]);
  }

  /** Resolves when `condition` holds; looks at every message. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ condition, resolve }));
  }

  send(kind: MessageKind, id: number, body: string | Uint8Array): void {
    if (kind === MessageKind.SessionOpened) {
      this.sessions.push(id);
      this.opened.push(id);
    } else if (kind === MessageKind.SessionClosed) this.sessions.splice(this.sessions.indexOf(id), 1);
    else if (kind === MessageKind.SessionMessage) this.onMessage(Buffer.from(body as Uint8Array), id);
    else this.#reports.push({ kind, text: String(body) });
    this.#waiting = this.#waiting.filter(({ condition, resolve }) => {
      if (!condition()) return true;
      resolve();
      return false;
    });
  }

  receive(): void {}

  #dispatch(batch: readonly ChannelMessage[]): void {
    this.#hub.dispatch(batch);
  }
}

/** A TCP client. */
export interface RawClient {
  readonly socket: Socket;
  /** All that has come. */
  received(): Buffer;
  /** Resolves when that ends with `end`, or the connection has ended. */
  receivedUntil(end: string | ((received: Buffer) => boolean)): Promise<Buffer>;
  /** Resolves to all that came until the connection ended. */
  closed(): Promise<Buffer>;
}

/** Connects, and sends `text`. */
export async function connectRaw(port: number, text = '', host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host, noDelay: true });
  let bytes = Buffer.alloc(1024);
  let length = 0;
  const received = () => bytes.subarray(0, length);
  socket.on('data', (chunk: Buffer) => {
    // Twice as much each time: joining all that has come at each chunk takes seconds for a few MB.
    if (length + chunk.length > bytes.length) bytes = Buffer.concat([bytes], 2 * (length + chunk.length));
    chunk.copy(bytes, length);
    length += chunk.length;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  const ended = new Promise((resolve) => socket.on('close', resolve));
  return {
    socket,
    received,
    async receivedUntil(end) {
      const isEnd =
        typeof end === 'function' ? end : (all: Buffer) => all.subarray(-end.length).toString('latin1') === end;
      while (!isEnd(received()) && !socket.closed) await Promise.race([nextData(socket), ended]);
      return received();
    },
    async closed() {
      await ended;
      return received();
    },
  };
}

function nextData(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('data', resolve));
}

/** The head of a WebSocket handshake. */
export function handshake(headers: Record<string, string> = {}, path = `/${target.targetId}`): string {
  const all = {
    Host: '127.0.0.1:9229',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Connects, and does the handshake. */
export async function connectWebSocket(port: number): Promise<RawClient> {
  const client = await connectRaw(port, handshake());
  const answer = await client.receivedUntil('\r\n\r\n');
  if (!answer.toString().startsWith('HTTP/1.1 101 ')) throw new Error(answer.toString());
  return client;
}

/** A client's frame of less than 64 KB, masked by zeros. */
export function frame(opcode: number, payload: string | Buffer, { final = true } = {}): Buffer {
  const bytes = Buffer.from(payload);
  const length = bytes.length < 126 ? [0x80 | bytes.length] : [0x80 | 126, bytes.length >> 8, bytes.length & 255];
  return Buffer.concat([Buffer.from([(final ? 0x80 : 0) | opcode, ...length, 0, 0, 0, 0]), bytes]);
}

/** Names of opcodes. */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** The frames in `bytes`, as a server sends them: not masked. */
export function parseFrames(bytes: Buffer): { opcode: number; payload: Buffer }[] {
  const frames: { opcode: number; payload: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, short = 0] = bytes.subarray(at, at + 2);
    const [header, length] =
      short < 126
        ? [2, short]
        : short === 126
          ? [4, bytes.readUInt16BE(at + 2)]
          : [10, Number(bytes.readBigUInt64BE(at + 2))];
    frames.push({ opcode: first & 15, payload: bytes.subarray(at + header, at + header + length) });
    at += header + length;
  }
  return frames;
}
