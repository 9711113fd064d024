/** URLs, their parameters, and patterns of them. */

/**
 * An absolute URL, whose parts can be read and changed. Setters ignore what is not valid, but for `href`.
 * @since 0.1.0
 * @see https://url.spec.whatwg.org/#url-class
 */
interface URL {
  /** The whole. @throws {TypeError} if what is set is no valid URL */
  href: string;
  /** Scheme, host and port, as of the same-origin policy; `'null'` for URLs that have none. */
  readonly origin: string;
  /** The scheme with its colon: `'https:'`. */
  protocol: string;
  /** Percent-encoded; empty if there is none. */
  username: string;
  /** Percent-encoded; empty if there is none. */
  password: string;
  /** Host and, unless it is the scheme's default, port: `'example.com:8080'`. */
  host: string;
  /** The host alone: a domain in Punycode, an IPv4 address, or an IPv6 address in brackets. */
  hostname: string;
  /** Empty for the scheme's default. */
  port: string;
  /** Percent-encoded. */
  pathname: string;
  /** The query with its question mark; empty if there is none. */
  search: string;
  /** The parameters of the query: what changes in them changes the URL, and the other way round. */
  readonly searchParams: URLSearchParams;
  /** The fragment with its `#`; empty if there is none. */
  hash: string;
  /** The `href`. */
  toString(): string;
  /** The `href`. */
  toJSON(): string;
}
declare var URL: {
  readonly prototype: URL;
  /**
   * Parses a URL.
   * @param base what `url` is relative to, if it is
   * @throws {TypeError} if it is not valid; with `code` `ERR_INVALID_URL`, as in Node
   * @example
   * const url = new URL('../b?c=1', 'https://example.com/a/');
   * console.log(url.href); // https://example.com/b?c=1
   */
  new (url: string | URL, base?: string | URL): URL;
  /** Like the constructor, but null for what is not valid. @param base what `url` is relative to, if it is */
  parse(url: string | URL, base?: string | URL): URL | null;
  /**
   * A `blob:` URL that stands for a blob until it is revoked.
   * @see https://w3c.github.io/FileAPI/#dfn-createObjectURL
   */
  createObjectURL(object: Blob): string;
  /** Forgets such a URL; others are ignored. */
  revokeObjectURL(url: string): void;
  /** Whether the constructor would not throw. @param base what `url` is relative to, if it is */
  canParse(url: string | URL, base?: string | URL): boolean;
};

/**
 * A list of names and values, as they stand in a query: `a=1&b=2`. A name may come up more than once.
 * @since 0.1.0
 * @see https://url.spec.whatwg.org/#interface-urlsearchparams
 */
interface URLSearchParams {
  /** The number of pairs. */
  readonly size: number;
  /** Adds a pair at the end. */
  append(name: string, value: string): void;
  /** Removes all pairs of that name, or those that have that value too. @param value default: any */
  delete(name: string, value?: string): void;
  /** The first value of that name; null if there is none. */
  get(name: string): string | null;
  /** All values of that name. */
  getAll(name: string): string[];
  /** Whether there is a pair of that name, or of that name and value. @param value default: any */
  has(name: string, value?: string): boolean;
  /** Gives the first pair of that name this value and removes the others; adds one if there is none. */
  set(name: string, value: string): void;
  /** Orders the pairs by name, in UTF-16 code units; pairs of the same name stay in their order. */
  sort(): void;
  /** As application/x-www-form-urlencoded, without a question mark. */
  toString(): string;
  /** Calls `callback` for each pair. @param thisArg `this` of the callback */
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, thisArg?: unknown): void;
  /** The names. */
  keys(): URLSearchParamsIterator<string>;
  /** The values. */
  values(): URLSearchParamsIterator<string>;
  /** The pairs. */
  entries(): URLSearchParamsIterator<[name: string, value: string]>;
  /** The pairs. */
  [Symbol.iterator](): URLSearchParamsIterator<[name: string, value: string]>;
}
/** Sees what changes in the list while it is under way. @since 0.1.0 */
interface URLSearchParamsIterator<T> extends IteratorObject<T, undefined, unknown> {
  /** Itself. */
  [Symbol.iterator](): URLSearchParamsIterator<T>;
}
declare var URLSearchParams: {
  readonly prototype: URLSearchParams;
  /**
   * @param init a query, with or without question mark; pairs; or an object of names and values
   * @throws {TypeError} if something that is to be a pair is none
   * @example
   * const params = new URLSearchParams({ q: 'a b' });
   * console.log(`${params}`); // q=a+b
   */
  new (init?: string | Iterable<readonly string[]> | Readonly<Record<string, string>>): URLSearchParams;
};

