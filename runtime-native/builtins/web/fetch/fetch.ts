/**
 * The method fetch, and what the standard calls main fetch.
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */

import { type AbortSignal, addAbortAlgorithm, isAborted, signalReason } from '../../internal/abort.ts';
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayPush, promiseThen, regExpExec, typedArrayByteLength } from '../../internal/primordials.ts';
import {
  newPromise,
  type PromiseCapability,
  promiseRejectedWith,
  promiseResolvedWith,
} from '../../internal/promises.ts';
import { requireArguments } from '../../internal/webidl/errors.ts';
import { parseUrl, type UrlRecord } from '../url/url-record.ts';
import { isBadPort } from './bad-ports.ts';
import { Body } from './body.ts';
import { type ContentDecoder, makeContentDecoder } from './content-decoding.ts';
import { HeaderList } from './header-list.ts';
import type { HttpResponse } from './http-events.ts';
import { type HttpListener, HttpRequest } from './http-request.ts';
import { IncomingBody, type Interest } from './incoming-body.ts';
import { matchesIntegrity } from './integrity.ts';
import { answerLocally } from './local-schemes.ts';
import { type NetworkLog, startNetworkLog } from './network-log.ts';
import { Request, requestRecord, sourceSignal } from './request.ts';
import type { RequestRecord } from './request-record.ts';
import { type Response, wrapResponse } from './response.ts';
import { isNullBodyStatus, isRedirectStatus, opaqueResponse, ResponseRecord } from './response-record.ts';

const { isomorphicEncode, utf8Decode } = ops;
const BEYOND_ASCII = /[\x80-\xff]/;
const MOST_REDIRECTS = 20;
/** Misdirected Request. */
const MISDIRECTED = 421;
/** About the body, which a redirect may drop. */
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type', 'content-length'];

