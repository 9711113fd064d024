/** @see https://fetch.spec.whatwg.org/#request-class */

import { type AbortSignal, toAbortSignal } from '../../internal/abort.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { arrayPush, stringToLowerCase, stringToUpperCase } from '../../internal/primordials.ts';
import { type Dictionary, enumeration, member, nullable, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toByteString, toDOMString, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { createDependentSignal } from '../abort-signal.ts';
import { parseUrl } from '../url/url-record.ts';
import type { Body } from './body.ts';
import { installBodyMethods } from './body-methods.ts';
import { extractBody } from './extract-body.ts';
import { HeaderList, isHeaderName } from './header-list.ts';
import { fillHeaders, type Headers, type HeadersGuard, makeHeaders, toHeadersInit } from './headers.ts';
import {
  type ReferrerPolicy,
  type RequestCache,
  type RequestCredentials,
  type RequestMode,
  RequestRecord,
  type RequestRedirect,
} from './request-record.ts';

const toMode = enumeration('RequestMode', ['navigate', 'same-origin', 'no-cors', 'cors']);
const toCredentials = enumeration('RequestCredentials', ['omit', 'same-origin', 'include']);
const toCache = enumeration('RequestCache', [
  'default',
  'no-store',
  'reload',
  'no-cache',
  'force-cache',
  'only-if-cached',
]);
const toRedirect = enumeration('RequestRedirect', ['follow', 'error', 'manual']);
const toDuplex = enumeration('RequestDuplex', ['half']);
const toPriority = enumeration('RequestPriority', ['high', 'low', 'auto']);
const toReferrerPolicy = enumeration('ReferrerPolicy', [
  '',
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
]);
const toNullableSignal = nullable(toAbortSignal);

/** Members are read in lexicographical order, as scripts can see. */
class RequestInit {
  readonly isEmpty: boolean;
  readonly body: unknown;
  readonly cache: RequestCache | undefined;
  readonly credentials: RequestCredentials | undefined;
  readonly duplex: 'half' | undefined;
  readonly headers: ReturnType<typeof toHeadersInit> | undefined;
  readonly integrity: string | undefined;
  readonly keepalive: boolean | undefined;
  readonly method: string | undefined;
  readonly mode: RequestMode | undefined;
  readonly redirect: RequestRedirect | undefined;
  readonly referrer: string | undefined;
  readonly referrerPolicy: ReferrerPolicy | undefined;
  readonly signal: AbortSignal | null | undefined;
  readonly window: unknown;

  constructor(value: unknown, what: string) {
    const init: Dictionary = toDictionary(value, what);
    const read = <T>(name: string, convert: (value: unknown, what: string) => T): T | undefined =>
      member<T | undefined>(init, name, convert, undefined, what);
    this.body = init.body;
    this.cache = read('cache', toCache);
    this.credentials = read('credentials', toCredentials);
    this.duplex = read('duplex', toDuplex);
    this.headers = read('headers', toHeadersInit);
    this.integrity = read('integrity', toDOMString);
    this.keepalive = read('keepalive', toBoolean);
    this.method = read('method', toByteString);
    this.mode = read('mode', toMode);
    const priority = read('priority', toPriority);
    this.redirect = read('redirect', toRedirect);
    this.referrer = read('referrer', toUSVString);
    this.referrerPolicy = read('referrerPolicy', toReferrerPolicy);
    this.signal = read('signal', toNullableSignal);
    this.window = init.window;
    this.isEmpty =
      value === undefined ||
      value === null ||
      !(
        this.body !== undefined ||
        this.cache !== undefined ||
        this.credentials !== undefined ||
        this.duplex !== undefined ||
        this.headers !== undefined ||
        this.integrity !== undefined ||
        this.keepalive !== undefined ||
        this.method !== undefined ||
        this.mode !== undefined ||
        priority !== undefined ||
        this.redirect !== undefined ||
        this.referrer !== undefined ||
        this.referrerPolicy !== undefined ||
        this.signal !== undefined ||
        this.window !== undefined
      );
  }
}

/** Methods that are written in upper case whatever a script writes. */
function normalizeMethod(method: string): string {
  const upper = stringToUpperCase(method);
  switch (upper) {
    case 'DELETE':
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
    case 'POST':
    case 'PUT':
      return upper;
    default:
      return method;
  }
}

function toMethod(method: string): string {
  if (!isHeaderName(method)) throw new TypeError(`Request: '${method}' is not a method of HTTP`);
  const lower = stringToLowerCase(method);
  if (lower === 'connect' || lower === 'trace' || lower === 'track') {
    throw new TypeError(`Request: the method ${method} is forbidden`);
  }
  return normalizeMethod(method);
}

const isSafelistedMethod = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'POST';

interface Given {
  readonly record: RequestRecord;
  readonly guard: HeadersGuard;
  readonly source: AbortSignal | undefined;
}

/** Set while this file makes an instance of a record. */
let given: Given | undefined;

export let requestRecord: (value: unknown) => RequestRecord | undefined;
/** The signal that aborts the request; undefined if nobody can. */
export let sourceSignal: (request: Request) => AbortSignal | undefined;

export class Request {
  readonly #record: RequestRecord;
  #guard: HeadersGuard = 'request';
  #headers: Headers | undefined = undefined;
  /** Whom the signal follows. The signal itself is made when a script asks for it. */
  #source: AbortSignal | undefined = undefined;
  #signal: AbortSignal | undefined = undefined;

  static {
    requestRecord = (value) => (isObject(value) && #record in value ? (value as Request).#record : undefined);
    sourceSignal = (request) => request.#signal ?? request.#source;
  }

  constructor(input: unknown, init: unknown = undefined) {
    if (given !== undefined) {
      this.#record = given.record;
      this.#guard = given.guard;
      this.#source = given.source;
      given = undefined;
      return;
    }
    const what = 'Request constructor';
    requireArguments(what, arguments.length, 1);
    const inputRecord = requestRecord(input);
    const text = inputRecord === undefined ? toUSVString(input) : '';
    const options = new RequestInit(init, `${what}, init`);
    let record: RequestRecord;
    if (inputRecord === undefined) {
      const url = parseUrl(text);
      if (url === null) throw new TypeError(`${what}: '${text}' is not an absolute URL`);
      if (url.username !== '' || url.password !== '') {
        throw new TypeError(`${what}: the URL holds credentials; put them into the header Authorization`);
      }
      record = new RequestRecord(url);
    } else {
      record = inputRecord.copy();
      record.body = null;
      this.#source = sourceSignal(input as Request);
    }
    this.#record = record;
    if (!options.isEmpty) this.#apply(options, what);
    else if (record.mode === 'no-cors') this.#guard = 'request-no-cors';
    const inputBody = inputRecord?.body ?? null;
    record.body = this.#takeBody(options, inputBody, what);
  }

  /** The steps of the constructor that are about `init`. */
  #apply(init: RequestInit, what: string): void {
    const record = this.#record;
    if (record.mode === 'navigate') record.mode = 'same-origin';
    record.referrer = 'client';
    record.referrerPolicy = '';
    if (init.window !== undefined && init.window !== null) {
      throw new TypeError(`${what}: init.window must be null`);
    }
    if (init.referrer !== undefined) record.referrer = toReferrer(init.referrer, what);
    if (init.referrerPolicy !== undefined) record.referrerPolicy = init.referrerPolicy;
    if (init.mode === 'navigate') throw new TypeError(`${what}: the mode must not be 'navigate'`);
    if (init.mode !== undefined) record.mode = init.mode;
    if (init.credentials !== undefined) record.credentials = init.credentials;
    if (init.cache !== undefined) record.cache = init.cache;
    if (record.cache === 'only-if-cached' && record.mode !== 'same-origin') {
      throw new TypeError(`${what}: the cache mode 'only-if-cached' needs the mode 'same-origin'`);
    }
    if (init.redirect !== undefined) record.redirect = init.redirect;
    if (init.integrity !== undefined) record.integrity = init.integrity;
    if (init.keepalive !== undefined) record.keepalive = init.keepalive;
    if (init.method !== undefined) record.method = toMethod(init.method);
    if (init.signal !== undefined) this.#source = init.signal ?? undefined;
    if (record.mode === 'no-cors') {
      if (!isSafelistedMethod(record.method)) {
        throw new TypeError(`${what}: the mode 'no-cors' does not allow the method ${record.method}`);
      }
      this.#guard = 'request-no-cors';
    }
    const present = init.headers ?? pairsOf(record.headers);
    record.headers = new HeaderList();
    fillHeaders(this.#headersObject(), present);
  }

  /** The steps of the constructor that are about the body. */
  #takeBody(init: RequestInit, inputBody: Body | null, what: string): Body | null {
    const record = this.#record;
    const hasBody = init.body !== undefined && init.body !== null;
    if ((hasBody || inputBody !== null) && (record.method === 'GET' || record.method === 'HEAD')) {
      throw new TypeError(`${what}: a request with method ${record.method} cannot have a body`);
    }
    if (hasBody) {
      const { body, type } = extractBody(init.body, `${what}, init.body`, record.keepalive);
      if (type !== null && !record.headers.has('content-type')) {
        fillHeaders(this.#headersObject(), [['Content-Type', type]]);
      }
      if (body.source === undefined) {
        if (init.duplex === undefined) throw new TypeError(`${what}: a stream as body needs the option duplex: 'half'`);
        if (record.mode !== 'same-origin' && record.mode !== 'cors') {
          throw new TypeError(`${what}: a stream as body needs the mode 'cors' or 'same-origin'`);
        }
      }
      return body;
    }
    if (inputBody === null) return null;
    if (inputBody.isUnusable) throw new TypeError(`${what}: the body of the request has been read already`);
    return inputBody.take();
  }

  #headersObject(): Headers {
    this.#headers ??= makeHeaders(this.#record.headers, this.#guard);
    return this.#headers;
  }

  get method(): string {
    return recordOf(this).method;
  }

  get url(): string {
    return (recordOf(this).urls[0] as { href: string }).href;
  }

  get headers(): Headers {
    recordOf(this);
    return this.#headersObject();
  }

  /** There are no documents whose subresource this could be. */
  get destination(): string {
    recordOf(this);
    return '';
  }

  get referrer(): string {
    const { referrer } = recordOf(this);
    if (referrer === 'no-referrer') return '';
    return referrer === 'client' ? 'about:client' : referrer;
  }

  get referrerPolicy(): string {
    return recordOf(this).referrerPolicy;
  }

  get mode(): string {
    return recordOf(this).mode;
  }

  get credentials(): string {
    return recordOf(this).credentials;
  }

  get cache(): string {
    return recordOf(this).cache;
  }

  get redirect(): string {
    return recordOf(this).redirect;
  }

  get integrity(): string {
    return recordOf(this).integrity;
  }

  get keepalive(): boolean {
    return recordOf(this).keepalive;
  }

  get isReloadNavigation(): boolean {
    recordOf(this);
    return false;
  }

  get isHistoryNavigation(): boolean {
    recordOf(this);
    return false;
  }

  get signal(): AbortSignal {
    recordOf(this);
    this.#signal ??= createDependentSignal(this.#source === undefined ? [] : [this.#source as never]);
    return this.#signal;
  }

  get duplex(): string {
    recordOf(this);
    return 'half';
  }

  clone(): Request {
    const record = recordOf(this);
    if (record.body?.isUnusable) {
      throw new TypeError('Request.clone: the body has been read already, or its stream is locked');
    }
    const copy = record.copy();
    copy.body = record.body?.clone() ?? null;
    given = { record: copy, guard: this.#guard, source: sourceSignal(this) };
    return new Request(undefined);
  }
}

function recordOf(value: unknown): RequestRecord {
  const record = requestRecord(value);
  if (record === undefined) throw illegalInvocation('Request');
  return record;
}

function toReferrer(text: string, what: string): string {
  if (text === '') return 'no-referrer';
  const url = parseUrl(text);
  if (url === null) throw new TypeError(`${what}: the referrer '${text}' is not an absolute URL`);
  return url.protocol === 'about:' && url.pathname === 'client' ? 'client' : url.href;
}

function pairsOf(list: HeaderList): [string, string][] {
  const { flat } = list;
  const pairs: [string, string][] = [];
  for (let index = 0; index < flat.length; index += 2) {
    arrayPush(pairs, [list.spelling(flat[index] as string), flat[index + 1] as string]);
  }
  return pairs;
}

installBodyMethods(Request.prototype, 'Request', requestRecord);
configureInterface(Request, 'Request');
printAttributes(Request.prototype, [
  'method',
  'url',
  'headers',
  'destination',
  'referrer',
  'referrerPolicy',
  'mode',
  'credentials',
  'cache',
  'redirect',
  'integrity',
  'keepalive',
  'isReloadNavigation',
  'isHistoryNavigation',
  'signal',
]);
