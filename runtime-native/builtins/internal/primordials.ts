/**
 * The standard library as it was before any script ran. Hot paths and error paths use these instead
 * of methods, so that a script that patches `Array.prototype.push` changes its own program only.
 *
 * `uncurryThis(method)` turns a method into a function whose first argument is `this`.
 */
import type { Bytes } from './bytes.ts';

const { bind, call } = Function.prototype;

type AnyMethod<This, Args extends unknown[], Result> = (this: This, ...args: Args) => Result;

const uncurryThis = bind.bind(call) as <This, Args extends unknown[], Result>(
  method: AnyMethod<This, Args, Result>,
) => (self: This, ...args: Args) => Result;

function getterOf<This, Result>(prototype: object, name: string | symbol): (self: This) => Result {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (getter === undefined) throw new Error(`No getter ${String(name)}`);
  return uncurryThis(getter) as (self: This) => Result;
}

/** `uncurryThis` for methods whose overloads TypeScript cannot match: the caller states the type. */
const uncurryAs = uncurryThis as unknown as <Fn>(method: unknown) => Fn;

/** Calls `target` with `this` and the elements of `args`. */
export const reflectApply = Reflect.apply as (
  target: (...args: never[]) => unknown,
  self: unknown,
  args: readonly unknown[],
) => unknown;

export const {
  create: objectCreate,
  freeze,
  getOwnPropertyDescriptor,
  getOwnPropertyNames,
  getPrototypeOf,
  hasOwn,
  is: objectIs,
  keys: objectKeys,
  setPrototypeOf,
} = Object;
/** At run time pass `__proto__: null`: a script may have given all objects a property `get`. */
export const defineProperty = Object.defineProperty as <T extends object>(
  target: T,
  key: PropertyKey,
  descriptor: PropertyDescriptor & { readonly __proto__?: null },
) => T;
export const { deleteProperty, get: reflectGet, ownKeys } = Reflect;

export const { isArray } = Array;
export const arrayIncludes = uncurryAs<(array: readonly unknown[], item: unknown) => boolean>(Array.prototype.includes);
export const arrayIndexOf = uncurryAs<(array: readonly unknown[], item: unknown) => number>(Array.prototype.indexOf);
export const arrayJoin = uncurryAs<(array: readonly unknown[], separator: string) => string>(Array.prototype.join);
export const arrayPop = uncurryAs<<T>(array: T[]) => T | undefined>(Array.prototype.pop);
export const promiseThen = uncurryAs<
  <T, Fulfilled = T, Rejected = never>(
    promise: Promise<T>,
    onFulfilled?: ((value: T) => Fulfilled | PromiseLike<Fulfilled>) | undefined,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | undefined,
  ) => Promise<Fulfilled | Rejected>
>(Promise.prototype.then);
export const arrayPush = uncurryAs<<T>(array: T[], ...items: T[]) => number>(Array.prototype.push);
export const arraySlice = uncurryAs<<T>(array: readonly T[], start?: number, end?: number) => T[]>(
  Array.prototype.slice,
);
export const arraySort = uncurryAs<<T>(array: T[], compare: (left: T, right: T) => number) => T[]>(
  Array.prototype.sort,
);
export const arraySplice = uncurryAs<<T>(array: T[], start: number, count: number) => T[]>(Array.prototype.splice);
export const arrayShift = uncurryAs<<T>(array: T[]) => T | undefined>(Array.prototype.shift);
export const arrayUnshift = uncurryAs<<T>(array: T[], ...items: T[]) => number>(Array.prototype.unshift);

export const stringCharCodeAt = uncurryThis(String.prototype.charCodeAt);
export const stringCodePointAt = uncurryThis(String.prototype.codePointAt);
export const stringEndsWith = uncurryThis(String.prototype.endsWith);
export const stringIncludes = uncurryAs<(text: string, part: string) => boolean>(String.prototype.includes);
export const stringIndexOf = uncurryThis(String.prototype.indexOf);
export const stringLastIndexOf = uncurryThis(String.prototype.lastIndexOf);
export const stringPadStart = uncurryThis(String.prototype.padStart);
export const stringRepeat = uncurryThis(String.prototype.repeat);
export const stringReplaceAll = uncurryAs<(text: string, part: string, by: string) => string>(
  String.prototype.replaceAll,
);
export const stringSlice = uncurryThis(String.prototype.slice);
export const stringSplit = uncurryAs<(text: string, separator: string) => string[]>(String.prototype.split);
export const stringToLowerCase = uncurryThis(String.prototype.toLowerCase);
export const stringToUpperCase = uncurryThis(String.prototype.toUpperCase);
export const stringToWellFormed = uncurryThis(String.prototype.toWellFormed);
export const stringStartsWith = uncurryThis(String.prototype.startsWith);
export const numberToFixed = uncurryThis(Number.prototype.toFixed);
export const numberToString = uncurryThis(Number.prototype.toString);
export const regExpExec = uncurryThis(RegExp.prototype.exec);
export const errorToString = uncurryThis(Error.prototype.toString);

