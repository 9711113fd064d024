/**
 * Web IDL: conversions of arguments, and the shape of interfaces.
 * @see https://webidl.spec.whatwg.org/
 */
import {
  arrayIncludes,
  captureStackTrace,
  defineProperty,
  getOwnPropertyDescriptor,
  objectKeys,
  ownKeys,
} from './primordials.ts';

type AnyFunction = (...args: never[]) => unknown;
type InterfaceObject = abstract new (...args: never[]) => object;

/** A TypeError whose stack begins at the caller of `api`. */
export function typeError(message: string, api?: AnyFunction | InterfaceObject): TypeError {
  const error = new TypeError(message);
  if (api !== undefined) captureStackTrace(error, api);
  return error;
}

/** Throws a TypeError unless at least `required` arguments were passed to `what`. */
export function requireArguments(what: string, passed: number, required: number): void {
  if (passed >= required) return;
  throw new TypeError(`${what}: ${required} argument${required === 1 ? '' : 's'} required, but only ${passed} present`);
}

/** The error of a method or accessor that was called on something else than its interface. */
export function illegalInvocation(interfaceName: string): TypeError {
  return new TypeError(`Illegal invocation: not called on an instance of ${interfaceName}`);
}

/** Throws a TypeError for symbols, as the standard says and `String()` does not. */
export const toDOMString = (value: unknown): string => `${value as string}`;

/** The type `unsigned long`. */
export const toUnsignedLong = (value: unknown): number => (value as number) >>> 0;

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

export type Dictionary = Readonly<Record<string, unknown>>;
const EMPTY_DICTIONARY: Dictionary = { __proto__: null as never };

/** A dictionary argument: undefined and null are empty, other primitives a TypeError. */
export function toDictionary(value: unknown, what: string): Dictionary {
  if (value === undefined || value === null) return EMPTY_DICTIONARY;
  if (!isObject(value)) throw new TypeError(`${what}: not an object`);
  return value as Dictionary;
}

/** Converts a member of a dictionary, or answers `fallback` when it is missing. */
export function member<T>(dictionary: Dictionary, name: string, convert: (value: unknown) => T, fallback: T): T {
  const value = dictionary[name];
  return value === undefined ? fallback : convert(value);
}

export const toBoolean = (value: unknown): boolean => !!value;
export const toAny = (value: unknown): unknown => value;

/** Own properties of every class that are no members of its interface. */
const CLASS_PROPERTIES = ['length', 'name', 'prototype'];

function makeEnumerable(target: object): void {
  for (const key of ownKeys(target)) {
    if (typeof key === 'symbol' || key === 'constructor') continue;
    if (typeof target === 'function' && arrayIncludes(CLASS_PROPERTIES, key)) continue;
    const descriptor = getOwnPropertyDescriptor(target, key);
    if (descriptor?.configurable) defineProperty(target, key, { ...descriptor, enumerable: true });
  }
}

/**
 * Gives `interfaceObject` what a class lacks of a Web IDL interface: its name (the bundler may have
 * changed it), enumerable members, the `toStringTag`, and `constants` on both the interface object and its prototype.
 */
export function configureInterface(
  interfaceObject: InterfaceObject,
  name: string,
  constants: Readonly<Record<string, number>> = {},
): void {
  const { prototype } = interfaceObject;
  defineProperty(interfaceObject, 'name', { value: name, configurable: true });
  makeEnumerable(interfaceObject);
  makeEnumerable(prototype);
  defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  for (const constant of objectKeys(constants)) {
    const descriptor = { value: constants[constant], enumerable: true };
    defineProperty(interfaceObject, constant, descriptor);
    defineProperty(prototype, constant, descriptor);
  }
}
