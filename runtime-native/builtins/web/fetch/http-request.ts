/**
 * One request to a server, and its response: the standard's HTTP-network fetch.
 * @see https://fetch.spec.whatwg.org/#concept-http-network-fetch
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayJoin, stringSlice, typedArrayByteLength, typedArrayTag } from '../../internal/primordials.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import { blobBytesNow, isBlob } from '../files/blob.ts';
import { acquireReader, cancelStream, type DefaultReaderState } from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import type { UrlRecord } from '../url/url-record.ts';
import type { Body } from './body.ts';
import { basicCredentials } from './credentials.ts';
import type { HttpReceiver, HttpResponse } from './http-events.ts';
import type { ByteOrigin, Interest } from './incoming-body.ts';
import { type ProxyServer, proxyFor } from './proxy.ts';
import { refererOf } from './referrer.ts';
import type { RequestRecord } from './request-record.ts';

const { httpCancel, httpFinish, httpSetInterest, httpStart, httpWrite, utf8Encode } = ops;

const BODY_FOLLOWS = 1;
const IS_HEAD = 2;
const IS_FRESH = 8;

/** Who gets what comes of a request. */
export interface HttpListener {
  onHead(response: HttpResponse): void;
  onBytes(bytes: Bytes): void;
  onEnd(): void;
  onError(error: unknown): void;
}

export const USER_AGENT = 'jstime';
const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';

/** An error of the network as the cause of the TypeError that scripts get. */
export function networkCause(code: string, message: string): Error {
  const error = new Error(message) as Error & { code: string };
  error.code = code;
  return error;
}

/** The name of a host as sockets want it: addresses of IPv6 without brackets. */
export const socketHost = (hostname: string): string => (hostname[0] === '[' ? stringSlice(hostname, 1, -1) : hostname);

export function portOf(url: UrlRecord): number {
  if (url.portNumber !== -1) return url.portNumber;
  return url.protocol === 'https:' || url.protocol === 'wss:' ? 443 : 80;
}

/** The request that asks a proxy for a connection to the host of `url`. */
export function tunnelRequest(url: UrlRecord, { authorization }: ProxyServer): string {
  const host = `${url.hostname}:${portOf(url)}`;
  const credentials = authorization === '' ? '' : `proxy-authorization: ${authorization}\r\n`;
  return `CONNECT ${host} HTTP/1.1\r\nhost: ${host}\r\n${credentials}\r\n`;
}

/** Whether the program says nothing of a header; then it has a value that servers expect. */
function defaultHeader(request: RequestRecord, name: string, value: string): string {
  return request.headers.has(name) ? '' : `${name}: ${value}\r\n`;
}

function cacheHeaders({ cache, headers }: RequestRecord): string {
  const hasControl = headers.has('cache-control');
  if (cache === 'no-cache') return hasControl ? '' : 'cache-control: max-age=0\r\n';
  if (cache !== 'no-store' && cache !== 'reload') return '';
  const pragma = headers.has('pragma') ? '' : 'pragma: no-cache\r\n';
  return hasControl ? pragma : `${pragma}cache-control: no-cache\r\n`;
}

/** Headers that say where the message ends are the transport's own. */
const isFraming = (name: string): boolean =>
  name === 'content-length' ||
  name === 'transfer-encoding' ||
  name === 'connection' ||
  name === 'keep-alive' ||
  name === 'upgrade' ||
  name === 'expect';

function makeHead(request: RequestRecord, target: string, proxyAuthorization: string, framing: string): string {
  const { headers, method } = request;
  const url = request.currentUrl;
  const { flat } = headers;
  let head = `${method} ${target} HTTP/1.1\r\n${defaultHeader(request, 'host', url.host)}connection: keep-alive\r\n`;
  for (let index = 0; index < flat.length; index += 2) {
    const name = flat[index] as string;
    // Values of one name stand in one line, where it is first.
    if (isFraming(name) || headers.indexOf(name) < index) continue;
    const value = name === 'cookie' ? arrayJoin(headers.getAll(name), '; ') : headers.get(name);
    head += `${headers.spelling(name)}: ${value}\r\n`;
  }
  const referer = headers.has('referer') ? '' : refererOf(request);
  if (referer !== '') head += `referer: ${referer}\r\n`;
  head += defaultHeader(request, 'accept', '*/*');
  head += defaultHeader(request, 'accept-language', '*');
  head += cacheHeaders(request);
  head += defaultHeader(request, 'user-agent', USER_AGENT);
  // A part of encoded content could not be decoded.
  head += defaultHeader(request, 'accept-encoding', headers.has('range') ? 'identity' : ACCEPT_ENCODING);
  if (!headers.has('authorization') && request.credentials !== 'omit') {
    const authorization = basicCredentials(url);
    if (authorization !== '') head += `authorization: ${authorization}\r\n`;
  }
  if (proxyAuthorization !== '') head += `proxy-authorization: ${proxyAuthorization}\r\n`;
  return `${head}${framing}\r\n`;
}