/** The error that scripts get for whatever goes wrong on the way; the cause says more. */
function networkError(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

const isHttp = ({ protocol }: UrlRecord): boolean => protocol === 'http:' || protocol === 'https:';

/** A method, as operations are no constructors and have their names whatever the bundler does. */
export const { fetch } = {
  fetch(input: unknown, init: unknown = undefined): Promise<Response> {
    let request: Request;
    try {
      requireArguments('fetch', arguments.length, 1);
      request = new Request(input, init);
    } catch (error) {
      return promiseRejectedWith(error);
    }
    const record = requestRecord(request) as RequestRecord;
    const signal = sourceSignal(request);
    const operation = new Fetch(record);
    if (signal === undefined) operation.start();
    else operation.startUnder(signal);
    return operation.promise;
  },
};

/**
 * The header Location is bytes: those beyond ASCII are UTF-8, if they can be.
 * @see https://fetch.spec.whatwg.org/#concept-response-location-url
 */
function locationText(location: string): string {
  if (regExpExec(BEYOND_ASCII, location) === null) return location;
  return utf8Decode(isomorphicEncode(location));
}

/** One call of fetch. */
export class Fetch implements HttpListener {
  readonly #request: RequestRecord;
  readonly #result: PromiseCapability<Response> = newPromise<Response>();
  #http: HttpRequest | undefined = undefined;
  #decoder: ContentDecoder | undefined = undefined;
  #isDecoding = false;
  #isSentAnew = false;
  #log: NetworkLog | undefined = undefined;
  #body: IncomingBody | undefined = undefined;
  #stopListening: (() => void) | undefined = undefined;
  #isOver = false;

  constructor(request: RequestRecord) {
    this.#request = request;
  }

  get promise(): Promise<Response> {
    return this.#result.promise;
  }

  startUnder(signal: AbortSignal): void {
    if (isAborted(signal)) {
      this.abort(signalReason(signal));
      return;
    }
    this.#stopListening = addAbortAlgorithm(signal, (reason) => this.abort(reason));
    this.start();
  }

  /** @see https://fetch.spec.whatwg.org/#concept-main-fetch */
  start(): void {
    const request = this.#request;
    const url = request.currentUrl;
    if (isHttp(url)) {
      if (isBadPort(url.portNumber)) this.#fail(new Error(`the port ${url.portNumber} is blocked`));
      else if (request.cache === 'only-if-cached') this.#fail(new Error('there is no cache'));
      else this.#send();
      return;
    }
    const fail = (error: unknown): void => this.#fail(error);
    const deliver = (response: ResponseRecord): void => {
      if (this.#isOver) return;
      this.#finish();
      this.#deliver(response);
    };
    promiseThen(promiseResolvedWith(undefined), () => {
      try {
        answerLocally(request, url, deliver, fail);
      } catch (error) {
        fail(error);
      }
    });
  }

  /** The server says that the connection is the wrong one: once, another is tried. */
  #sendAnew(): boolean {
    const { body } = this.#request;
    if (this.#isSentAnew || (body !== null && body.source === undefined)) return false;
    this.#isSentAnew = true;
    this.#http?.cancel();
    this.#send(true);
    return true;
  }

  #send(isFresh = false): void {
    this.#http = new HttpRequest(this);
    this.#log ??= startNetworkLog();
    this.#log?.sent(this.#request);
    try {
      this.#http.send(this.#request, isFresh);
    } catch (error) {
      this.#fail(error);
    }
  }

  onHead(http: HttpResponse): void {
    const headers = new HeaderList(http.headers);
    if (this.#log !== undefined) {
      const isRedirect =
        isRedirectStatus(http.status) && this.#request.redirect === 'follow' && headers.has('location');
      this.#log.received(this.#request, http.status, http.statusText, headers, isRedirect);
    }
    if (isRedirectStatus(http.status) && this.#redirects(http, headers)) return;
    if (http.status === MISDIRECTED && this.#sendAnew()) return;
    const response = new ResponseRecord(headers);
    response.type = this.#request.isForeign ? 'cors' : 'basic';
    response.status = http.status;
    response.statusText = http.statusText;
    const { method } = this.#request;
    if (method !== 'HEAD' && !isNullBodyStatus(http.status)) {
      const encoding = headers.get('content-encoding');
      const body = new IncomingBody(this);
      this.#body = body;
      response.body = new Body(undefined, body);
      try {
        if (encoding !== null) this.#decoder = makeContentDecoder(encoding);
      } catch (error) {
        this.#http?.cancel();
        this.#fail(error);
        return;
      }
    }
    this.#deliver(response);
    if (!http.isEnd) this.#body?.start();
  }

  onBytes(bytes: Bytes): void {
    this.#log?.data(typedArrayByteLength(bytes));
    if (this.#decoder === undefined) {
      this.#log?.keep(bytes);
      this.#body?.push(bytes);
      return;
    }
    this.#decoder.add(bytes);
    this.#decode();
  }

  onEnd(): void {
    if (this.#decoder === undefined) {
      this.#log?.finished();
      this.#finish();
      this.#body?.end();
      return;
    }
    this.#decoder.complete();
    this.#decode();
  }

  /** As far as the program wants it. */
  #decode(): void {
    const decoder = this.#decoder;
    const body = this.#body;
    if (decoder === undefined || body === undefined || this.#isDecoding) return;
    this.#isDecoding = true;
    try {
      while (body.isWanted) {
        const bytes = decoder.pull();
        if (bytes === undefined) break;
        this.#log?.keep(bytes);
        body.push(bytes);
      }
      if (decoder.isDone) {
        this.#decoder = undefined;
        this.#log?.finished();
        this.#finish();
        body.end();
      }
    } catch (error) {
      this.#decoder = undefined;
      this.#http?.cancel();
      this.#fail(error);
    }
    this.#isDecoding = false;
  }

  onError(error: unknown): void {
    this.#fail(error);
  }

  setInterest(interest: Interest): void {
    this.#http?.setInterest(interest);
    if (interest > 0) this.#decode();
  }

  /** The program has cancelled the body. */
  cancel(): void {
    this.#http?.cancel();
    if (!this.#isOver) this.#log?.failed('net::ERR_ABORTED', true);
    this.#finish();
  }

  /**
   * False: the response is not a redirect, or the program wants to see it.
   * @see https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
   */
  #redirects(http: HttpResponse, headers: HeaderList): boolean {
    const request = this.#request;
    if (request.redirect === 'error') {
      this.#http?.cancel();
      this.#fail(new Error(`the server redirects, with status ${http.status}`));
      return true;
    }
    const location = headers.get('location');
    if (request.redirect === 'manual' || location === null) return false;
    this.#http?.cancel();
    const reason = this.#followTo(location, http.status);
    if (reason !== undefined) this.#fail(new Error(reason));
    return true;
  }

  /** Answers why not, or undefined. */
  #followTo(location: string, status: number): string | undefined {
    const request = this.#request;
    const from = request.currentUrl;
    const parsed = parseUrl(locationText(location), from.hrefWithoutHash);
    if (parsed === null) return `the server redirects to '${location}', which is no URL`;
    const inherits = parsed.hash === '' && from.hash !== '';
    const url = inherits ? (parsed.with('hash', from.hash) ?? parsed) : parsed;
    if (!isHttp(url)) return `the server redirects to ${url.href}, which is not of HTTP`;
    if (request.redirectCount === MOST_REDIRECTS) return 'the server redirects too often';
    if (isBadPort(url.portNumber)) return `the port ${url.portNumber} is blocked`;
    request.redirectCount++;
    if (status !== 303 && request.body !== null && request.body.source === undefined) {
      return 'the server redirects, and the body of the request was a stream that cannot be sent again';
    }
    const isPost = request.method === 'POST';
    const isQuery = request.method === 'GET' || request.method === 'HEAD';
    if (((status === 301 || status === 302) && isPost) || (status === 303 && !isQuery)) {
      request.method = 'GET';
      request.body = null;
      for (let index = 0; index < BODY_HEADERS.length; index++) request.headers.delete(BODY_HEADERS[index] as string);
    }
    // A program has no origin of its own: that of its request's URL counts.
    const isForeign = url.origin !== (request.urls[0] as UrlRecord).origin;
    if (isForeign && request.mode === 'same-origin') return `the server redirects to another origin, ${url.origin}`;
    if (isForeign) request.isForeign = true;
    if (url.origin !== from.origin) {
      request.headers.delete('authorization');
      request.headers.delete('cookie');
      request.headers.delete('host');
      request.headers.delete('proxy-authorization');
    }
    arrayPush(request.urls, url);
    this.#send();
    return undefined;
  }

  #deliver(response: ResponseRecord): void {
    const request = this.#request;
    response.urls = request.urls;
    if (request.integrity !== '' && response.body !== null) {
      this.#deliverChecked(response);
      return;
    }
    if (request.isForeign && request.mode === 'no-cors') {
      this.#result.resolve(wrapResponse(opaqueResponse(), 'immutable'));
    } else {
      this.#result.resolve(wrapResponse(response, 'immutable'));
    }
  }

  /** With all of the body, if it is what the program expects. */
  #deliverChecked(response: ResponseRecord): void {
    const { integrity } = this.#request;
    const fail = (error: unknown): void => this.#fail(error);
    (response.body as Body).readAll({
      onBytes: (bytes) => {
        const deliver = (isMatch: boolean): void => {
          if (!isMatch) fail(new Error('the response does not match the integrity that the request asks for'));
          response.body = new Body(bytes, undefined);
          this.#result.resolve(wrapResponse(response, 'immutable'));
        };
        promiseThen(matchesIntegrity(bytes, integrity), deliver, fail);
      },
      onError: fail,
    });
  }

  abort(reason: unknown): void {
    if (this.#isOver) return;
    if (this.#http !== undefined) this.#log?.failed('net::ERR_ABORTED', true);
    this.#http?.cancel(reason);
    if (this.#http === undefined) void this.#request.body?.cancel(reason);
    this.#finish();
    this.#result.reject(reason);
    this.#body?.fail(reason);
  }

  #fail(cause: unknown): void {
    if (!this.#isOver) this.#log?.failed(cause instanceof Error ? cause.message : 'net::ERR_FAILED', false);
    this.#finish();
    const error = networkError(cause);
    this.#result.reject(error);
    this.#body?.fail(error);
  }

  #finish(): void {
    this.#isOver = true;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
