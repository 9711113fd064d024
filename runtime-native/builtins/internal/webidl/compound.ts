/**
 * Conversions that are made of others: sequences, records, dictionaries, enumerations, callbacks.
 * @see https://webidl.spec.whatwg.org/#js-type-mapping
 */
import { arrayPush, defineProperty, getOwnPropertyDescriptor, ownKeys, reflectApply } from '../primordials.ts';
import { type Conversion, isObject, toDOMString } from './conversions.ts';

export type Dictionary = Readonly<Record<string, unknown>>;
const EMPTY_DICTIONARY: Dictionary = { __proto__: null as never };

/** A dictionary argument: undefined and null are empty, other primitives a TypeError. */
export function toDictionary(value: unknown, what: string): Dictionary {
  if (value === undefined || value === null) return EMPTY_DICTIONARY;
  if (!isObject(value)) throw new TypeError(`${what}: not an object`);
  return value as Dictionary;
}

/**
 * Converts a member of a dictionary, or answers `fallback` when it is missing. Members have to be read in
 * lexicographical order, those of inherited dictionaries first: scripts can see the order.
 */
export function member<T>(
  dictionary: Dictionary,
  name: string,
  convert: Conversion<T>,
  fallback: T,
  what = 'options',
): T {
  // Most calls bring none, and reading properties by their names is slow.
  if (dictionary === EMPTY_DICTIONARY) return fallback;
  const value = dictionary[name];
  return value === undefined ? fallback : convert(value, `${what}.${name}`);
}

/** As {@link member}, for a required member. */
export function requiredMember<T>(dictionary: Dictionary, name: string, convert: Conversion<T>, what: string): T {
  const value = dictionary[name];
  if (value === undefined) throw new TypeError(`${what}.${name}: required`);
  return convert(value, `${what}.${name}`);
}

export const nullable =
  <T>(convert: Conversion<T>): Conversion<T | null> =>
  (value, what) =>
    value === undefined || value === null ? null : convert(value, what);

/** An enumeration: `enumeration('ResponseType', ['basic', …])`. */
export function enumeration<const T extends string>(name: string, values: readonly T[]): Conversion<T> {
  return (value, what) => {
    const text = toDOMString(value);
    for (let index = 0; index < values.length; index++) {
      if (values[index] === text) return text as T;
    }
    throw new TypeError(`${what}: '${text}' is not a value of ${name}`);
  };
}

/** An interface type; `isInstance` is the brand check. */
export const instanceOf =
  <T>(name: string, isInstance: (value: unknown) => value is T): Conversion<T> =>
  (value, what) => {
    if (!isInstance(value)) throw new TypeError(`${what}: not of type ${name}`);
    return value;
  };

/** The element at `index`, as `array[index] = value` would set it if nobody had patched Array.prototype. */
function append<T>(list: T[], value: T): void {
  defineProperty(list, list.length, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}

/** Converts what `method`, the @@iterator method of `iterable`, yields. */
export function sequenceFrom<T>(
  iterable: object,
  method: (...args: never[]) => unknown,
  convert: Conversion<T>,
  what: string,
): T[] {
  const iterator = reflectApply(method, iterable, []) as Iterator<unknown>;
  if (!isObject(iterator)) throw new TypeError(`${what}: its iterator is not an object`);
  const { next } = iterator;
  const list: T[] = [];
  for (;;) {
    const result = reflectApply(next, iterator, []) as IteratorResult<unknown>;
    if (!isObject(result)) throw new TypeError(`${what}: its iterator yields something that is not an object`);
    if (result.done) return list;
    append(list, convert(result.value, `${what}[${list.length}]`));
  }
}

/** The @@iterator method of `value`, or undefined. */
export function iteratorMethod(value: object, what: string): ((...args: never[]) => unknown) | undefined {
  const method = (value as Record<symbol, unknown>)[Symbol.iterator];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw new TypeError(`${what}: its Symbol.iterator is not a function`);
  return method as (...args: never[]) => unknown;
}

export const sequenceOf =
  <T>(convert: Conversion<T>): Conversion<T[]> =>
  (value, what) => {
    const method = isObject(value) ? iteratorMethod(value, what) : undefined;
    if (method === undefined) throw new TypeError(`${what}: not iterable`);
    return sequenceFrom(value as object, method, convert, what);
  };

/** `record<K, V>` as a list of pairs; a key that comes up again after conversion takes the last value. */
export const recordOf =
  <V>(toKey: Conversion<string>, toValue: Conversion<V>): Conversion<[key: string, value: V][]> =>
  (value, what) => {
    if (!isObject(value)) throw new TypeError(`${what}: not an object`);
    const keys = ownKeys(value);
    const pairs: [string, V][] = [];
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string | symbol;
      if (!getOwnPropertyDescriptor(value, key)?.enumerable) continue;
      const typedKey = toKey(key, `${what}, key`);
      const typedValue = toValue((value as Record<string | symbol, unknown>)[key], `${what}.${typedKey}`);
      const existing = pairWith(pairs, typedKey);
      if (existing === undefined) arrayPush(pairs, [typedKey, typedValue]);
      else existing[1] = typedValue;
    }
    return pairs;
  };

function pairWith<V>(pairs: [string, V][], key: string): [string, V] | undefined {
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] as [string, V];
    if (pair[0] === key) return pair;
  }
  return undefined;
}

export type Callback = (...args: never[]) => unknown;

/** A callback function type. */
export function toCallback(value: unknown, what: string): Callback {
  if (typeof value !== 'function') throw new TypeError(`${what}: not a function`);
  return value as Callback;
}
