/** @see https://fetch.spec.whatwg.org/#response-class */

import { printAttributes } from '../../internal/inspectable.ts';
import { jsonStringify, regExpExec } from '../../internal/primordials.ts';
import { type Dictionary, member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toByteString, toUnsignedShort, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { parseUrl } from '../url/url-record.ts';
import { Body } from './body.ts';
import { installBodyMethods } from './body-methods.ts';
import { type ExtractedBody, extractBody } from './extract-body.ts';
import { fillHeaders, type Headers, type HeadersGuard, makeHeaders, toHeadersInit } from './headers.ts';
import { isNullBodyStatus, isRedirectStatus, ResponseRecord } from './response-record.ts';

const REASON_PHRASE = /^[\t \x21-\x7e\x80-\xff]*$/;

interface ResponseInit {
  readonly headers: ReturnType<typeof toHeadersInit> | undefined;
  readonly status: number;
  readonly statusText: string;
}

function toResponseInit(value: unknown, what: string): ResponseInit {
  const init: Dictionary = toDictionary(value, what);
  return {
    headers: member<ResponseInit['headers']>(init, 'headers', toHeadersInit, undefined, what),
    status: member(init, 'status', toUnsignedShort, 200, what),
    statusText: member(init, 'statusText', toByteString, '', what),
  };
}

/** Set while this file makes an instance of a record. */
let given: { readonly record: ResponseRecord; readonly guard: HeadersGuard } | undefined;

export let responseRecord: (value: unknown) => ResponseRecord | undefined;

/** The Response that scripts see for `record`. */
export function wrapResponse(record: ResponseRecord, guard: HeadersGuard): Response {
  given = { record, guard };
  return new Response();
}

export class Response {
  readonly #record: ResponseRecord;
  #guard: HeadersGuard = 'response';
  #headers: Headers | undefined = undefined;

  static {
    responseRecord = (value) => (isObject(value) && #record in value ? (value as Response).#record : undefined);
  }

  constructor(body: unknown = null, init: unknown = undefined) {
    if (given !== undefined) {
      this.#record = given.record;
      this.#guard = given.guard;
      given = undefined;
      return;
    }
    const what = 'Response constructor';
    const extracted = body === null || body === undefined ? null : extractBody(body, `${what}, body`);
    this.#record = new ResponseRecord();
    this.#initialize(toResponseInit(init, `${what}, init`), extracted, what);
  }

  static error(): Response {
    const record = new ResponseRecord();
    record.type = 'error';
    record.status = 0;
    return wrapResponse(record, 'immutable');
  }

  static redirect(url: unknown, status: unknown = 302): Response {
    requireArguments('Response.redirect', arguments.length, 1);
    const text = toUSVString(url);
    const statusNumber = toUnsignedShort(status, 'Response.redirect, status');
    const parsed = parseUrl(text);
    if (parsed === null) throw new TypeError(`Response.redirect: '${text}' is not an absolute URL`);
    if (!isRedirectStatus(statusNumber)) {
      throw new RangeError(`Response.redirect: ${statusNumber} is not the status of a redirect`);
    }
    const record = new ResponseRecord();
    record.status = statusNumber;
    record.headers.append('Location', parsed.href);
    return wrapResponse(record, 'immutable');
  }

  static json(data: unknown, init: unknown = undefined): Response {
    requireArguments('Response.json', arguments.length, 1);
    const text = jsonStringify(data);
    if (text === undefined) throw new TypeError('Response.json: the value cannot be written as JSON');
    const response = wrapResponse(new ResponseRecord(), 'response');
    const extracted = { body: new Body(toUSVString(text), undefined), type: 'application/json' };
    response.#initialize(toResponseInit(init, 'Response.json, init'), extracted, 'Response.json');
    return response;
  }

  /** @see https://fetch.spec.whatwg.org/#initialize-a-response */
  #initialize({ headers, status, statusText }: ResponseInit, extracted: ExtractedBody | null, what: string): void {
    if (status < 200 || status > 599) throw new RangeError(`${what}: the status ${status} is not between 200 and 599`);
    if (regExpExec(REASON_PHRASE, statusText) === null) {
      throw new TypeError(`${what}: the status text holds a character that is not allowed`);
    }
    const record = this.#record;
    record.status = status;
    record.statusText = statusText;
    if (headers !== undefined) fillHeaders(this.#headersObject(), headers);
    if (extracted === null) return;
    if (isNullBodyStatus(status)) throw new TypeError(`${what}: a response with status ${status} has no body`);
    record.body = extracted.body;
    if (extracted.type !== null && !record.headers.has('content-type')) {
      record.headers.append('Content-Type', extracted.type);
    }
  }

  #headersObject(): Headers {
    this.#headers ??= makeHeaders(this.#record.headers, this.#guard);
    return this.#headers;
  }

  get type(): string {
    return recordOf(this).type;
  }

  get url(): string {
    return recordOf(this).url?.hrefWithoutHash ?? '';
  }

  get redirected(): boolean {
    return recordOf(this).urls.length > 1;
  }

  get status(): number {
    return recordOf(this).status;
  }

  get ok(): boolean {
    const { status } = recordOf(this);
    return status >= 200 && status <= 299;
  }

  get statusText(): string {
    return recordOf(this).statusText;
  }

  get headers(): Headers {
    recordOf(this);
    return this.#headersObject();
  }

  clone(): Response {
    const record = recordOf(this);
    if (record.body?.isUnusable) {
      throw new TypeError('Response.clone: the body has been read already, or its stream is locked');
    }
    return wrapResponse(record.clone(), this.#guard);
  }
}

function recordOf(value: unknown): ResponseRecord {
  const record = responseRecord(value);
  if (record === undefined) throw illegalInvocation('Response');
  return record;
}

installBodyMethods(Response.prototype, 'Response', responseRecord);
configureInterface(Response, 'Response');
printAttributes(Response.prototype, [
  'status',
  'statusText',
  'headers',
  'body',
  'bodyUsed',
  'ok',
  'redirected',
  'type',
  'url',
]);
