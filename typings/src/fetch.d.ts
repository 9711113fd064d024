/** Requests and responses. */

/** What a body is made of. @since 0.1.0 */
type BodyInit = Blob | ArrayBuffer | ArrayBufferView | FormData | ReadableStream | URLSearchParams | string;
/** What headers are made of. @since 0.1.0 */
type HeadersInit = Headers | Iterable<readonly [name: string, value: string]> | Record<string, string>;
/** What is fetched. @since 0.1.0 */
type RequestInfo = Request | URL | string;

/**
 * Which cache of responses is asked. There is none, so it decides the headers `Cache-Control` and `Pragma` only.
 * @since 0.1.0
 */
type RequestCache = 'default' | 'force-cache' | 'no-cache' | 'no-store' | 'only-if-cached' | 'reload';
/** Whether credentials in a URL are sent. @since 0.1.0 */
type RequestCredentials = 'include' | 'omit' | 'same-origin';
/** Whether the response may come before the request has been sent: it may not. @since 0.1.0 */
type RequestDuplex = 'half';
/** Which origins may answer. @since 0.1.0 */
type RequestMode = 'cors' | 'navigate' | 'no-cors' | 'same-origin';
/** A hint. @since 0.1.0 */
type RequestPriority = 'auto' | 'high' | 'low';
/** What happens at a redirect. @since 0.1.0 */
type RequestRedirect = 'error' | 'follow' | 'manual';
/** Where a response comes from. @since 0.1.0 */
type ResponseType = 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect';
/** How much of the referrer is sent. @since 0.1.0 */
type ReferrerPolicy =
  | ''
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'origin'
  | 'origin-when-cross-origin'
  | 'same-origin'
  | 'strict-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url';

/** Options of {@link fetch} and of a Request. @since 0.1.0 */
interface RequestInit {
  /** What is sent; not with GET or HEAD. A stream is sent as it comes, everything else with its length. */
  body?: BodyInit | null;
  /** Which headers `Cache-Control` and `Pragma` are sent: there is no cache. @default 'default' */
  cache?: RequestCache;
  /** With `omit`, credentials in URLs are not sent. @default 'same-origin' */
  credentials?: RequestCredentials;
  /** Needed with a stream as body. @default none */
  duplex?: RequestDuplex;
  /** Beside those that every request has. */
  headers?: HeadersInit;
  /** Digests of which the body has to have one: `sha256-…`, `sha384-…`, `sha512-…`. */
  integrity?: string;
  /** Whether the request may outlive the document: there is none. @default false */
  keepalive?: boolean;
  /** In any case of letters, if it is one that all know. @default 'GET' */
  method?: string;
  /** Which redirects and which methods are allowed; a program has no origin, so all may answer. @default 'cors' */
  mode?: RequestMode;
  /** A hint that has no effect. @default 'auto' */
  priority?: RequestPriority;
  /** What happens at a redirect. @default 'follow' */
  redirect?: RequestRedirect;
  /** A URL, `about:client` or empty. @default 'about:client' */
  referrer?: string;
  /** How much of the referrer is sent; the empty string stands for `strict-origin-when-cross-origin`. @default '' */
  referrerPolicy?: ReferrerPolicy;
  /** Aborts the request, and the body of the response. */
  signal?: AbortSignal | null;
  /** Must be null. */
  window?: null;
}

/** Options of a Response. @since 0.1.0 */
interface ResponseInit {
  /** Beside the Content-Type of the body. */
  headers?: HeadersInit;
  /** From 200 to 599. @default 200 */
  status?: number;
  /** What is said beside the status. @default '' */
  statusText?: string;
}