/**
 * The parts of a URL, each a pattern or a text; what is missing matches anything or comes from `baseURL`.
 * @since 0.1.0
 */
interface URLPatternInit {
  /** The scheme without its colon. */
  protocol?: string;
  /** The user name. */
  username?: string;
  /** The password. */
  password?: string;
  /** The host without port. */
  hostname?: string;
  /** The port; empty for the scheme's default. */
  port?: string;
  /** The path. */
  pathname?: string;
  /** The query without question mark. */
  search?: string;
  /** The fragment without `#`. */
  hash?: string;
  /** A URL from which parts are taken that are not given. */
  baseURL?: string;
}
/** A pattern or URL as text, or its parts. @since 0.1.0 */
type URLPatternInput = string | URL | URLPatternInit;

/** How a pattern matches. @since 0.1.0 */
interface URLPatternOptions {
  /** Letters of pathname, search and hash match in either case. @default false */
  ignoreCase?: boolean;
}

/** What a part of a URL matched with. @since 0.1.0 */
interface URLPatternComponentResult {
  /** The part. */
  input: string;
  /** What the groups of the pattern matched, by name or number; undefined for optional ones that did not. */
  groups: Record<string, string | undefined>;
}

/** What a URL matched with. @since 0.1.0 */
interface URLPatternResult {
  /** The arguments of `exec`. */
  inputs: URLPatternInput[];
  /** What the scheme matched with. */
  protocol: URLPatternComponentResult;
  /** What the user name matched with. */
  username: URLPatternComponentResult;
  /** What the password matched with. */
  password: URLPatternComponentResult;
  /** What the host matched with. */
  hostname: URLPatternComponentResult;
  /** What the port matched with. */
  port: URLPatternComponentResult;
  /** What the path matched with. */
  pathname: URLPatternComponentResult;
  /** What the query matched with. */
  search: URLPatternComponentResult;
  /** What the fragment matched with. */
  hash: URLPatternComponentResult;
}

/**
 * A pattern that URLs match: `new URLPattern({ pathname: '/books/:id(\\d+)' })`. Names (`:id`), wildcards (`*`),
 * regular
 * expressions in parentheses, groups in braces, and the modifiers `?`, `*` and `+`.
 * @since 0.1.0
 * @see https://urlpattern.spec.whatwg.org/#urlpattern-class
 */
interface URLPattern {
  /** The pattern of the scheme, normalised. */
  readonly protocol: string;
  /** The pattern of the user name, normalised. */
  readonly username: string;
  /** The pattern of the password, normalised. */
  readonly password: string;
  /** The pattern of the host, normalised. */
  readonly hostname: string;
  /** The pattern of the port, normalised. */
  readonly port: string;
  /** The pattern of the path, normalised. */
  readonly pathname: string;
  /** The pattern of the query without question mark, normalised. */
  readonly search: string;
  /** The pattern of the fragment without `#`, normalised. */
  readonly hash: string;
  /** Whether a part has a regular expression that is more than a name or a wildcard. */
  readonly hasRegExpGroups: boolean;
  /**
   * Whether a URL matches.
   * @param input a URL, or parts of one; default: no parts
   * @param baseURL what a relative URL is relative to
   * @throws {TypeError} if a base URL comes with an object
   */
  test(input?: URLPatternInput, baseURL?: string | URL): boolean;
  /**
   * What a URL matched with; null if it does not.
   * @param input a URL, or parts of one; default: no parts
   * @param baseURL what a relative URL is relative to
   * @throws {TypeError} if a base URL comes with an object
   * @example
   * const pattern = new URLPattern({ pathname: '/books/:id' });
   * const id = pattern.exec('https://example.com/books/7')?.pathname.groups.id;
   */
  exec(input?: URLPatternInput, baseURL?: string | URL): URLPatternResult | null;
}
declare var URLPattern: {
  readonly prototype: URLPattern;
  /**
   * @param input default: matches everything
   * @param baseURL where parts come from that `input` does not have
   * @throws {TypeError} if the pattern is malformed or relative, or a part could not be one of a URL
   */
  new (input: URLPatternInput, baseURL: string | URL, options?: URLPatternOptions): URLPattern;
  /** @throws {TypeError} if the pattern is malformed or relative, or a part could not be one of a URL */
  new (input?: URLPatternInput, options?: URLPatternOptions): URLPattern;
};
