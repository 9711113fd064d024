/** @see https://html.spec.whatwg.org/#event-stream-interpretation */
import { type Bytes, joinBytes } from '../internal/bytes.ts';
import { ops } from '../internal/native.ts';
import {
  numberParseInt,
  regExpExec,
  stringCharCodeAt,
  stringIncludes,
  stringIndexOf,
  stringSlice,
  typedArrayByteLength,
} from '../internal/primordials.ts';
import { bytesWithin } from '../internal/webidl/buffers.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = 0xfeff;
const DIGITS = /^\d+$/;

export class EventStreamParser {
  readonly #onEvent: (type: string, data: string, lastEventId: string) => void;
  /** The beginning of a line. */
  #rest: Bytes = new Uint8Array(0);
  #isFirstLine = true;
  /** A line feed at the start belongs to the line before. */
  #skipsLineFeed = false;
  #data = '';
  #hasData = false;
  #type = '';
  #idBuffer: string;
  lastEventId: string;
  /** What the server wants the reconnection time to be. */
  retryMs: number | undefined = undefined;

  constructor(onEvent: (type: string, data: string, lastEventId: string) => void, lastEventId: string) {
    this.#onEvent = onEvent;
    this.#idBuffer = lastEventId;
    this.lastEventId = lastEventId;
  }

  /** Lines are cut as bytes: neither of their ends is part of another character. */
  push(bytes: Bytes): void {
    const left = typedArrayByteLength(this.#rest);
    const all = left === 0 ? bytes : joinBytes([this.#rest, bytes], left + typedArrayByteLength(bytes));
    const length = typedArrayByteLength(all);
    let start = 0;
    for (let index = left; index < length; index++) {
      const byte = all[index];
      if (byte === LINE_FEED && this.#skipsLineFeed && index === start) {
        this.#skipsLineFeed = false;
        start = index + 1;
        continue;
      }
      if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) {
        this.#skipsLineFeed = false;
        continue;
      }
      this.#skipsLineFeed = byte === CARRIAGE_RETURN;
      this.#takeLine(ops.utf8Decode(bytesWithin(all, start, index)));
      start = index + 1;
    }
    this.#rest = bytesWithin(all, start, length);
  }

  #takeLine(text: string): void {
    let line = text;
    if (this.#isFirstLine) {
      this.#isFirstLine = false;
      if (stringCharCodeAt(line, 0) === BYTE_ORDER_MARK) line = stringSlice(line, 1);
    }
    if (line === '') {
      this.#dispatch();
      return;
    }
    const colon = stringIndexOf(line, ':');
    if (colon === 0) return;
    const field = colon === -1 ? line : stringSlice(line, 0, colon);
    const start = line[colon + 1] === ' ' ? colon + 2 : colon + 1;
    this.#takeField(field, colon === -1 ? '' : stringSlice(line, start));
  }

  #takeField(field: string, value: string): void {
    if (field === 'event') {
      this.#type = value;
    } else if (field === 'data') {
      this.#data = this.#hasData ? `${this.#data}\n${value}` : value;
      this.#hasData = true;
    } else if (field === 'id') {
      if (!stringIncludes(value, '\0')) this.#idBuffer = value;
    } else if (field === 'retry' && regExpExec(DIGITS, value) !== null) {
      this.retryMs = numberParseInt(value, 10);
    }
  }

  #dispatch(): void {
    this.lastEventId = this.#idBuffer;
    const type = this.#type === '' ? 'message' : this.#type;
    const data = this.#data;
    const hasData = this.#hasData;
    this.#type = '';
    this.#data = '';
    this.#hasData = false;
    if (hasData) this.#onEvent(type, data, this.lastEventId);
  }
}
