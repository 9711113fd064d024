/**
 * The connection under a WebSocket: handshake, frames, the closing handshake.
 * @see https://websockets.spec.whatwg.org/#websocket-protocol
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { promiseThen, stringToLowerCase, typedArrayByteLength } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { bytesWithin } from '../../internal/webidl/buffers.ts';
import { basicCredentials } from '../fetch/credentials.ts';
import { HeaderList } from '../fetch/header-list.ts';
import type { HttpReceiver, HttpResponse } from '../fetch/http-events.ts';
import { portOf, socketHost, tunnelRequest, USER_AGENT } from '../fetch/http-request.ts';
import { proxyFor } from '../fetch/proxy.ts';
import { clearTimeout, startBackgroundTimer } from '../timers.ts';
import type { UrlRecord } from '../url/url-record.ts';
import { BINARY, CLOSE, decodeText, encodeFrame, FrameReader, PING, PONG, ProtocolError, TEXT } from './frames.ts';

const { httpCancel, httpStart, httpWrite, utf8Encode, webSocketKeys } = ops;

/** As a client that asks for another protocol, and whose own data follow. */
const UPGRADE = 1 | 4;
const SWITCHING_PROTOCOLS = 101;
const NO_STATUS = 1005;
const ABNORMAL = 1006;
/** So long the server may take to answer a Close frame. */
const CLOSING_MS = 10_000;

export interface ConnectionListener {
  onOpen(protocol: string): void;
  onMessage(data: Bytes | string): void;
  /** The server has begun to close. */
  onClosing(): void;
  /** Everything that was sent has left. */
  onSent(): void;
  /** The last. `error` says what was wrong, if anything was. */
  onClosed(code: number, reason: string, wasClean: boolean, error: string | undefined): void;
}

export class WebSocketConnection implements HttpReceiver {
  readonly #listener: ConnectionListener;
  readonly #protocols: readonly string[];
  readonly #reader: FrameReader;
  #id = 0;
  #accept = '';
  #isOpen = false;
  #isOver = false;
  #hasSentClose = false;
  #closeCode = ABNORMAL;
  #closeReason = '';
  #hasReceivedClose = false;
  #timer = 0;

  constructor(listener: ConnectionListener, protocols: readonly string[]) {
    this.#listener = listener;
    this.#protocols = protocols;
    this.#reader = new FrameReader((opcode, payload) => this.#onFrame(opcode, payload));
  }

  /** @throws {TypeError} when the environment names a proxy that cannot be used */
  open(url: UrlRecord): void {
    const isSecure = url.protocol === 'wss:';
    const proxy = proxyFor(url);
    const [key, accept] = webSocketKeys();
    this.#accept = accept;
    let head = `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n`;
    head += `sec-websocket-key: ${key}\r\nsec-websocket-version: 13\r\nuser-agent: ${USER_AGENT}\r\n`;
    head += 'cache-control: no-cache\r\npragma: no-cache\r\n';
    for (let index = 0; index < this.#protocols.length; index++) {
      head += `${index === 0 ? 'sec-websocket-protocol: ' : ', '}${this.#protocols[index]}`;
    }
    if (this.#protocols.length > 0) head += '\r\n';
    const authorization = basicCredentials(url);
    if (authorization !== '') head += `authorization: ${authorization}\r\n`;
    const host = socketHost(url.hostname);
    this.#id = httpStart(
      this,
      proxy === undefined ? host : socketHost(proxy.host),
      proxy === undefined ? portOf(url) : proxy.port,
      isSecure ? host : '',
      proxy === undefined ? '' : tunnelRequest(url, proxy),
      `${head}\r\n`,
      undefined,
      UPGRADE,
    );
  }

