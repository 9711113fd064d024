/** One debugger: its WebSocket, and its session with the runtime. */
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import type { HostSession, SessionHub } from '../sessions.ts';

/** What one client may cost. */
export interface SessionLimits {
  /** The largest message that is received. */
  readonly messageBytes: number;
  /** More than this may wait for a client only while the client takes some of it... */
  readonly backlogBytes: number;
  /** ...at least once in this time. */
  readonly stalledMs: number;
}

/** What a client may cost unless a test says otherwise. */
export const defaultLimits: SessionLimits = {
  // What Chrome allows, too.
  messageBytes: 256 * 1024 * 1024,
  backlogBytes: 64 * 1024 * 1024,
  stalledMs: 10_000,
};

/** Joins a WebSocket to a session of the runtime, until either of them ends. */
export class WebSocketSession {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #session: HostSession;
  readonly #limits: SessionLimits;
  #stallTimer: NodeJS.Timeout | undefined;
  #batchesTaken = 0;
  readonly #onBatchTaken = () => {
    this.#batchesTaken++;
  };

  /** `socket` carries `webSocket`. */
  constructor(webSocket: WebSocket, socket: Socket, sessions: SessionHub, limits: SessionLimits) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#limits = limits;
    this.#session = sessions.open(
      'network',
      (bodies) => this.#send(bodies),
      () => this.end('the program ended the session'),
    );
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on('close', () => {
      clearInterval(this.#stallTimer);
      this.#session.close();
    });
    // Broken frames and connections: the WebSocket closes itself, and says so by 'close'.
    webSocket.on('error', () => {});
  }

  /** Says goodbye, and does not wait long for the answer. */
  end(reason: string, code = 1001): void {
    this.#session.close();
    this.#webSocket.close(code, reason);
    const impatience = setTimeout(() => this.#webSocket.terminate(), 1_000).unref();
    this.#webSocket.once('close', () => clearTimeout(impatience));
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (isBinary) {
      this.end('messages are JSON in text frames', 1003);
      return;
    }
    // Fragments were joined: that is what ws does unless asked for something else.
    this.#session.send(data as Buffer);
  }

  /** All of `messages` in one write: a client that acknowledges late would otherwise hold up the second one. */
  #send(messages: readonly Buffer[]): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#socket.cork();
    for (const message of messages.slice(0, -1)) this.#webSocket.send(message, { binary: false });
    this.#webSocket.send(messages.at(-1) ?? '', { binary: false }, this.#onBatchTaken);
    this.#socket.uncork();
    if (this.#isBehind()) this.#stallTimer ??= this.#watch();
  }

  #isBehind(): boolean {
    return this.#webSocket.bufferedAmount > this.#limits.backlogBytes;
  }

  /** Looks from time to time whether the client takes anything, until it is no longer behind. */
  #watch(): NodeJS.Timeout {
    let before = this.#progress();
    return setInterval(() => {
      if (!this.#isBehind()) {
        clearInterval(this.#stallTimer);
        this.#stallTimer = undefined;
        return;
      }
      const now = this.#progress();
      if (now === before) this.#webSocket.terminate();
      before = now;
    }, this.#limits.stalledMs).unref();
  }

  /** Differs from what it was before when the client has taken something since. */
  #progress(): string {
    // The streams API tells when a write has been taken, but not how much of it, and writes can be large.
    const { _handle: handle } = this.#socket as { _handle?: { readonly writeQueueSize: number } | null };
    return `${this.#batchesTaken} ${handle?.writeQueueSize}`;
  }
}
