/** Sessions over chrome-remote-interface: by WebSocket, or by any stream that carries messages ended by NUL. */
import { EventEmitter, once } from 'node:events';
import type { Duplex } from 'node:stream';
import Chrome from 'chrome-remote-interface/lib/chrome.js';
import { MessageStream } from './message-stream.ts';
import { CdpError, type CdpSession } from './session.ts';
import { withUndisturbedSteps } from './undisturbed-steps.ts';

/** Without a description of the protocol the client makes no object for each domain: nothing to parse, nothing to load. */
const protocol = { domains: [] as [] };

/** The client with a stream in place of its WebSocket. */
class StreamChrome extends Chrome {
  readonly #stream: Duplex;

  constructor(stream: Duplex, notifier: EventEmitter) {
    super({ target: 'ws://stream', protocol }, notifier);
    this.#stream = stream;
  }

  protected override async _connectToWebSocket(): Promise<void> {
    const messages = new MessageStream(this.#stream);
    messages.on('message', (text: string) => this._handleMessage(JSON.parse(text)));
    messages.on('close', () => {
      this._handleConnectionClose();
      this.emit('disconnect');
    });
    this._ws = messages;
  }
}

/**
 * Connects to the address that an inspector printed.
 * @param url `ws://host:port/id`
 * @throws {Error} when nobody listens there or the handshake fails.
 */
export function connectWebSocket(url: string): Promise<CdpSession> {
  return connected((notifier) => new Chrome({ target: url, protocol }, notifier));
}

/** Makes a session of a connected stream: a Unix socket, or an end of a pair that the program has inherited. */
export function connectStream(stream: Duplex): Promise<CdpSession> {
  return connected((notifier) => new StreamChrome(stream, notifier));
}

async function connected(start: (notifier: EventEmitter) => Chrome): Promise<CdpSession> {
  const notifier = new EventEmitter();
  const chrome = start(notifier);
  const session = new ChromeSession(chrome);
  await once(notifier, 'connect');
  return withUndisturbedSteps(session);
}

class ChromeSession implements CdpSession {
  readonly closed: Promise<void>;
  readonly #chrome: Chrome;
  #isClosed = false;

  constructor(chrome: Chrome) {
    this.#chrome = chrome;
    chrome.setMaxListeners(0);
    this.closed = new Promise((resolve) => chrome.once('disconnect', resolve));
    void this.closed.then(() => (this.#isClosed = true));
  }

  async send(method: string, params?: object): Promise<never> {
    if (this.#isClosed) throw new CdpError(method, 'The program has ended');
    try {
      return (await this.#chrome.send(method, params)) as never;
    } catch (error) {
      const { response } = error as { response?: { message: string; code: number } };
      throw new CdpError(method, response?.message ?? 'The program has ended', response?.code);
    }
  }

  on(event: string, listener: (params: never) => void): () => void {
    const call = listener as (params: unknown) => void;
    this.#chrome.on(event, call);
    return () => this.#chrome.off(event, call);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void this.#chrome.close().then(() => this.#chrome.emit('disconnect'));
  }
}
