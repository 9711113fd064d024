/** @see https://urlpattern.spec.whatwg.org/ */
import { printAttributes } from '../../internal/inspectable.ts';
import { arrayPush, defineProperty, regExpExec, stringSlice } from '../../internal/primordials.ts';
import { member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { parseUrl } from '../url/url-record.ts';
import {
  canonicalizeHash,
  canonicalizeHostname,
  canonicalizeIPv6Hostname,
  canonicalizeOpaquePathname,
  canonicalizePassword,
  canonicalizePathname,
  canonicalizePort,
  canonicalizeProtocol,
  canonicalizeSearch,
  canonicalizeUsername,
} from './canonicalize.ts';
import {
  type Component,
  compileComponent,
  DEFAULT_OPTIONS,
  HOSTNAME_OPTIONS,
  matchesSpecialScheme,
  PATHNAME_OPTIONS,
} from './component.ts';
import { parseConstructorString } from './constructor-string.ts';
import { type PatternInit, processInit, toPatternInit } from './pattern-init.ts';

const COMPONENTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;
type ComponentName = (typeof COMPONENTS)[number];
type Components = Record<ComponentName, Component>;

const DEFAULT_PORTS: { readonly [scheme: string]: string } = {
  __proto__: null as never,
  ftp: '21',
  http: '80',
  https: '443',
  ws: '80',
  wss: '443',
};

type PatternInput = string | PatternInit;

function toPatternInput(value: unknown, what: string): PatternInput {
  if (value === undefined || value === null || isObject(value)) return toPatternInit(toDictionary(value, what));
  return toUSVString(value);
}

const isIPv6Pattern = (hostname: string): boolean =>
  hostname.length > 1 &&
  (hostname[0] === '[' || ((hostname[0] === '{' || hostname[0] === '\\') && hostname[1] === '['));

/** @see https://urlpattern.spec.whatwg.org/#url-pattern-create */
function create(input: PatternInput, baseURL: string | undefined, ignoreCase: boolean): Components {
  let init: PatternInit;
  if (typeof input === 'string') {
    init = parseConstructorString(input);
    if (baseURL !== undefined) init.baseURL = baseURL;
    else if (init.protocol === undefined) {
      throw new TypeError(`URLPattern: '${input}' is relative and there is no base URL`);
    }
  } else {
    if (baseURL !== undefined) throw new TypeError('URLPattern: a base URL beside an object; it has a member for it');
    init = input;
  }
  const processed = processInit(init, 'pattern', {});
  const pattern = (name: ComponentName): string => processed[name] ?? '*';
  const scheme = pattern('protocol');
  if (processed.port !== undefined && DEFAULT_PORTS[scheme] === processed.port) processed.port = '';

  const options = { ...DEFAULT_OPTIONS, ignoreCase };
  const protocol = compileComponent(scheme, canonicalizeProtocol, DEFAULT_OPTIONS);
  const hostname = pattern('hostname');
  return {
    protocol,
    username: compileComponent(pattern('username'), canonicalizeUsername, DEFAULT_OPTIONS),
    password: compileComponent(pattern('password'), canonicalizePassword, DEFAULT_OPTIONS),
    hostname: compileComponent(
      hostname,
      isIPv6Pattern(hostname) ? canonicalizeIPv6Hostname : canonicalizeHostname,
      HOSTNAME_OPTIONS,
    ),
    port: compileComponent(pattern('port'), (value) => canonicalizePort(value), DEFAULT_OPTIONS),
    pathname: matchesSpecialScheme(protocol)
      ? compileComponent(pattern('pathname'), canonicalizePathname, { ...PATHNAME_OPTIONS, ignoreCase })
      : compileComponent(pattern('pathname'), canonicalizeOpaquePathname, options),
    search: compileComponent(pattern('search'), canonicalizeSearch, options),
    hash: compileComponent(pattern('hash'), canonicalizeHash, options),
  };
}

type UrlParts = Record<ComponentName, string>;

function partsOfInit(init: PatternInit): UrlParts | null {
  const empty = {
    protocol: '',
    username: '',
    password: '',
    hostname: '',
    port: '',
    pathname: '',
    search: '',
    hash: '',
  };
  try {
    return processInit(init, 'url', empty) as UrlParts;
  } catch {
    return null;
  }
}

function partsOfUrl(input: string, baseURL: string | undefined): UrlParts | null {
  const url = parseUrl(input, baseURL);
  if (url === null) return null;
  const { protocol, username, password, hostname, port, pathname, query, hash } = url;
  return {
    protocol: stringSlice(protocol, 0, -1),
    username,
    password,
    hostname,
    port,
    pathname,
    search: query,
    hash: stringSlice(hash, 1),
  };
}

/** The parts of the URL that `test` and `exec` are given; null for what is no URL. */
function partsOf(input: PatternInput, baseURL: string | undefined): UrlParts | null {
  if (typeof input === 'string') return partsOfUrl(input, baseURL);
  if (baseURL !== undefined) throw new TypeError('URLPattern: a base URL beside an object; it has a member for it');
  return partsOfInit(input);
}

interface ComponentResult {
  groups: Record<string, string | undefined>;
  input: string;
}

function componentResult(component: Component, input: string, match: RegExpExecArray): ComponentResult {
  const groups: Record<string, string | undefined> = {};
  const { groupNames } = component;
  for (let index = 0; index < groupNames.length; index++) {
    // `__proto__` is a name like any other.
    defineProperty(
      groups,
      groupNames[index] as string,
      {
        __proto__: null,
        value: match[index + 1],
        writable: true,
        enumerable: true,
        configurable: true,
      } as PropertyDescriptor,
    );
  }
  return { groups, input };
}

let componentsOf: (value: unknown) => Components;

export class URLPattern {
  readonly #components: Components;

  static {
    componentsOf = (value) => {
      if (!isObject(value) || !(#components in value)) throw illegalInvocation('URLPattern');
      return (value as URLPattern).#components;
    };
  }

  constructor(input: unknown = undefined, baseURL: unknown = undefined, options: unknown = undefined) {
    // Two overloads: a second argument that can be a dictionary is the options.
    const hasBase = arguments.length > 2 || (baseURL !== undefined && baseURL !== null && !isObject(baseURL));
    const patternInput = toPatternInput(input, 'URLPattern constructor, input');
    const baseText = hasBase ? toUSVString(baseURL) : undefined;
    const dictionary = toDictionary(hasBase ? options : baseURL, 'URLPattern constructor, options');
    const ignoreCase = member(dictionary, 'ignoreCase', toBoolean, false);
    this.#components = create(patternInput, baseText, ignoreCase);
  }

  test(input: unknown = undefined, baseURL: unknown = undefined): boolean {
    const components = componentsOf(this);
    const patternInput = toPatternInput(input, 'URLPattern.test, input');
    const parts = partsOf(patternInput, baseURL === undefined ? undefined : toUSVString(baseURL));
    if (parts === null) return false;
    for (let index = 0; index < COMPONENTS.length; index++) {
      const name = COMPONENTS[index] as ComponentName;
      if (regExpExec(components[name].regularExpression, parts[name]) === null) return false;
    }
    return true;
  }

  exec(input: unknown = undefined, baseURL: unknown = undefined): object | null {
    const components = componentsOf(this);
    const patternInput = toPatternInput(input, 'URLPattern.exec, input');
    const baseText = baseURL === undefined ? undefined : toUSVString(baseURL);
    const parts = partsOf(patternInput, baseText);
    if (parts === null) return null;
    const results: Partial<Record<ComponentName, ComponentResult>> = {};
    for (let index = 0; index < COMPONENTS.length; index++) {
      const name = COMPONENTS[index] as ComponentName;
      const match = regExpExec(components[name].regularExpression, parts[name]);
      if (match === null) return null;
      results[name] = componentResult(components[name], parts[name], match);
    }
    const inputs: PatternInput[] = [patternInput];
    if (baseText !== undefined) arrayPush(inputs, baseText);
    // The order in which Web IDL gives the members of a dictionary.
    const { hash, hostname, password, pathname, port, protocol, search, username } = results;
    return { hash, hostname, inputs, password, pathname, port, protocol, search, username };
  }

  get protocol(): string {
    return componentsOf(this).protocol.patternString;
  }

  get username(): string {
    return componentsOf(this).username.patternString;
  }

  get password(): string {
    return componentsOf(this).password.patternString;
  }

  get hostname(): string {
    return componentsOf(this).hostname.patternString;
  }

  get port(): string {
    return componentsOf(this).port.patternString;
  }

  get pathname(): string {
    return componentsOf(this).pathname.patternString;
  }

  get search(): string {
    return componentsOf(this).search.patternString;
  }

  get hash(): string {
    return componentsOf(this).hash.patternString;
  }

  get hasRegExpGroups(): boolean {
    const components = componentsOf(this);
    for (let index = 0; index < COMPONENTS.length; index++) {
      if (components[COMPONENTS[index] as ComponentName].hasRegexpGroups) return true;
    }
    return false;
  }
}
configureInterface(URLPattern, 'URLPattern');
printAttributes(URLPattern.prototype, [...COMPONENTS, 'hasRegExpGroups']);
