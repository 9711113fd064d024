// A client of the Debug Adapter Protocol, as small as these tests need it, with js-debug's child sessions.
import { connect, type Socket } from 'node:net';

const patienceMs = 20_000;

export interface DapMessage {
  seq: number;
  type: 'request' | 'response' | 'event';
  command?: string;
  event?: string;
  request_seq?: number;
  success?: boolean;
  message?: string;
  arguments?: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests know what they have asked for
  body?: any;
}

/** One session of a debug adapter. */
export class DapClient {
  readonly #socket: Socket;
  readonly #log: string[] = [];
  readonly #events: DapMessage[] = [];
  readonly #waiting = new Map<number, (response: DapMessage) => void>();
  #look = () => {};
  #received: Buffer = Buffer.alloc(0);
  #lastSeq = 0;
  /** Called when the adapter wants a session for a child target. */
  onStartDebugging: (request: { request: string; configuration: Record<string, unknown> }) => void = () => {};

  static connect(port: number, host: string): Promise<DapClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, host, () => resolve(new DapClient(socket)));
      socket.once('error', reject);
    });
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', () => {});
  }

  /** Sends a request and returns the body of its response. */
  async request(command: string, args: object = {}): Promise<DapMessage['body']> {
    const seq = ++this.#lastSeq;
    const response = new Promise<DapMessage>((resolve) => this.#waiting.set(seq, resolve));
    this.#send({ seq, type: 'request', command, arguments: args });
    const { success, message, body } = await this.#patiently(response, `an answer to ${command}`);
    if (!success) throw new Error(`${command}: ${message ?? JSON.stringify(body)}`);
    return body;
  }

  /** Waits for the next event of that name that nobody has taken, and takes it. */
  event(name: string, matches: (body: DapMessage['body']) => boolean = () => true): Promise<DapMessage['body']> {
    const found = new Promise<DapMessage['body']>((resolve) => {
      const before = this.#look;
      const look = () => {
        before();
        const index = this.#events.findIndex(({ event, body }) => event === name && matches(body));
        if (index < 0) return;
        this.#look = before;
        resolve(this.#events.splice(index, 1)[0]?.body);
      };
      this.#look = look;
      look();
    });
    return this.#patiently(found, name);
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(message: object): void {
    const text = JSON.stringify(message);
    this.#log.push(`→ ${text.slice(0, 400)}`);
    this.#socket.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #take(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      if (head < 0 || this.#received.length < head + 4 + length) return;
      const text = this.#received.toString('utf8', head + 4, head + 4 + length);
      this.#received = this.#received.subarray(head + 4 + length);
      this.#log.push(`← ${text.slice(0, 400)}`);
      this.#handle(JSON.parse(text));
    }
  }

  #handle(message: DapMessage): void {
    if (message.type === 'response') {
      this.#waiting.get(message.request_seq ?? 0)?.(message);
    } else if (message.type === 'event') {
      this.#events.push(message);
      this.#look();
    } else {
      this.#send({
        seq: ++this.#lastSeq,
        type: 'response',
        request_seq: message.seq,
        command: message.command,
        success: true,
      });
      if (message.command === 'startDebugging') this.onStartDebugging(message.arguments as never);
    }
  }

  #patiently<T>(promise: Promise<T>, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited ${patienceMs} ms for ${what}\n${this.#log.join('\n')}`)),
        patienceMs,
      );
      promise.then((value) => {
        clearTimeout(timer);
        resolve(value);
      }, reject);
    });
  }
}