/** What is known of a body from the start. */
function bytesOfBody(body: Body): Bytes | undefined {
  const { source } = body;
  if (source === undefined) return undefined;
  if (typeof source === 'string') return utf8Encode(source);
  return isBlob(source) ? blobBytesNow(source) : source;
}

const mayHaveBody = (method: string): boolean => method === 'POST' || method === 'PUT' || method === 'PATCH';

export class HttpRequest implements HttpReceiver, ByteOrigin {
  readonly #listener: HttpListener;
  #id = 0;
  #upload: Upload | undefined = undefined;
  #isOver = false;

  constructor(listener: HttpListener) {
    this.#listener = listener;
  }

  /**
   * `isFresh`: over a connection that nobody has used.
   * @throws {TypeError} when the environment names a proxy that cannot be used
   */
  send(request: RequestRecord, isFresh: boolean): void {
    const url = request.currentUrl;
    const isSecure = url.protocol === 'https:';
    const proxy = proxyFor(url);
    const { body, method } = request;
    const bytes = body === null ? undefined : bytesOfBody(body);
    let framing = '';
    if (bytes !== undefined) framing = `content-length: ${typedArrayByteLength(bytes)}\r\n`;
    else if (body !== null) framing = 'transfer-encoding: chunked\r\n';
    else if (mayHaveBody(method)) framing = 'content-length: 0\r\n';
    const path = `${url.pathname}${url.search}`;
    const target = proxy === undefined || isSecure ? path : `http://${url.host}${path}`;
    const head = makeHead(request, target, isSecure ? '' : (proxy?.authorization ?? ''), framing);
    const follows = body !== null && bytes === undefined;
    const host = socketHost(url.hostname);
    this.#id = httpStart(
      this,
      proxy === undefined ? host : socketHost(proxy.host),
      proxy === undefined ? portOf(url) : proxy.port,
      isSecure ? host : '',
      isSecure && proxy !== undefined ? tunnelRequest(url, proxy) : '',
      head,
      bytes,
      (follows ? BODY_FOLLOWS : 0) | (method === 'HEAD' ? IS_HEAD : 0) | (isFresh ? IS_FRESH : 0),
    );
    if (!follows) return;
    this.#upload = new Upload(this.#id, (body as Body).stream, (error) => {
      this.cancel();
      this.#listener.onError(error);
    });
    this.#upload.next();
  }

  onResponse(response: HttpResponse): void {
    this.#listener.onHead(response);
    // Who looked at the head may not want the body.
    if (this.#isOver) return;
    if (response.bytes !== undefined) this.#listener.onBytes(response.bytes);
    if (response.isEnd) this.#end();
  }

  onBody(bytes: Bytes | undefined, isEnd: boolean): void {
    if (bytes !== undefined) this.#listener.onBytes(bytes);
    if (isEnd) this.#end();
  }

  onFailure(code: string, message: string): void {
    const error = networkCause(code, message);
    this.#upload?.stop(error);
    this.#listener.onError(error);
  }

  onWritten(): void {
    this.#upload?.next();
  }

  #end(): void {
    // A server may answer before it has read all.
    this.#upload?.stop(undefined);
    this.#listener.onEnd();
  }

  setInterest(interest: Interest): void {
    httpSetInterest(this.#id, interest);
  }

  cancel(reason: unknown = undefined): void {
    this.#isOver = true;
    httpCancel(this.#id);
    this.#upload?.stop(reason);
  }
}

/** Sends the chunks of a stream, as fast as the server takes them. */
class Upload {
  readonly #id: number;
  readonly #stream: ReadableStream;
  readonly #reader: DefaultReaderState;
  readonly #onError: (error: unknown) => void;
  #isOver = false;

  constructor(id: number, stream: ReadableStream, onError: (error: unknown) => void) {
    this.#id = id;
    this.#stream = stream;
    this.#reader = acquireReader(stream);
    this.#onError = onError;
  }

  /** Reads one more chunk. */
  next(): void {
    if (!this.#isOver) this.#reader.read(this);
  }

  chunkSteps(chunk: unknown): void {
    if (this.#isOver) return;
    if (typedArrayTag(chunk) !== 'Uint8Array') {
      const error = new TypeError('A chunk of the stream that is the body of a request must be a Uint8Array');
      this.stop(error);
      this.#onError(error);
      return;
    }
    // A script may go on using its buffer.
    if (httpWrite(this.#id, copyBytes(chunk as Bytes))) this.next();
  }

  closeSteps(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    httpFinish(this.#id);
  }

  errorSteps(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onError(error);
  }

  stop(reason: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void cancelStream(this.#stream, reason);
  }
}
