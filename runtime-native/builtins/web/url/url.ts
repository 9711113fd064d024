/** @see https://url.spec.whatwg.org/#url-class */
import { codedError } from '../../internal/errors.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { ops } from '../../internal/native.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { toBlob } from '../files/blob.ts';
import { createBlobUrl, revokeBlobUrl } from '../files/blob-urls.ts';
import { parseUrl, type UrlAttribute, type UrlRecord } from './url-record.ts';
import { paramsOf, replaceList, serializeParams, type URLSearchParams } from './url-search-params.ts';

const { canParseUrl } = ops;

// Arguments are USVStrings: the parser takes care of lone surrogates, which costs nothing there.
const toBase = (base: unknown): string | undefined => (base === undefined ? undefined : toDOMString(base));

function invalidUrl(input: string, base: string | undefined): Error {
  const relative = base === undefined ? '' : ` with base '${base}'`;
  return codedError(TypeError, 'ERR_INVALID_URL', `Invalid URL: '${input}'${relative}`, URL);
}

/** The record of a URL object, or undefined for anything else. */
export let urlRecord: (value: unknown) => UrlRecord | undefined;

/** The standard's query object, and whether it has changed since the record was made. */
class Query {
  readonly params: URLSearchParams;
  isNewer = false;

  constructor(query: string) {
    this.params = paramsOf(query, () => {
      this.isNewer = true;
    });
  }
}

/** Parsed by `URL.parse`, for the constructor to take. */
let parsed: UrlRecord | undefined;

// Private methods and accessors would cost every instance a brand of its own: there are functions instead.
let recordOf: (url: URL) => UrlRecord;
let updateQuery: (url: URL) => void;
let setPart: (url: URL, part: UrlAttribute, value: unknown) => void;

export class URL {
  #record: UrlRecord;
  /** Made when `searchParams` is first asked for. */
  #query: Query | undefined = undefined;

  static {
    urlRecord = (value) => (isObject(value) && #record in value ? recordOf(value as URL) : undefined);

    recordOf = (url) => {
      if (!(#record in url)) throw illegalInvocation('URL');
      const query = url.#query;
      if (query?.isNewer) {
        query.isNewer = false;
        url.#record = url.#record.with('search', serializeParams(query.params)) as UrlRecord;
      }
      return url.#record;
    };

    setPart = (url, part, value) => {
      recordOf(url);
      const text = toDOMString(value);
      // The conversion may have run a script that changed the URL.
      const record = recordOf(url);
      url.#record = record.with(part, text) ?? record;
    };

    updateQuery = (url) => {
      const query = url.#query;
      if (query === undefined) return;
      replaceList(query.params, url.#record.query);
      query.isNewer = false;
    };
  }

  constructor(url: unknown, base: unknown = undefined) {
    if (parsed !== undefined) {
      this.#record = parsed;
      parsed = undefined;
      return;
    }
    if (arguments.length === 0) requireArguments('URL constructor', 0, 1);
    const input = typeof url === 'string' ? url : toDOMString(url);
    const baseText = base === undefined ? undefined : toDOMString(base);
    const record = parseUrl(input, baseText);
    if (record === null) throw invalidUrl(input, baseText);
    this.#record = record;
  }

  static parse(url: unknown, base: unknown = undefined): URL | null {
    requireArguments('URL.parse', arguments.length, 1);
    const record = parseUrl(toDOMString(url), toBase(base));
    if (record === null) return null;
    parsed = record;
    return new URL('');
  }

  static canParse(url: unknown, base: unknown = undefined): boolean {
    requireArguments('URL.canParse', arguments.length, 1);
    return canParseUrl(toDOMString(url), toBase(base));
  }

  /** @see https://w3c.github.io/FileAPI/#dfn-createObjectURL */
  static createObjectURL(object: unknown): string {
    requireArguments('URL.createObjectURL', arguments.length, 1);
    return createBlobUrl(toBlob(object, 'URL.createObjectURL, obj'));
  }

  static revokeObjectURL(url: unknown): void {
    requireArguments('URL.revokeObjectURL', arguments.length, 1);
    revokeBlobUrl(toDOMString(url));
  }

  get href(): string {
    return recordOf(this).href;
  }

  set href(value: unknown) {
    recordOf(this);
    const input = toDOMString(value);
    const record = parseUrl(input);
    if (record === null) throw invalidUrl(input, undefined);
    this.#record = record;
    updateQuery(this);
  }

  get origin(): string {
    return recordOf(this).origin;
  }

  get protocol(): string {
    return recordOf(this).protocol;
  }

  set protocol(value: unknown) {
    setPart(this, 'protocol', value);
  }

  get username(): string {
    return recordOf(this).username;
  }

  set username(value: unknown) {
    setPart(this, 'username', value);
  }

  get password(): string {
    return recordOf(this).password;
  }

  set password(value: unknown) {
    setPart(this, 'password', value);
  }

  get host(): string {
    return recordOf(this).host;
  }

  set host(value: unknown) {
    setPart(this, 'host', value);
  }

  get hostname(): string {
    return recordOf(this).hostname;
  }

  set hostname(value: unknown) {
    setPart(this, 'hostname', value);
  }

  get port(): string {
    return recordOf(this).port;
  }

  set port(value: unknown) {
    setPart(this, 'port', value);
  }

  get pathname(): string {
    return recordOf(this).pathname;
  }

  set pathname(value: unknown) {
    setPart(this, 'pathname', value);
  }

  get search(): string {
    return recordOf(this).search;
  }

  set search(value: unknown) {
    setPart(this, 'search', value);
    updateQuery(this);
  }

  get searchParams(): URLSearchParams {
    const { query } = recordOf(this);
    this.#query ??= new Query(query);
    return this.#query.params;
  }

  get hash(): string {
    return recordOf(this).hash;
  }

  set hash(value: unknown) {
    setPart(this, 'hash', value);
  }

  toString(): string {
    return recordOf(this).href;
  }

  toJSON(): string {
    return recordOf(this).href;
  }
}
configureInterface(URL, 'URL');
printAttributes(URL.prototype, [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
]);
