// @ts-check
// A client of the Debug Adapter Protocol that adds as little as possible to what is measured.

/** @typedef {any} Body what a request or an event holds: the rows know what they have asked for */

export class DapClient {
  #output;
  /** @type {Buffer[]} */
  #chunks = [];
  #size = 0;
  /** @type {number | undefined} */
  #bodyLength;
  #lastSeq = 0;
  /** @type {Map<number, { resolve: (body: Body) => void, reject: (error: Error) => void, command: string }>} */
  #pending = new Map();
  /** @type {{ event: string, fits: (body: Body) => boolean, resolve: (body: Body) => void, reject: (error: Error) => void }[]} */
  #waiting = [];
  /** @type {{ event: string, body: Body }[]} */
  #seen = [];
  /** Called for each request of the adapter. @type {(command: string, args: any) => void} */
  onRequest = () => {};

  /**
   * @param {import('node:stream').Readable} input
   * @param {import('node:stream').Writable} output
   */
  constructor(input, output) {
    this.#output = output;
    output.on('error', () => {});
    input.on('data', (/** @type {Buffer} */ chunk) => this.#take(chunk));
    input.on('error', () => {});
    input.on('close', () => {
      const error = new Error('the adapter has closed the connection');
      for (const { reject } of [...this.#pending.values(), ...this.#waiting]) reject(error);
    });
  }

  /**
   * @param {string} command
   * @param {object} [args]
   * @returns {Promise<Body>}
   */
  request(command, args) {
    const seq = ++this.#lastSeq;
    this.#send({ seq, type: 'request', command, arguments: args });
    return new Promise((resolve, reject) => this.#pending.set(seq, { resolve, reject, command }));
  }

  /**
   * Takes the next event of that name that fits, even if it has come already.
   * @param {string} event
   * @param {(body: Body) => boolean} [fits]
   * @returns {Promise<Body>}
   */
  event(event, fits = () => true) {
    const index = this.#seen.findIndex((one) => one.event === event && fits(one.body));
    if (index >= 0) return Promise.resolve(this.#seen.splice(index, 1)[0]?.body);
    return new Promise((resolve, reject) => this.#waiting.push({ event, fits, resolve, reject }));
  }

  /** @param {object} message */
  #send(message) {
    const text = JSON.stringify(message);
    this.#output.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  /** @param {Buffer} chunk */
  #take(chunk) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    for (;;) {
      if (this.#bodyLength === undefined) {
        const end = this.#all().indexOf('\r\n\r\n');
        if (end < 0) return;
        this.#bodyLength = Number(/Content-Length: (\d+)/i.exec(this.#cut(end + 4).toString('latin1'))?.[1]);
      }
      if (this.#size < this.#bodyLength) return;
      const body = this.#cut(this.#bodyLength);
      this.#bodyLength = undefined;
      this.#handle(JSON.parse(body.toString()));
    }
  }

  #all() {
    const all = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  /** @param {number} length */
  #cut(length) {
    const all = this.#all();
    this.#chunks = [all.subarray(length)];
    this.#size = all.length - length;
    return all.subarray(0, length);
  }

  /** @param {any} message */
  #handle(message) {
    if (message.type === 'response') {
      const pending = this.#pending.get(message.request_seq);
      this.#pending.delete(message.request_seq);
      if (message.success) pending?.resolve(message.body);
      else pending?.reject(new Error(`${pending.command}: ${message.message ?? message.body?.error?.format}`));
    } else if (message.type === 'event') {
      const { event, body } = message;
      const index = this.#waiting.findIndex((waiting) => waiting.event === event && waiting.fits(body));
      if (index >= 0) this.#waiting.splice(index, 1)[0]?.resolve(body);
      else if (event !== 'output' && event !== 'loadedSource') this.#seen.push({ event, body });
    } else {
      const { seq, command } = message;
      this.#send({ seq: ++this.#lastSeq, type: 'response', request_seq: seq, command, success: true });
      this.onRequest(command, message.arguments);
    }
  }
}
