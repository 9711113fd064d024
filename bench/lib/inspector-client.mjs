// @ts-check
// A client of the inspector that adds as little as possible to what is measured: WebSocket frames on a socket.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

/** @typedef {{ id?: number, method?: string, params?: any, result?: any, error?: { message: string } }} Message */

/**
 * The address in the line that tools parse.
 * @param {import('node:stream').Readable} stderr
 * @returns {Promise<string>}
 */
export async function readUrl(stderr) {
  let text = '';
  for await (const chunk of stderr.iterator({ destroyOnReturn: false })) {
    text += chunk;
    const url = /Debugger listening on (ws:\S+)\s/.exec(text)?.[1];
    if (url) {
      stderr.resume();
      return url;
    }
  }
  throw new Error(`no inspector: ${text}`);
}

export class InspectorClient {
  #socket;
  /** @type {Buffer} */
  #received = Buffer.alloc(0);
  /** @type {Map<number, { resolve: (message: any) => void, reject: (error: Error) => void }>} */
  #pending = new Map();
  /** @type {Map<string, (params: any) => void>} */
  #waiting = new Map();
  #lastId = 0;

  /**
   * Connects and shakes hands.
   * @param {string} url
   */
  static async connect(url) {
    const { hostname, port, pathname, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
    );
    let head = '';
    while (!head.includes('\r\n\r\n')) head += (await once(socket, 'data'))[0].toString('latin1');
    if (!head.startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${head}`);
    return new InspectorClient(socket);
  }

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const { reject } of this.#pending.values()) reject(new Error('the connection has ended'));
    });
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  send(method, params) {
    const id = ++this.#lastId;
    this.#socket.write(encode(JSON.stringify({ id, method, params })));
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }));
  }

  /**
   * The next event of that name from now on.
   * @param {string} method
   * @returns {Promise<any>}
   */
  next(method) {
    return new Promise((resolve) => this.#waiting.set(method, resolve));
  }

  close() {
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk */
  #take(chunk) {
    let data = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    while (data.length >= 2) {
      const short = /** @type {number} */ (data[1]) & 0x7f;
      const start = short === 126 ? 4 : short === 127 ? 10 : 2;
      if (data.length < start) break;
      const length = short === 126 ? data.readUInt16BE(2) : short === 127 ? Number(data.readBigUInt64BE(2)) : short;
      if (data.length < start + length) break;
      if (/** @type {number} */ (data[0] & 0x0f) === 1)
        this.#handle(JSON.parse(data.toString('utf8', start, start + length)));
      data = data.subarray(start + length);
    }
    this.#received = data;
  }

  /** @param {Message} message */
  #handle({ id, method, params, result, error }) {
    if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error) pending?.reject(new Error(error.message));
      else pending?.resolve(result);
    } else if (method !== undefined) {
      const resolve = this.#waiting.get(method);
      this.#waiting.delete(method);
      resolve?.(params);
    }
  }
}

/** @param {string} text */
function encode(text) {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, 0x80 | body.length])
      : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 0xff]);
  // A mask of zeros leaves the body as it is.
  return Buffer.concat([head, Buffer.alloc(4), body]);
}