export const mapDelete = uncurryAs<<K, V>(map: Map<K, V>, key: K) => boolean>(Map.prototype.delete);
export const mapGet = uncurryAs<<K, V>(map: Map<K, V>, key: K) => V | undefined>(Map.prototype.get);
export const mapHas = uncurryAs<<K, V>(map: Map<K, V>, key: K) => boolean>(Map.prototype.has);
export const mapSet = uncurryAs<<K, V>(map: Map<K, V>, key: K, value: V) => Map<K, V>>(Map.prototype.set);
export const mapForEach = uncurryAs<<K, V>(map: ReadonlyMap<K, V>, callback: (value: V, key: K) => void) => void>(
  Map.prototype.forEach,
);
export const mapSize = getterOf<ReadonlyMap<unknown, unknown>, number>(Map.prototype, 'size');

export const setAdd = uncurryAs<<T>(set: Set<T>, value: T) => Set<T>>(Set.prototype.add);
export const setDelete = uncurryAs<<T>(set: Set<T>, value: T) => boolean>(Set.prototype.delete);
export const setForEach = uncurryAs<<T>(set: ReadonlySet<T>, callback: (value: T) => void) => void>(
  Set.prototype.forEach,
);
export const setHas = uncurryAs<<T>(set: ReadonlySet<T>, value: T) => boolean>(Set.prototype.has);
export const setSize = getterOf<ReadonlySet<unknown>, number>(Set.prototype, 'size');
export const weakMapGet = uncurryAs<<K extends WeakKey, V>(map: WeakMap<K, V>, key: K) => V | undefined>(
  WeakMap.prototype.get,
);
export const weakMapSet = uncurryAs<<K extends WeakKey, V>(map: WeakMap<K, V>, key: K, value: V) => WeakMap<K, V>>(
  WeakMap.prototype.set,
);
export const weakRefDeref = uncurryAs<<T extends WeakKey>(ref: WeakRef<T>) => T | undefined>(WeakRef.prototype.deref);
export const finalizationRegister = uncurryAs<<T>(registry: FinalizationRegistry<T>, target: WeakKey, held: T) => void>(
  FinalizationRegistry.prototype.register,
);

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
export const { isView: arrayBufferIsView } = ArrayBuffer;
export const arrayBufferByteLength = getterOf<ArrayBuffer, number>(ArrayBuffer.prototype, 'byteLength');
export const arrayBufferResizable = getterOf<ArrayBuffer, boolean>(ArrayBuffer.prototype, 'resizable');
export const arrayBufferDetached = getterOf<ArrayBuffer, boolean>(ArrayBuffer.prototype, 'detached');
export const arrayBufferTransfer = uncurryAs<(buffer: ArrayBuffer) => ArrayBuffer>(ArrayBuffer.prototype.transfer);
export const arrayBufferSlice = uncurryAs<(buffer: ArrayBuffer, start: number, end?: number) => ArrayBuffer>(
  ArrayBuffer.prototype.slice,
);
/** The class name of a typed array; undefined for everything else. */
export const typedArrayTag = getterOf<unknown, string | undefined>(typedArrayPrototype, Symbol.toStringTag);
export const typedArrayBuffer = getterOf<ArrayBufferView, ArrayBufferLike>(typedArrayPrototype, 'buffer');
export const typedArrayByteLength = getterOf<ArrayBufferView, number>(typedArrayPrototype, 'byteLength');
export const typedArrayByteOffset = getterOf<ArrayBufferView, number>(typedArrayPrototype, 'byteOffset');
export const typedArrayLength = getterOf<ArrayBufferView, number>(typedArrayPrototype, 'length');
export const dataViewBuffer = getterOf<DataView, ArrayBufferLike>(DataView.prototype, 'buffer');
export const dataViewByteLength = getterOf<DataView, number>(DataView.prototype, 'byteLength');
export const dataViewByteOffset = getterOf<DataView, number>(DataView.prototype, 'byteOffset');
export const uint8ArraySet = uncurryAs<(bytes: Bytes, from: Uint8Array, offset?: number) => void>(
  Uint8Array.prototype.set,
);
export const uint8ArraySlice = uncurryAs<(bytes: Uint8Array, start?: number, end?: number) => Bytes>(
  Uint8Array.prototype.slice,
);
export const uint8ArraySubarray = uncurryAs<(bytes: Bytes, start?: number, end?: number) => Bytes>(
  Uint8Array.prototype.subarray,
);

export const { captureStackTrace } = Error as unknown as {
  captureStackTrace: (target: object, hideFrom?: unknown) => void;
};
export const {
  isFinite: numberIsFinite,
  isInteger: numberIsInteger,
  isNaN: numberIsNaN,
  MAX_SAFE_INTEGER: numberMaxSafeInteger,
  parseInt: numberParseInt,
} = Number;
export const { floor: mathFloor, min: mathMin, max: mathMax, round: mathRound, trunc: mathTrunc } = Math;
export const { fromCharCode: stringFromCharCode, fromCodePoint: stringFromCodePoint } = String;
export const OriginalRegExp = RegExp;
export const toBigInt = BigInt;
export const toText = String;
export const { parse: jsonParse, stringify: jsonStringify } = JSON;
export const decodePercent = decodeURIComponent;
export const encodePercent = encodeURIComponent;
export const { ceil: mathCeil, random: mathRandom } = Math;