/**
 * Requests a resource. `http:` and `https:` URLs are requested with HTTP/1.1; connections are kept for the next
 * request. `data:`, `blob:` and `file:` URLs are answered without a network. Proxies are those of the environment
 * (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`). Trusted are the authorities of Mozilla's list;
 * `SSL_CERT_FILE` and `SSL_CERT_DIR` name others instead, `NODE_EXTRA_CA_CERTS` more of them.
 * @param input an absolute URL, or a Request
 * @returns the response, as soon as its headers are there, whatever its status
 * @throws {TypeError} (rejects) when there is no response; `cause` says why, with a code like `ECONNREFUSED`
 * @throws {DOMException} (rejects) `AbortError`, or the reason of the signal
 * @remarks There is no cache and no cookie jar, and a program has no origin: nothing is checked against CORS, no header is
 * forbidden, `same-origin` and `no-cors` compare redirects with the first URL. With `redirect: 'manual'` the response is the
 * redirect itself. Only the program limits the time (`AbortSignal.timeout`).
 * @node Proxies of the environment are used without a flag, and `file:` URLs are answered.
 * @example
 * const response = await fetch('data:application/json,{"a":1}');
 * const { a } = await response.json();
 * @since 0.1.0
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
declare function fetch(input: RequestInfo, init?: RequestInit): Promise<Response>;

/**
 * Headers of a request or response. Names have no case; iteration is in their order.
 * @since 0.1.0
 * @see https://fetch.spec.whatwg.org/#headers-class
 */
interface Headers {
  /** Adds a value to those that are there. @throws {TypeError} for an invalid name or value, or if the headers are immutable */
  append(name: string, value: string): void;
  /** Removes all values. @throws {TypeError} for an invalid name, or if the headers are immutable */
  delete(name: string): void;
  /** The values, joined by a comma and a space; null if there are none. @throws {TypeError} for an invalid name */
  get(name: string): string | null;
  /** The values of Set-Cookie, which cannot be joined. */
  getSetCookie(): string[];
  /** Whether there is a value. @throws {TypeError} for an invalid name */
  has(name: string): boolean;
  /**
   * Puts a value in place of those that are there.
   * @throws {TypeError} for an invalid name or value, or if the headers are immutable
   */
  set(name: string, value: string): void;
  /** Pairs of name and value. */
  entries(): HeadersIterator<[name: string, value: string]>;
  /** Calls `callback` for each pair. @param thisArg `this` of the callback */
  forEach(callback: (value: string, name: string, headers: Headers) => void, thisArg?: unknown): void;
  /** Names. */
  keys(): HeadersIterator<string>;
  /** Values. */
  values(): HeadersIterator<string>;
  /** The same as `entries`. */
  [Symbol.iterator](): HeadersIterator<[name: string, value: string]>;
}
/** Iterates headers as they are at each moment. @since 0.1.0 */
interface HeadersIterator<T> extends IteratorObject<T, undefined, unknown> {
  /** Itself. */
  [Symbol.iterator](): HeadersIterator<T>;
}
declare var Headers: {
  readonly prototype: Headers;
  /**
   * @param init default: none
   * @remarks Names that browsers forbid are allowed.
   */
  new (init?: HeadersInit): Headers;
};

/**
 * A request. Its body can be read once.
 * @since 0.1.0
 * @see https://fetch.spec.whatwg.org/#request-class
 */
