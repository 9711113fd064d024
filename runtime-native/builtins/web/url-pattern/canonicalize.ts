/**
 * Makes of a component's text what the URL parser makes of it in a URL.
 * @see https://urlpattern.spec.whatwg.org/#canonicalization
 */
import { regExpExec, stringSlice, stringToLowerCase } from '../../internal/primordials.ts';
import { parseUrl, type UrlAttribute, type UrlRecord } from '../url/url-record.ts';
import { isSpecialScheme } from './component.ts';
import type { EncodingCallback } from './pattern-parser.ts';

const DUMMY = 'https://dummy.invalid/';
/** Has no default port. */
const DUMMY_WITHOUT_PORT = 'dummy://dummy.invalid/';

const invalid = (what: string, value: string): TypeError =>
  new TypeError(`URLPattern: '${value}' is not a valid ${what}`);

/** The URL with `part` set to `value`. */
function dummyWith(part: UrlAttribute, value: string, dummy = DUMMY): UrlRecord {
  const url = parseUrl(dummy)?.with(part, value);
  if (url === undefined || url === null) throw invalid(part, value);
  return url;
}

export function canonicalizeProtocol(value: string): string {
  if (value === '') return '';
  const protocol = parseUrl(`${value}://dummy.invalid`)?.protocol;
  if (protocol === undefined) throw invalid('protocol', value);
  return stringSlice(protocol, 0, -1);
}

export const canonicalizeUsername: EncodingCallback = (value) =>
  value === '' ? '' : dummyWith('username', value).username;

export const canonicalizePassword: EncodingCallback = (value) =>
  value === '' ? '' : dummyWith('password', value).password;

export const canonicalizeHostname: EncodingCallback = (value) =>
  value === '' ? '' : dummyWith('hostname', value).hostname;

const IPV6_TEXT = /^[\da-f[\]:]*$/i;
const UPPER_CASE = /[A-F]/;

export function canonicalizeIPv6Hostname(value: string): string {
  if (regExpExec(IPV6_TEXT, value) === null) throw invalid('IPv6 address', value);
  if (regExpExec(UPPER_CASE, value) === null) return value;
  return stringToLowerCase(value);
}

export function canonicalizePort(value: string, protocol = ''): string {
  if (value === '') return '';
  // A file URL cannot have a port, nor is there one that it would drop.
  const hasDefault = protocol !== 'file' && isSpecialScheme(protocol);
  return dummyWith('port', value, hasDefault ? `${protocol}://dummy.invalid/` : DUMMY_WITHOUT_PORT).port;
}

export function canonicalizePathname(value: string): string {
  if (value === '') return '';
  // The setter adds a leading slash; `/-` keeps what follows it from being taken for a dot segment.
  if (value[0] === '/') return dummyWith('pathname', value).pathname;
  return stringSlice(dummyWith('pathname', `/-${value}`).pathname, 2);
}

export function canonicalizeOpaquePathname(value: string): string {
  if (value === '') return '';
  // The letter keeps a leading slash from beginning a path of segments; the hash keeps spaces at the end.
  const pathname = parseUrl(`data:-${value}#`)?.pathname;
  if (pathname === undefined) throw invalid('pathname', value);
  return stringSlice(pathname, 1);
}

export const canonicalizeSearch: EncodingCallback = (value) =>
  value === '' ? '' : dummyWith('search', `?${value}`).query;

export const canonicalizeHash: EncodingCallback = (value) =>
  value === '' ? '' : stringSlice(dummyWith('hash', `#${value}`).hash, 1);
