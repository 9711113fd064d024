/**
 * The components that a URLPatternInit stands for, its base URL worked in.
 * @see https://urlpattern.spec.whatwg.org/#process-a-urlpatterninit
 */
import { stringLastIndexOf, stringSlice } from '../../internal/primordials.ts';
import { type Dictionary, member } from '../../internal/webidl/compound.ts';
import { toUSVString } from '../../internal/webidl/conversions.ts';
import { parseUrl, type UrlRecord } from '../url/url-record.ts';
import {
  canonicalizeHash,
  canonicalizeHostname,
  canonicalizeOpaquePathname,
  canonicalizePassword,
  canonicalizePathname,
  canonicalizePort,
  canonicalizeProtocol,
  canonicalizeSearch,
  canonicalizeUsername,
} from './canonicalize.ts';
import { isSpecialScheme } from './component.ts';
import { escapePatternString } from './escape.ts';

export interface PatternInit {
  protocol?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  hostname?: string | undefined;
  port?: string | undefined;
  pathname?: string | undefined;
  search?: string | undefined;
  hash?: string | undefined;
  baseURL?: string | undefined;
}

/** In lexicographical order, as a dictionary's members are read. */
const MEMBERS = [
  'baseURL',
  'hash',
  'hostname',
  'password',
  'pathname',
  'port',
  'protocol',
  'search',
  'username',
] as const satisfies (keyof PatternInit)[];

/** The dictionary type; members that are missing stay so. */
export function toPatternInit(dictionary: Dictionary): PatternInit {
  const init: PatternInit = {};
  for (let index = 0; index < MEMBERS.length; index++) {
    const name = MEMBERS[index] as keyof PatternInit;
    const value = member<string | undefined>(dictionary, name, toUSVString, undefined, 'URLPatternInit');
    if (value !== undefined) init[name] = value;
  }
  return init;
}

/** What is processed: a pattern, or a URL that is matched, whose parts are made canonical. */
type Kind = 'pattern' | 'url';

function inherit(result: PatternInit, init: PatternInit, base: UrlRecord, kind: Kind): void {
  const isPattern = kind === 'pattern';
  const text = (part: string): string => (isPattern ? escapePatternString(part) : part);
  // A component is inherited as long as none is given that is more general.
  let isInherited = init.protocol === undefined;
  if (isInherited) result.protocol = text(stringSlice(base.protocol, 0, -1));
  isInherited &&= init.hostname === undefined;
  const isAuthorityInherited = isInherited && init.port === undefined && init.username === undefined;
  if (!isPattern && isAuthorityInherited) {
    result.username = base.username;
    if (init.password === undefined) result.password = base.password;
  }
  if (isInherited) result.hostname = text(base.hostname);
  isInherited &&= init.port === undefined;
  if (isInherited) result.port = base.port;
  isInherited &&= init.pathname === undefined;
  if (isInherited) result.pathname = text(base.pathname);
  isInherited &&= init.search === undefined;
  if (isInherited) result.search = text(base.query);
  isInherited &&= init.hash === undefined;
  if (isInherited) result.hash = text(stringSlice(base.hash, 1));
}

function isAbsolutePathname(pathname: string, kind: Kind): boolean {
  if (pathname[0] === '/') return true;
  return kind === 'pattern' && (pathname[0] === '\\' || pathname[0] === '{') && pathname[1] === '/';
}

const hasOpaquePath = (url: UrlRecord): boolean => url.href[url.protocolEnd] !== '/';

/** A relative pathname, in the folder of the base URL's. */
function resolvePathname(pathname: string, base: UrlRecord | null, kind: Kind): string {
  if (base === null || hasOpaquePath(base) || isAbsolutePathname(pathname, kind)) return pathname;
  const basePath = kind === 'pattern' ? escapePatternString(base.pathname) : base.pathname;
  return `${stringSlice(basePath, 0, stringLastIndexOf(basePath, '/') + 1)}${pathname}`;
}

const withoutEnd = (text: string, end: string): string =>
  text[text.length - 1] === end ? stringSlice(text, 0, -1) : text;
const withoutStart = (text: string, start: string): string => (text[0] === start ? stringSlice(text, 1) : text);

/**
 * `result` holds what components are when neither `init` nor its base URL says so.
 * @throws {TypeError} if the base URL or, for a URL, a component is not valid.
 */
export function processInit(init: PatternInit, kind: Kind, result: PatternInit): PatternInit {
  let base: UrlRecord | null = null;
  if (init.baseURL !== undefined) {
    base = parseUrl(init.baseURL);
    if (base === null) throw new TypeError(`URLPattern: invalid base URL '${init.baseURL}'`);
    inherit(result, init, base, kind);
  }
  const { protocol, username, password, hostname, port, pathname, search, hash } = init;
  const isPattern = kind === 'pattern';
  const process = (value: string, canonicalize: (value: string) => string): string =>
    isPattern ? value : canonicalize(value);
  if (protocol !== undefined) result.protocol = process(withoutEnd(protocol, ':'), canonicalizeProtocol);
  if (username !== undefined) result.username = process(username, canonicalizeUsername);
  if (password !== undefined) result.password = process(password, canonicalizePassword);
  if (hostname !== undefined) result.hostname = process(hostname, canonicalizeHostname);
  const scheme = result.protocol;
  if (port !== undefined) result.port = process(port, (value) => canonicalizePort(value, scheme));
  if (pathname !== undefined) {
    const hasSegments = scheme === undefined || scheme === '' || isSpecialScheme(scheme);
    result.pathname = process(
      resolvePathname(pathname, base, kind),
      hasSegments ? canonicalizePathname : canonicalizeOpaquePathname,
    );
  }
  if (search !== undefined) result.search = process(withoutStart(search, '?'), canonicalizeSearch);
  if (hash !== undefined) result.hash = process(withoutStart(hash, '#'), canonicalizeHash);
  return result;
}
