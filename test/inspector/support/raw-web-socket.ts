// A WebSocket client made of plain frames (RFC 6455), so that tests see and send what a library would hide.
import { createHash, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { openSocket, type Transport, TransportBase } from './transport.ts';

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const acceptSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

interface Frame {
  opcode: number;
  final: boolean;
  payload: Buffer;
}

export class RawWebSocket extends TransportBase implements Transport {
  readonly socket: Socket;
  /** Status code of the server's close frame. */
  closeCode: number | undefined;
  /** Payloads of the pongs that have come. */
  readonly pongs: string[] = [];
  #chunks: Buffer[] = [];
  #received = 0;
  /** How many bytes the next frame has, as far as is known. */
  #wanted = 2;
  #fragments: Buffer[] = [];
  #closeSent = false;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  /** Shakes hands; rejects with the status line and body when the server refuses. */
  static async connect(url: string, headers: Record<string, string> = {}): Promise<RawWebSocket> {
    const { hostname, port, pathname, host } = new URL(url);
    const socket = await openSocket({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
    const key = randomBytes(16).toString('base64');
    const fields = {
      Host: host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': key,
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
    const head = await readHead(socket);
    if (!head.startsWith('HTTP/1.1 101 ')) {
      socket.destroy();
      throw new Error(`the server refused the WebSocket: ${head}`);
    }
    const accept = createHash('sha1').update(`${key}${acceptSuffix}`).digest('base64');
    if (/^sec-websocket-accept: *(.*)$/im.exec(head)?.[1]?.trim() !== accept) {
      socket.destroy();
      throw new Error(`wrong handshake: ${head}`);
    }
    return new RawWebSocket(socket);
  }

  private constructor(socket: Socket) {
    super();
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    // The close event follows.
    socket.on('error', () => {});
    socket.on('close', () => this.onClose());
  }

  send(message: string): void {
    this.sendFrame(opcodes.text, message);
  }

  close(): void {
    this.#sendClose(1000);
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** Sends one frame, which may break every rule. */
  sendFrame(opcode: number, payload: string | Buffer, { final = true, masked = true, reserved = 0 } = {}): void {
    this.socket.write(encodeFrame(opcode, payload, { final, masked, reserved }));
  }

  #sendClose(code: number): void {
    if (this.#closeSent) return;
    this.#closeSent = true;
    const payload = Buffer.alloc(2);
    payload.writeUInt16BE(code);
    this.sendFrame(opcodes.close, payload);
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    while (this.#received >= this.#wanted) {
      const data = Buffer.concat(this.#chunks);
      const frame = this.#readFrame(data);
      if (!frame) {
        this.#chunks = [data];
        return;
      }
      this.#chunks = [data.subarray(this.#wanted)];
      this.#received -= this.#wanted;
      this.#wanted = 2;
      this.#handle(frame);
    }
  }

  /** Undefined, and a new value of what is wanted, when `data` does not hold the whole frame. */
  #readFrame(data: Buffer): Frame | undefined {
    const first = data[0]!;
    const shortLength = data[1]! & 0x7f;
    const start = shortLength === 126 ? 4 : shortLength === 127 ? 10 : 2;
    this.#wanted = start;
    if (data.length < start) return undefined;
    const length =
      shortLength === 126 ? data.readUInt16BE(2) : shortLength === 127 ? Number(data.readBigUInt64BE(2)) : shortLength;
    this.#wanted = start + length;
    if (data.length < this.#wanted) return undefined;
    if ((first & 0x70) !== 0) this.onProblem(`a frame with reserved bits: 0x${first.toString(16)}`);
    if ((data[1]! & 0x80) !== 0) this.onProblem('the server masked a frame');
    return { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload: data.subarray(start, this.#wanted) };
  }

  #handle({ opcode, final, payload }: Frame): void {
    if (this.closeCode !== undefined) this.onProblem(`a frame after the close frame: opcode ${opcode}`);
    switch (opcode) {
      case opcodes.continuation:
      case opcodes.text:
        if ((opcode === opcodes.text) !== (this.#fragments.length === 0)) this.onProblem('fragments out of order');
        this.#fragments.push(payload);
        if (final) {
          const message = Buffer.concat(this.#fragments);
          this.#fragments = [];
          this.onMessage(this.#decoder.decode(message));
        }
        return;
      case opcodes.ping:
        this.sendFrame(opcodes.pong, payload);
        return;
      case opcodes.pong:
        this.pongs.push(payload.toString());
        return;
      case opcodes.close:
        this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
        this.#sendClose(this.closeCode === 1005 ? 1000 : this.closeCode);
        this.socket.end();
        return;
      default:
        this.onProblem(`a frame with opcode ${opcode}`);
    }
  }
}

/** One frame as bytes. `reserved`: the three bits that nothing has asked for. */
export function encodeFrame(
  opcode: number,
  payload: string | Buffer,
  { final = true, masked = true, reserved = 0 } = {},
): Buffer {
  const body = Buffer.from(payload);
  const head: number[] = [(final ? 0x80 : 0) | (reserved << 4) | opcode];
  const maskBit = masked ? 0x80 : 0;
  if (body.length < 126) head.push(maskBit | body.length);
  else if (body.length < 0x10000) head.push(maskBit | 126, body.length >> 8, body.length & 0xff);
  else {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(body.length));
    head.push(maskBit | 127, ...length);
  }
  if (!masked) return Buffer.concat([Buffer.from(head), body]);
  const mask = randomBytes(4);
  for (let i = 0; i < body.length; i++) body[i] = body[i]! ^ mask[i & 3]!;
  return Buffer.concat([Buffer.from(head), mask, body]);
}

/** Reads the head of the response; what follows it stays in the socket, which pauses until handlers are set. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const take = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.off('data', take);
      socket.pause();
      if (received.length > end + 4) socket.unshift(received.subarray(end + 4));
      resolve(received.toString('latin1', 0, end + 4));
      setImmediate(() => socket.resume());
    };
    socket.on('data', take);
    socket.on('close', () => reject(new Error(`the server hung up during the handshake: ${received}`)));
  });
}