  /** True: it has left already. */
  send(data: Bytes | string): boolean {
    if (this.#hasSentClose || this.#isOver) return true;
    const isText = typeof data === 'string';
    return httpWrite(this.#id, encodeFrame(isText ? TEXT : BINARY, isText ? utf8Encode(data) : data));
  }

  /** Begins to close; before the connection is open, it fails. */
  close(code: number | undefined, reason: string): void {
    if (!this.#isOpen) {
      // The program hears of it when its own call is over.
      promiseThen(promiseResolvedWith(undefined), () =>
        this.#fail('the WebSocket is closed before its connection is open'),
      );
      return;
    }
    this.#sendClose(code, reason);
  }

  onResponse({ status, headers, bytes, isEnd }: HttpResponse): void {
    const list = new HeaderList(headers);
    const reason = this.#objection(status, list);
    if (reason !== undefined) {
      this.#fail(reason);
      return;
    }
    this.#isOpen = true;
    this.#listener.onOpen(list.get('sec-websocket-protocol') ?? '');
    this.onBody(bytes, isEnd);
  }

  /** Why the answer to the handshake is none; undefined if it is. */
  #objection(status: number, headers: HeaderList): string | undefined {
    if (status !== SWITCHING_PROTOCOLS) return `the server answers with status ${status}`;
    if (stringToLowerCase(headers.get('upgrade') ?? '') !== 'websocket') return 'the server upgrades to something else';
    if (stringToLowerCase(headers.get('connection') ?? '') !== 'upgrade') return 'the server does not upgrade';
    if (headers.get('sec-websocket-accept') !== this.#accept) return 'the server has not understood the handshake';
    if (headers.get('sec-websocket-extensions') !== null) return 'the server uses an extension that nobody asked for';
    const protocol = headers.get('sec-websocket-protocol');
    if (protocol === null) return this.#protocols.length > 0 ? 'the server chose no protocol' : undefined;
    for (let index = 0; index < this.#protocols.length; index++) {
      if (this.#protocols[index] === protocol) return undefined;
    }
    return `the server chose the protocol '${protocol}', which nobody offered`;
  }

  onBody(bytes: Bytes | undefined, isEnd: boolean): void {
    if (bytes !== undefined && !this.#isOver) {
      try {
        this.#reader.push(bytes, () => this.#isOver);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        this.#sendClose(error.code, error.reason);
        this.#closeCode = ABNORMAL;
        this.#closeReason = '';
        this.#fail(error.reason);
      }
    }
    if (isEnd) this.#end(undefined);
  }

  onFailure(_code: string, message: string): void {
    this.#end(this.#isOpen ? undefined : message);
  }

  onWritten(): void {
    this.#listener.onSent();
  }

  #onFrame(opcode: number, payload: Bytes): void {
    if (opcode === TEXT) this.#deliver(decodeText(payload));
    else if (opcode === BINARY) this.#deliver(payload);
    else if (opcode === PING) this.#pong(payload);
    else if (opcode === CLOSE) this.#onCloseFrame(payload);
  }

  #deliver(data: Bytes | string): void {
    if (!this.#hasReceivedClose) this.#listener.onMessage(data);
  }

  #pong(payload: Bytes): void {
    if (!this.#hasSentClose) httpWrite(this.#id, encodeFrame(PONG, payload));
  }

  #onCloseFrame(payload: Bytes): void {
    if (this.#hasReceivedClose) return;
    this.#hasReceivedClose = true;
    const length = typedArrayByteLength(payload);
    if (length === 1) throw new ProtocolError(1002, 'a Close frame has half a code');
    this.#closeCode = length === 0 ? NO_STATUS : (payload[0] as number) * 256 + (payload[1] as number);
    if (length > 0 && !isCloseCode(this.#closeCode)) throw new ProtocolError(1002, 'a Close frame has an invalid code');
    this.#closeReason = length > 2 ? decodeText(bytesWithin(payload, 2, length)) : '';
    this.#listener.onClosing();
    this.#sendClose(this.#closeCode === NO_STATUS ? undefined : this.#closeCode, '');
    // The server closes the connection; not all of them do.
    this.#waitForEnd();
  }

  #sendClose(code: number | undefined, reason: string): void {
    if (this.#hasSentClose || this.#isOver) return;
    this.#hasSentClose = true;
    const text = utf8Encode(reason);
    const payload = new Uint8Array(code === undefined ? 0 : 2 + typedArrayByteLength(text));
    if (code !== undefined) {
      payload[0] = code >> 8;
      payload[1] = code & 0xff;
      for (let index = 0; index < text.length; index++) payload[2 + index] = text[index] as number;
    }
    httpWrite(this.#id, encodeFrame(CLOSE, payload));
    this.#waitForEnd();
  }

  #waitForEnd(): void {
    if (this.#timer === 0) this.#timer = startBackgroundTimer(() => this.#end(undefined), CLOSING_MS);
  }

  #fail(error: string): void {
    this.#closeCode = ABNORMAL;
    this.#closeReason = '';
    this.#hasReceivedClose = false;
    this.#end(error);
  }

  #end(error: string | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#timer !== 0) clearTimeout(this.#timer);
    httpCancel(this.#id);
    const wasClean = this.#hasReceivedClose && this.#hasSentClose;
    this.#listener.onClosed(this.#closeCode, this.#closeReason, wasClean, error);
  }
}

/** What may stand in a Close frame (RFC 6455, section 7.4). */
const isCloseCode = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && code !== 1004 && code !== NO_STATUS && code !== ABNORMAL) ||
  (code >= 3000 && code <= 4999);
