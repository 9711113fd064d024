/** @see https://fetch.spec.whatwg.org/#headers-class */

import { inspect } from '../../internal/inspect.ts';
import { type CustomInspectOptions, inspectCustom } from '../../internal/inspectable.ts';
import { defineProperty } from '../../internal/primordials.ts';
import { iteratorMethod, recordOf, sequenceFrom, sequenceOf } from '../../internal/webidl/compound.ts';
import { isObject, toByteString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { definePairIterators } from '../../internal/webidl/pair-iterators.ts';
import { HeaderList, isHeaderName, isHeaderValue, lowerCase, normalizeValue } from './header-list.ts';
import { isNoCorsSafelisted, isNoCorsSafelistedName } from './no-cors-headers.ts';

/** Who may change a Headers object. Names that browsers forbid are allowed: a program on a server needs them. */
export type HeadersGuard = 'immutable' | 'none' | 'request' | 'request-no-cors' | 'response';

const toPair = sequenceOf(toByteString);
const toRecord = recordOf(toByteString, toByteString);

type HeadersInit = [name: string, value: string][];

/** The conversion to HeadersInit. */
export function toHeadersInit(value: unknown, what: string): HeadersInit {
  if (!isObject(value)) throw new TypeError(`${what}: neither a record nor a sequence`);
  const method = iteratorMethod(value, what);
  if (method === undefined) return toRecord(value, what);
  const pairs = sequenceFrom(value, method, toPair, what);
  for (let index = 0; index < pairs.length; index++) {
    if ((pairs[index] as string[]).length !== 2) throw new TypeError(`${what}[${index}]: not a pair of name and value`);
  }
  return pairs as HeadersInit;
}

export let isHeaders: (value: unknown) => value is Headers;
export let headerListOf: (headers: Headers) => HeaderList;
/** A Headers object on a list, which stays shared. */
export let makeHeaders: (list: HeaderList, guard: HeadersGuard) => Headers;
/** The standard's "fill". */
export let fillHeaders: (headers: Headers, init: HeadersInit) => void;
export let headersGuard: (headers: Headers) => HeadersGuard;

export class Headers {
  #list: HeaderList;
  #guard: HeadersGuard = 'none';

  static {
    isHeaders = (value): value is Headers => isObject(value) && #list in value;
    headerListOf = (headers) => headers.#list;
    headersGuard = (headers) => headers.#guard;
    makeHeaders = (list, guard) => {
      const headers = new Headers();
      headers.#list = list;
      headers.#guard = guard;
      return headers;
    };
    fillHeaders = (headers, init) => {
      for (let index = 0; index < init.length; index++) {
        const pair = init[index] as [string, string];
        append(headers, pair[0], pair[1], 'Headers');
      }
    };
  }

  constructor(init: unknown = undefined) {
    this.#list = new HeaderList();
    if (init !== undefined) fillHeaders(this, toHeadersInit(init, 'Headers constructor, init'));
  }

  append(name: unknown, value: unknown): void {
    check(this);
    requireArguments('Headers.append', arguments.length, 2);
    const nameText = toByteString(name, 'Headers.append, name');
    append(this, nameText, toByteString(value, 'Headers.append, value'), 'Headers.append');
  }

  delete(name: unknown): void {
    check(this);
    requireArguments('Headers.delete', arguments.length, 1);
    const nameText = toByteString(name, 'Headers.delete, name');
    validate(this, nameText, '', 'Headers.delete');
    if (
      this.#guard === 'request-no-cors' &&
      !isNoCorsSafelistedName(lowerCase(nameText)) &&
      lowerCase(nameText) !== 'range'
    )
      return;
    this.#list.delete(lowerCase(nameText));
  }

  get(name: unknown): string | null {
    check(this);
    requireArguments('Headers.get', arguments.length, 1);
    return this.#list.get(toName(name, 'Headers.get'));
  }

  getSetCookie(): string[] {
    check(this);
    return this.#list.getAll('set-cookie');
  }

  has(name: unknown): boolean {
    check(this);
    requireArguments('Headers.has', arguments.length, 1);
    return this.#list.has(toName(name, 'Headers.has'));
  }

  set(name: unknown, value: unknown): void {
    check(this);
    requireArguments('Headers.set', arguments.length, 2);
    const nameText = toByteString(name, 'Headers.set, name');
    const valueText = normalizeValue(toByteString(value, 'Headers.set, value'));
    validate(this, nameText, valueText, 'Headers.set');
    if (this.#guard === 'request-no-cors' && !isNoCorsSafelisted(lowerCase(nameText), valueText)) return;
    this.#list.set(nameText, valueText);
  }
}

function check(value: unknown): asserts value is Headers {
  if (!isHeaders(value)) throw illegalInvocation('Headers');
}

/** A valid name in lower case. */
function toName(value: unknown, what: string): string {
  const name = toByteString(value, `${what}, name`);
  if (!isHeaderName(name)) throw new TypeError(`${what}: '${name}' is not a header name`);
  return lowerCase(name);
}

function validate(headers: Headers, name: string, value: string, what: string): void {
  if (!isHeaderName(name)) throw new TypeError(`${what}: '${name}' is not a header name`);
  if (!isHeaderValue(value))
    throw new TypeError(`${what}: the value of '${name}' holds a character that is not allowed`);
  if (headersGuard(headers) === 'immutable') throw new TypeError(`${what}: the headers are immutable`);
}

/** The standard's "append". */
function append(headers: Headers, name: string, value: string, what: string): void {
  const normalized = normalizeValue(value);
  validate(headers, name, normalized, what);
  const list = headerListOf(headers);
  if (headersGuard(headers) === 'request-no-cors') {
    const lower = lowerCase(name);
    const present = list.get(lower);
    if (!isNoCorsSafelisted(lower, present === null ? normalized : `${present}, ${normalized}`)) return;
  }
  list.append(name, normalized);
}

configureInterface(Headers, 'Headers');
definePairIterators(Headers, 'Headers', (headers, index) => {
  check(headers);
  const sorted = headerListOf(headers).sortAndCombine();
  return index * 2 < sorted.length ? [sorted[index * 2] as string, sorted[index * 2 + 1] as string] : undefined;
});

defineProperty(Headers.prototype, inspectCustom, {
  value(this: Headers, _depth: number, options: CustomInspectOptions): string {
    if (!isHeaders(this)) return inspect(this, { ...options, customInspect: false });
    const sorted = headerListOf(this).sortAndCombine();
    const shown: Record<string, unknown> = {};
    for (let index = 0; index < sorted.length; index += 2) {
      const name = sorted[index] as string;
      const value = sorted[index + 1] as string;
      const present = shown[name];
      defineProperty(shown, name, {
        value: present === undefined ? value : `${present}, ${value}`,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return `Headers ${inspect(shown, options as never)}`;
  },
});
