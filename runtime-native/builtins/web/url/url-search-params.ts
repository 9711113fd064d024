/** @see https://url.spec.whatwg.org/#interface-urlsearchparams */

import { inspect } from '../../internal/inspect.ts';
import { type CustomInspectOptions, inspectCustom } from '../../internal/inspectable.ts';
import { arrayJoin, arrayPush, defineProperty, stringSlice } from '../../internal/primordials.ts';
import { iteratorMethod, recordOf, sequenceFrom, sequenceOf } from '../../internal/webidl/compound.ts';
import { isObject, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { definePairIterators } from '../../internal/webidl/pair-iterators.ts';
import { beginsWithQuestionMark, parseUrlencoded, serializeUrlencoded, sortPairs } from './urlencoded.ts';

const toPair = sequenceOf(toUSVString);
const toRecord = recordOf(toUSVString, toUSVString);

/** The list of names and values that an init argument stands for. */
function listOf(init: unknown): string[] {
  const what = 'URLSearchParams constructor, init';
  if (!isObject(init)) {
    const text = toUSVString(init);
    return parseUrlencoded(beginsWithQuestionMark(text) ? stringSlice(text, 1) : text);
  }
  const list: string[] = [];
  const method = iteratorMethod(init, what);
  const pairs = method === undefined ? toRecord(init, what) : sequenceFrom(init, method, toPair, what);
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] as string[];
    if (pair.length !== 2) throw new TypeError(`${what}[${index}]: must be a pair of name and value`);
    arrayPush(list, pair[0] as string, pair[1] as string);
  }
  return list;
}

/** The parameters of a URL, which hears of every change. */
export let paramsOf: (query: string, onChange: () => void) => URLSearchParams;
/** The URL got a new query. */
export let replaceList: (params: URLSearchParams, query: string) => void;
export let serializeParams: (params: URLSearchParams) => string;
export let isURLSearchParams: (value: unknown) => value is URLSearchParams;

export class URLSearchParams {
  /** Names at even indices, values at odd ones. Conversions of arguments run scripts: look at it after them. */
  #list: string[];
  #onChange: (() => void) | undefined = undefined;

  static {
    paramsOf = (query, onChange) => {
      const params = new URLSearchParams();
      params.#list = parseUrlencoded(query);
      params.#onChange = onChange;
      return params;
    };
    replaceList = (params, query) => {
      params.#list = parseUrlencoded(query);
    };
    serializeParams = (params) => serializeUrlencoded(params.#list);
    isURLSearchParams = (value): value is URLSearchParams => isObject(value) && #list in value;
  }

  constructor(init: unknown = undefined) {
    this.#list = init === undefined ? [] : listOf(init);
  }

  get size(): number {
    check(this);
    return this.#list.length / 2;
  }

  append(name: unknown, value: unknown): void {
    check(this);
    requireArguments('URLSearchParams.append', arguments.length, 2);
    const nameText = toUSVString(name);
    const valueText = toUSVString(value);
    arrayPush(this.#list, nameText, valueText);
    this.#onChange?.();
  }

  delete(name: unknown, value: unknown = undefined): void {
    check(this);
    requireArguments('URLSearchParams.delete', arguments.length, 1);
    const nameText = toUSVString(name);
    const valueText = value === undefined ? undefined : toUSVString(value);
    const list = this.#list;
    const kept: string[] = [];
    for (let index = 0; index < list.length; index += 2) {
      const isGone = list[index] === nameText && (valueText === undefined || list[index + 1] === valueText);
      if (!isGone) arrayPush(kept, list[index] as string, list[index + 1] as string);
    }
    this.#list = kept;
    this.#onChange?.();
  }

  get(name: unknown): string | null {
    check(this);
    requireArguments('URLSearchParams.get', arguments.length, 1);
    const nameText = toUSVString(name);
    const index = indexOfName(this.#list, nameText);
    return index === -1 ? null : (this.#list[index + 1] as string);
  }

  getAll(name: unknown): string[] {
    check(this);
    requireArguments('URLSearchParams.getAll', arguments.length, 1);
    const nameText = toUSVString(name);
    const list = this.#list;
    const values: string[] = [];
    for (let index = 0; index < list.length; index += 2) {
      if (list[index] === nameText) arrayPush(values, list[index + 1] as string);
    }
    return values;
  }

  has(name: unknown, value: unknown = undefined): boolean {
    check(this);
    requireArguments('URLSearchParams.has', arguments.length, 1);
    const nameText = toUSVString(name);
    if (value === undefined) return indexOfName(this.#list, nameText) !== -1;
    const valueText = toUSVString(value);
    const list = this.#list;
    for (let index = 0; index < list.length; index += 2) {
      if (list[index] === nameText && list[index + 1] === valueText) return true;
    }
    return false;
  }

  set(name: unknown, value: unknown): void {
    check(this);
    requireArguments('URLSearchParams.set', arguments.length, 2);
    const nameText = toUSVString(name);
    const valueText = toUSVString(value);
    const list = this.#list;
    const kept: string[] = [];
    let isSet = false;
    for (let index = 0; index < list.length; index += 2) {
      const isNamed = list[index] === nameText;
      if (isNamed && isSet) continue;
      arrayPush(kept, list[index] as string, isNamed ? valueText : (list[index + 1] as string));
      isSet ||= isNamed;
    }
    if (!isSet) arrayPush(kept, nameText, valueText);
    this.#list = kept;
    this.#onChange?.();
  }

  sort(): void {
    check(this);
    this.#list = sortPairs(this.#list);
    this.#onChange?.();
  }

  toString(): string {
    check(this);
    return serializeUrlencoded(this.#list);
  }

  static {
    definePairIterators(URLSearchParams, 'URLSearchParams', (params, index) => {
      check(params);
      const list = params.#list;
      return 2 * index < list.length ? [list[2 * index], list[2 * index + 1]] : undefined;
    });
  }
}

function indexOfName(list: readonly string[], name: string): number {
  for (let index = 0; index < list.length; index += 2) {
    if (list[index] === name) return index;
  }
  return -1;
}

function check(value: URLSearchParams): void {
  if (!isURLSearchParams(value)) throw illegalInvocation('URLSearchParams');
}
configureInterface(URLSearchParams, 'URLSearchParams');

/** Prints as `URLSearchParams { 'name' => 'value' }`. */
defineProperty(URLSearchParams.prototype, inspectCustom, {
  value(this: URLSearchParams, depth: number | null, options: CustomInspectOptions): unknown {
    if (!isURLSearchParams(this)) return this;
    if (depth !== null && depth < 0) return options.stylize('[URLSearchParams]', 'special');
    const list = parseUrlencoded(serializeParams(this));
    if (list.length === 0) return 'URLSearchParams {}';
    const shown: string[] = [];
    for (let index = 0; index < list.length; index += 2) {
      arrayPush(shown, `${inspect(list[index], options)} => ${inspect(list[index + 1], options)}`);
    }
    return `URLSearchParams { ${arrayJoin(shown, ', ')} }`;
  },
  writable: true,
  configurable: true,
});
