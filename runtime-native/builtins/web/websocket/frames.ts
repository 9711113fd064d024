/**
 * The frames of the WebSocket protocol.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
import { type Bytes, joinBytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayPush, typedArrayByteLength, uint8ArraySet } from '../../internal/primordials.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';

export const CONTINUATION = 0;
export const TEXT = 1;
export const BINARY = 2;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const FINAL = 0x80;
const MASKED = 0x80;
const RESERVED = 0x70;
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_CONTROL_BYTES = 125;

const { cryptoFillRandom, utf8Decode, utf8Encode } = ops;

/** A whole message in one frame, masked as those of clients are. */
export function encodeFrame(opcode: number, payload: Bytes): Bytes {
  const length = typedArrayByteLength(payload);
  const extended = length < 126 ? 0 : length < 65536 ? 2 : 8;
  const start = 2 + extended + 4;
  const frame = new Uint8Array(start + length);
  frame[0] = FINAL | opcode;
  frame[1] = MASKED | (extended === 0 ? length : extended === 2 ? 126 : 127);
  let rest = length;
  for (let index = 1 + extended; index > 1; index--) {
    frame[index] = rest % 256;
    rest = (rest - (rest % 256)) / 256;
  }
  const mask = bytesWithin(frame, start - 4, start);
  cryptoFillRandom(mask);
  uint8ArraySet(frame, payload, start);
  for (let index = 0; index < length; index++) {
    frame[start + index] = (frame[start + index] as number) ^ (mask[index & 3] as number);
  }
  return frame;
}

/** What a server did that the protocol does not allow; `code` is for the Close frame. */
export class ProtocolError {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string) {
    this.code = code;
    this.reason = reason;
  }
}

/** The text of bytes that must be UTF-8. */
export function decodeText(bytes: Bytes): string {
  const text = utf8Decode(bytes);
  // What is not UTF-8 comes back as other bytes.
  const again = utf8Encode(text);
  const length = typedArrayByteLength(bytes);
  if (typedArrayByteLength(again) === length) {
    let index = 0;
    while (index < length && again[index] === bytes[index]) index++;
    if (index === length) return text;
  }
  throw new ProtocolError(1007, 'a text is not UTF-8');
}

/** Takes what a server sends apart. Throws a {@link ProtocolError}. */
export class FrameReader {
  readonly #onMessage: (opcode: number, payload: Bytes) => void;
  /** What has come of the frame that is not complete, and how much of it is needed to go on. */
  #chunks: Bytes[] = [];
  #chunkBytes = 0;
  #neededBytes = 2;
  #buffer: Bytes = new Uint8Array(0);
  /** Of a message in several frames. */
  #opcode = 0;
  #parts: Bytes[] = [];
  #byteLength = 0;

  /** `onMessage` gets messages (TEXT, BINARY) and control frames. */
  constructor(onMessage: (opcode: number, payload: Bytes) => void) {
    this.#onMessage = onMessage;
  }

  push(bytes: Bytes, isOver: () => boolean): void {
    arrayPush(this.#chunks, bytes);
    this.#chunkBytes += typedArrayByteLength(bytes);
    if (this.#chunkBytes < this.#neededBytes) return;
    this.#buffer = joinBytes(this.#chunks, this.#chunkBytes);
    while (!isOver() && this.#takeFrame()) {}
    this.#chunks = [this.#buffer];
    this.#chunkBytes = typedArrayByteLength(this.#buffer);
  }

  /** False: the next frame is not complete yet. */
  #takeFrame(): boolean {
    const buffer = this.#buffer;
    const size = typedArrayByteLength(buffer);
    this.#neededBytes = 2;
    if (size < 2) return false;
    const first = buffer[0] as number;
    const second = buffer[1] as number;
    if ((first & RESERVED) !== 0) throw new ProtocolError(1002, 'a reserved bit is set');
    if ((second & MASKED) !== 0) throw new ProtocolError(1002, 'a frame of the server is masked');
    let length = second & 0x7f;
    const extended = length === 126 ? 2 : length === 127 ? 8 : 0;
    this.#neededBytes = 2 + extended;
    if (size < this.#neededBytes) return false;
    if (extended > 0) {
      length = 0;
      for (let index = 2; index < 2 + extended; index++) length = length * 256 + (buffer[index] as number);
    }
    if ((first & 0x0f) >= CLOSE && length > MOST_CONTROL_BYTES) {
      throw new ProtocolError(1002, 'a control frame is too long');
    }
    if (length + this.#byteLength > MOST_BYTES) throw new ProtocolError(1009, 'a message is too large');
    const start = 2 + extended;
    this.#neededBytes = start + length;
    if (size < this.#neededBytes) return false;
    this.#buffer = bytesWithin(buffer, start + length, size);
    this.#handle(first & 0x0f, (first & FINAL) !== 0, bytesWithin(buffer, start, start + length));
    return true;
  }

  #handle(opcode: number, isFinal: boolean, payload: Bytes): void {
    if (opcode >= CLOSE) {
      if (opcode > PONG) throw new ProtocolError(1002, 'a frame has an unknown opcode');
      if (!isFinal) throw new ProtocolError(1002, 'a control frame comes in pieces');
      this.#onMessage(opcode, payload);
      return;
    }
    if (opcode > BINARY) throw new ProtocolError(1002, 'a frame has an unknown opcode');
    if ((opcode === CONTINUATION) === (this.#opcode === 0)) {
      throw new ProtocolError(1002, 'the frames of a message are in disorder');
    }
    if (opcode !== CONTINUATION) this.#opcode = opcode;
    arrayPush(this.#parts, payload);
    this.#byteLength += typedArrayByteLength(payload);
    if (!isFinal) return;
    const message = joinBytes(this.#parts, this.#byteLength);
    const messageOpcode = this.#opcode;
    this.#parts = [];
    this.#byteLength = 0;
    this.#opcode = 0;
    this.#onMessage(messageOpcode, message);
  }
}
