/** @see https://websockets.spec.whatwg.org/#the-websocket-interface */
import type { Bytes } from '../../internal/bytes.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { arrayBufferIsView, promiseThen, typedArrayBuffer, typedArrayByteLength } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { copyBytes, toBufferSource } from '../../internal/webidl/buffers.ts';
import { iteratorMethod, sequenceFrom } from '../../internal/webidl/compound.ts';
import { isObject, toDOMString, toUnsignedShortClamped, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { DOMException } from '../dom-exception.ts';
import { ErrorEvent } from '../error-events.ts';
import { Event } from '../event.ts';
import { defineHandlerAttributes } from '../event-handlers.ts';
import { dispatchTrusted, EventTarget } from '../event-target.ts';
import { isBadPort } from '../fetch/bad-ports.ts';
import { isHeaderName, lowerCase } from '../fetch/header-list.ts';
import { blobBytesNow, isBlob, makeBlob } from '../files/blob.ts';
import { MessageEvent } from '../message-event.ts';
import { parseUrl, type UrlRecord } from '../url/url-record.ts';
import { CloseEvent } from './close-event.ts';
import { type ConnectionListener, WebSocketConnection } from './connection.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const MOST_REASON_BYTES = 123;
const NORMAL = 1000;

const syntaxError = (message: string): DOMException => new DOMException(message, 'SyntaxError');

/** @see https://websockets.spec.whatwg.org/#dom-websocket-websocket */
function toSocketUrl(text: string): UrlRecord {
  const parsed = parseUrl(text);
  if (parsed === null) throw syntaxError(`WebSocket constructor: '${text}' is not an absolute URL`);
  let url: UrlRecord | null = parsed;
  if (parsed.protocol === 'http:') url = parsed.with('protocol', 'ws:');
  else if (parsed.protocol === 'https:') url = parsed.with('protocol', 'wss:');
  if (url === null || (url.protocol !== 'ws:' && url.protocol !== 'wss:')) {
    throw syntaxError(`WebSocket constructor: the scheme of '${text}' must be ws, wss, http or https`);
  }
  if (url.hrefWithoutHash !== url.href) throw syntaxError('WebSocket constructor: the URL must not have a fragment');
  return url;
}

function toProtocols(value: unknown): string[] {
  const what = 'WebSocket constructor, protocols';
  const method = isObject(value) ? iteratorMethod(value, what) : undefined;
  const list = method === undefined ? [toDOMString(value)] : sequenceFrom(value as object, method, toDOMString, what);
  for (let index = 0; index < list.length; index++) {
    const protocol = list[index] as string;
    if (!isHeaderName(protocol)) throw syntaxError(`${what}: '${protocol}' is not the name of a protocol`);
    for (let other = 0; other < index; other++) {
      if (lowerCase(list[other] as string) === lowerCase(protocol))
        throw syntaxError(`${what}: '${protocol}' comes twice`);
    }
  }
  return list;
}

/** What a WebSocket is behind its interface. */
class SocketState implements ConnectionListener {
  readonly target: WebSocket;
  readonly url: UrlRecord;
  readyState = CONNECTING;
  protocol = '';
  bufferedAmount = 0;
  binaryType: 'arraybuffer' | 'blob' = 'blob';
  readonly connection: WebSocketConnection;

  constructor(target: WebSocket, url: UrlRecord, protocols: readonly string[]) {
    this.target = target;
    this.url = url;
    this.connection = new WebSocketConnection(this, protocols);
  }

  /** In a task of its own: the program has to have time to listen. */
  start(): void {
    promiseThen(promiseResolvedWith(undefined), () => {
      try {
        if (isBadPort(this.url.portNumber)) throw new Error('the port is blocked');
        this.connection.open(this.url);
      } catch {
        this.connection.close(undefined, '');
      }
    });
  }

  send(data: Bytes | string, byteLength: number): void {
    if (this.readyState !== OPEN) {
      this.bufferedAmount += byteLength;
    } else if (!this.connection.send(data)) {
      this.bufferedAmount += byteLength;
    }
  }

  onOpen(protocol: string): void {
    this.readyState = OPEN;
    this.protocol = protocol;
    dispatchTrusted(this.target, new Event('open'));
  }

  onMessage(data: Bytes | string): void {
    if (this.readyState !== OPEN) return;
    const event = new MessageEvent('message', { __proto__: null, data: this.#toData(data), origin: this.url.origin });
    dispatchTrusted(this.target, event);
  }

  #toData(data: Bytes | string): unknown {
    if (typeof data === 'string') return data;
    const bytes = copyBytes(data);
    return this.binaryType === 'blob' ? makeBlob(bytes, '') : typedArrayBuffer(bytes);
  }

  onClosing(): void {
    this.readyState = CLOSING;
  }

  onSent(): void {
    if (this.readyState === OPEN) this.bufferedAmount = 0;
  }

  onClosed(code: number, reason: string, wasClean: boolean, error: string | undefined): void {
    this.readyState = CLOSED;
    if (error !== undefined) dispatchTrusted(this.target, new ErrorEvent('error', { __proto__: null, message: error }));
    dispatchTrusted(this.target, new CloseEvent('close', { __proto__: null, code, reason, wasClean }));
  }
}

let socketState: (value: unknown) => SocketState | undefined;

export class WebSocket extends EventTarget {
  readonly #state: SocketState;

  static {
    socketState = (value) => (isObject(value) && #state in value ? (value as WebSocket).#state : undefined);
  }

  constructor(url: unknown, protocols: unknown = []) {
    requireArguments('WebSocket constructor', arguments.length, 1);
    const urlText = toUSVString(url);
    const list = toProtocols(protocols);
    super();
    this.#state = new SocketState(this, toSocketUrl(urlText), list);
    this.#state.start();
  }

  get url(): string {
    return stateOf(this).url.href;
  }

  get readyState(): number {
    return stateOf(this).readyState;
  }

  get bufferedAmount(): number {
    return stateOf(this).bufferedAmount;
  }

  /** There are none yet. */
  get extensions(): string {
    stateOf(this);
    return '';
  }

  get protocol(): string {
    return stateOf(this).protocol;
  }

  get binaryType(): string {
    return stateOf(this).binaryType;
  }

  set binaryType(value: unknown) {
    const state = stateOf(this);
    const text = toDOMString(value);
    // As attributes of enumerations do, it ignores what is none of them.
    if (text === 'blob' || text === 'arraybuffer') state.binaryType = text;
  }

  close(code: unknown = undefined, reason: unknown = undefined): void {
    const state = stateOf(this);
    const codeNumber = code === undefined ? undefined : toUnsignedShortClamped(code, 'WebSocket.close, code');
    const reasonText = reason === undefined ? '' : toUSVString(reason);
    if (codeNumber !== undefined && codeNumber !== NORMAL && (codeNumber < 3000 || codeNumber > 4999)) {
      throw new DOMException(
        `WebSocket.close: the code must be 1000 or from 3000 to 4999, not ${codeNumber}`,
        'InvalidAccessError',
      );
    }
    if (typedArrayByteLength(ops.utf8Encode(reasonText)) > MOST_REASON_BYTES) {
      throw syntaxError(`WebSocket.close: the reason is longer than ${MOST_REASON_BYTES} bytes`);
    }
    if (state.readyState >= CLOSING) return;
    state.readyState = CLOSING;
    state.connection.close(codeNumber ?? (reason === undefined ? undefined : NORMAL), reasonText);
  }

  send(data: unknown): void {
    const state = stateOf(this);
    requireArguments('WebSocket.send', arguments.length, 1);
    let bytes: Bytes | string;
    if (isBlob(data)) bytes = blobBytesNow(data);
    else if (arrayBufferIsView(data) || ops.isAnyArrayBuffer(data))
      bytes = copyBytes(toBufferSource(data, 'WebSocket.send, data'));
    else bytes = toUSVString(data);
    if (state.readyState === CONNECTING) {
      throw new DOMException('WebSocket.send: the connection is not open yet', 'InvalidStateError');
    }
    state.send(bytes, typedArrayByteLength(typeof bytes === 'string' ? ops.utf8Encode(bytes) : bytes));
  }
}

function stateOf(value: unknown): SocketState {
  const state = socketState(value);
  if (state === undefined) throw illegalInvocation('WebSocket');
  return state;
}

defineHandlerAttributes(
  WebSocket.prototype,
  ['open', 'error', 'close', 'message'],
  (target) => socketState(target) !== undefined,
);
configureInterface(WebSocket, 'WebSocket', { CONNECTING, OPEN, CLOSING, CLOSED });
printAttributes(WebSocket.prototype, ['url', 'readyState', 'bufferedAmount', 'extensions', 'protocol', 'binaryType']);
