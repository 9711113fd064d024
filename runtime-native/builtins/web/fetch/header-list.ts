/**
 * Header lists, and what the standard says of names and values.
 * @see https://fetch.spec.whatwg.org/#concept-header-list
 */
import type { FlatHeaders } from '../../internal/http-ops.d.ts';
import {
  arrayPush,
  arraySort,
  mapForEach,
  mapGet,
  mapSet,
  regExpExec,
  stringCharCodeAt,
  stringSlice,
  stringToLowerCase,
} from '../../internal/primordials.ts';

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const FORBIDDEN_IN_VALUES = /[\0\n\r]/;
const UPPER_CASE = /[A-Z]/;

export const isHeaderName = (text: string): boolean => regExpExec(TOKEN, text) !== null;
/** A normalized value has no white space around it. */
export const isHeaderValue = (text: string): boolean => regExpExec(FORBIDDEN_IN_VALUES, text) === null;

/** Space, tab, LF, CR. */
const isWhiteSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/** The standard's "normalize": without leading and trailing white space. */
export function normalizeValue(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isWhiteSpace(stringCharCodeAt(value, start))) start++;
  while (end > start && isWhiteSpace(stringCharCodeAt(value, end - 1))) end--;
  return start === 0 && end === value.length ? value : stringSlice(value, start, end);
}

export const lowerCase = (name: string): string =>
  regExpExec(UPPER_CASE, name) === null ? name : stringToLowerCase(name);

const SET_COOKIE = 'set-cookie';

/** Names are in lower case everywhere; how they were first written is kept for the wire. */
export class HeaderList {
  /** Names at even indices, values at odd ones. */
  #flat: FlatHeaders;
  #spellings: Map<string, string> | undefined = undefined;
  #sorted: FlatHeaders | undefined = undefined;

  constructor(flat: FlatHeaders = []) {
    this.#flat = flat;
  }

  /** The list itself: not to be changed. */
  get flat(): Readonly<FlatHeaders> {
    return this.#flat;
  }

  copy(): HeaderList {
    const list = new HeaderList();
    const flat = this.#flat;
    for (let index = 0; index < flat.length; index++) arrayPush(list.#flat, flat[index] as string);
    list.#spellings = this.#spellings;
    return list;
  }

  /** All values of a name, joined; null if there is none. `lowerName` is in lower case, here and below. */
  get(lowerName: string): string | null {
    const flat = this.#flat;
    let joined: string | null = null;
    for (let index = 0; index < flat.length; index += 2) {
      if (flat[index] !== lowerName) continue;
      joined = joined === null ? (flat[index + 1] as string) : `${joined}, ${flat[index + 1]}`;
    }
    return joined;
  }

  getAll(lowerName: string): string[] {
    const flat = this.#flat;
    const values: string[] = [];
    for (let index = 0; index < flat.length; index += 2) {
      if (flat[index] === lowerName) arrayPush(values, flat[index + 1] as string);
    }
    return values;
  }

  has(lowerName: string): boolean {
    return this.indexOf(lowerName) !== -1;
  }

  /** Where the name stands first in {@link flat}; -1 if it does not. */
  indexOf(lowerName: string): number {
    const flat = this.#flat;
    for (let index = 0; index < flat.length; index += 2) {
      if (flat[index] === lowerName) return index;
    }
    return -1;
  }

  append(name: string, value: string): void {
    arrayPush(this.#flat, this.#remember(name), value);
    this.#sorted = undefined;
  }

  set(name: string, value: string): void {
    const lower = this.#remember(name);
    const flat = this.#flat;
    for (let index = 0; index < flat.length; index += 2) {
      if (flat[index] !== lower) continue;
      flat[index + 1] = value;
      this.#drop(lower, index + 2);
      return;
    }
    arrayPush(flat, lower, value);
    this.#sorted = undefined;
  }

  delete(lowerName: string): void {
    this.#drop(lowerName, 0);
  }

  /** As the program wrote it. */
  spelling(lowerName: string): string {
    return (this.#spellings && mapGet(this.#spellings, lowerName)) ?? lowerName;
  }

  /** The standard's "sort and combine", as a flat list; kept until the list changes. */
  sortAndCombine(): Readonly<FlatHeaders> {
    if (this.#sorted !== undefined) return this.#sorted;
    const flat = this.#flat;
    const names: string[] = [];
    for (let index = 0; index < flat.length; index += 2) arrayPush(names, flat[index] as string);
    arraySort(names, (left, right) => (left < right ? -1 : left > right ? 1 : 0));
    const sorted: FlatHeaders = [];
    for (let index = 0; index < names.length; index++) {
      const name = names[index] as string;
      if (index > 0 && names[index - 1] === name) continue;
      if (name === SET_COOKIE) {
        const values = this.getAll(name);
        for (let at = 0; at < values.length; at++) arrayPush(sorted, name, values[at] as string);
      } else {
        arrayPush(sorted, name, this.get(name) as string);
      }
    }
    this.#sorted = sorted;
    return sorted;
  }

  #remember(name: string): string {
    const lower = lowerCase(name);
    if (lower !== name && !this.has(lower)) {
      // Copies share the map until one of them needs another.
      const spellings = new Map<string, string>();
      if (this.#spellings !== undefined) mapForEach(this.#spellings, (value, key) => mapSet(spellings, key, value));
      mapSet(spellings, lower, name);
      this.#spellings = spellings;
    }
    return lower;
  }

  #drop(lowerName: string, from: number): void {
    const flat = this.#flat;
    let length = from;
    for (let index = from; index < flat.length; index += 2) {
      if (flat[index] === lowerName) continue;
      flat[length] = flat[index] as string;
      flat[length + 1] = flat[index + 1] as string;
      length += 2;
    }
    flat.length = length;
    this.#sorted = undefined;
  }
}