interface Request {
  /** The bytes of the body. @throws {TypeError} (rejects) if the body has been read already */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** The body with its type. @throws {TypeError} (rejects) if the body has been read already */
  blob(): Promise<Blob>;
  /** The body; null if there is none. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  /** Whether the body has been read from. */
  readonly bodyUsed: boolean;
  /** The bytes of the body. @throws {TypeError} (rejects) if the body has been read already */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** See {@link RequestInit.cache}. */
  readonly cache: RequestCache;
  /** Another one with the same content. @throws {TypeError} if the body has been read, or its stream is locked */
  clone(): Request;
  /** See {@link RequestInit.credentials}. */
  readonly credentials: RequestCredentials;
  /** Always empty. */
  readonly destination: '';
  /** Always `half`. */
  readonly duplex: RequestDuplex;
  /** The body, which is multipart or URL-encoded. @throws {TypeError} (rejects) if it is not */
  formData(): Promise<FormData>;
  /** What the program has set. */
  readonly headers: Headers;
  /** See {@link RequestInit.integrity}. */
  readonly integrity: string;
  /** Always false. */
  readonly isHistoryNavigation: boolean;
  /** Always false. */
  readonly isReloadNavigation: boolean;
  /** The body, parsed as JSON. @throws {SyntaxError} (rejects) if it is none */
  json(): Promise<any>;
  /** See {@link RequestInit.keepalive}. */
  readonly keepalive: boolean;
  /** In upper case, if it is one that all know. */
  readonly method: string;
  /** See {@link RequestInit.mode}. */
  readonly mode: RequestMode;
  /** See {@link RequestInit.redirect}. */
  readonly redirect: RequestRedirect;
  /** `about:client`, empty, or a URL. */
  readonly referrer: string;
  /** See {@link RequestInit.referrerPolicy}. */
  readonly referrerPolicy: ReferrerPolicy;
  /** Follows the signal of the options. */
  readonly signal: AbortSignal;
  /** The body, decoded as UTF-8. @throws {TypeError} (rejects) if the body has been read already */
  text(): Promise<string>;
  /** Absolute, with its fragment. */
  readonly url: string;
}
declare var Request: {
  readonly prototype: Request;
  /** @throws {TypeError} for a URL that is not absolute or has credentials, and for options that do not go together */
  new (input: RequestInfo, init?: RequestInit): Request;
};

/**
 * A response. Its body can be read once.
 * @since 0.1.0
 * @see https://fetch.spec.whatwg.org/#response-class
 */
interface Response {
  /** The bytes of the body. @throws {TypeError} (rejects) if the body has been read already, or the connection fails */
  arrayBuffer(): Promise<ArrayBuffer>;
  /**
   * The body with its type.
   * @throws {TypeError} (rejects) if the body has been read already, or the connection fails
   */
  blob(): Promise<Blob>;
  /** The body, as it comes; null if there is none. */
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  /** Whether the body has been read from. */
  readonly bodyUsed: boolean;
  /** The bytes of the body. @throws {TypeError} (rejects) if the body has been read already, or the connection fails */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Another one with the same content. @throws {TypeError} if the body has been read, or its stream is locked */
  clone(): Response;
  /** The body, which is multipart or URL-encoded. @throws {TypeError} (rejects) if it is not */
  formData(): Promise<FormData>;
  /** Immutable in what {@link fetch} answers. */
  readonly headers: Headers;
  /**
   * The body, parsed as JSON.
   * @throws {SyntaxError} (rejects) if it is none
   * @example
   * const response = Response.json({ a: 1 }, { status: 201 });
   */
  json(): Promise<any>;
  /** Whether the status is from 200 to 299. */
  readonly ok: boolean;
  /** Whether the server has redirected. */
  readonly redirected: boolean;
  /** 0 for errors and opaque responses. */
  readonly status: number;
  /** What the server says beside the status. */
  readonly statusText: string;
  /**
   * The body, decoded as UTF-8.
   * @throws {TypeError} (rejects) if the body has been read already, or the connection fails
   */
  text(): Promise<string>;
  /** Where it comes from. */
  readonly type: ResponseType;
  /** After all redirects, without fragment; empty if the program has made it. */
  readonly url: string;
}
declare var Response: {
  readonly prototype: Response;
  /**
   * @param body default: none
   * @throws {RangeError} for a status below 200 or above 599
   * @throws {TypeError} for a body with a status that has none
   */
  new (body?: BodyInit | null, init?: ResponseInit): Response;
  /** A network error. */
  error(): Response;
  /** With `data` as JSON for its body. @throws {TypeError} for what JSON cannot say */
  json(data: unknown, init?: ResponseInit): Response;
  /** A redirect. @param url absolute @param status one of 301, 302, 303, 307 and 308; default: 302 @throws {RangeError} for another status */
  redirect(url: string | URL, status?: number): Response;
};
