/**
 * What the inspect library takes from its host. The library's own versions are approximations in
 * plain JavaScript; bundle.mjs cuts those out and puts `replacedModules` in their place, keyed by
 * the library's internal module ids (checked there against the exact release).
 */
import { ops } from './native.ts';
import {
  arrayIncludes,
  arrayPop,
  arrayPush,
  deleteProperty,
  getOwnPropertyNames,
  getPrototypeOf,
  mapGet,
  mapSet,
  numberToString,
  ownKeys,
  stringLastIndexOf,
  stringPadStart,
  stringSlice,
} from './primordials.ts';

/** Values of V8's PropertyFilter. */
const ALL_PROPERTIES = 0;
const ONLY_ENUMERABLE = 2;

const { getOwnNonIndexProperties, getProxyDetails, previewEntries } = ops;

const utilBinding = {
  constants: { ALL_PROPERTIES, ONLY_ENUMERABLE, kPending: 0, kFulfilled: 1, kRejected: 2 },
  getOwnNonIndexProperties: (value: object, filter: number) =>
    getOwnNonIndexProperties(value, filter === ONLY_ENUMERABLE),
  getPromiseDetails: ops.getPromiseDetails,
  /** The library asks for the pair [target, handler], or, without `both`, for the target alone. */
  getProxyDetails: (value: unknown, both = true) => {
    const details = getProxyDetails(value);
    return details === undefined || both ? details : details[0];
  },
  /** With `isIterator` the answer is the pair [entries, isKeyValue], else the entries alone. */
  previewEntries: (value: object, isIterator = false) => {
    const preview = previewEntries(value);
    return isIterator ? preview : preview[0];
  },
  getConstructorName: ops.getConstructorName,
  getExternalValue: () => 0n,
  Proxy,
};

const types = {
  isAsyncFunction: ops.isAsyncFunction,
  isGeneratorFunction: ops.isGeneratorFunction,
  isAnyArrayBuffer: ops.isAnyArrayBuffer,
  isArrayBuffer: ops.isArrayBuffer,
  isArgumentsObject: ops.isArgumentsObject,
  isBoxedPrimitive: ops.isBoxedPrimitive,
  isDataView: ops.isDataView,
  isExternal: ops.isExternal,
  isMap: ops.isMap,
  isMapIterator: ops.isMapIterator,
  isModuleNamespaceObject: ops.isModuleNamespaceObject,
  isNativeError: ops.isNativeError,
  isPromise: ops.isPromise,
  isSet: ops.isSet,
  isSetIterator: ops.isSetIterator,
  isWeakMap: ops.isWeakMap,
  isWeakSet: ops.isWeakSet,
  isRegExp: ops.isRegExp,
  isDate: ops.isDate,
  isTypedArray: ops.isTypedArray,
  isStringObject: ops.isStringObject,
  isNumberObject: ops.isNumberObject,
  isBooleanObject: ops.isBooleanObject,
  isBigIntObject: ops.isBigIntObject,
  isSymbolObject: ops.isSymbolObject,
};

/**
 * The library prints instances of `urlModule.URL` by their href and filters the URL's own symbols.
 * No value is an instance of the placeholder: a URL built-in sets its class here.
 */
export const urlModule: { URL: abstract new () => object; pathToFileURL: (path: string) => { href: string } } = {
  URL: class {},
  pathToFileURL: (path) => ({ href: `file://${path}` }),
};

/** The one method of Node's Buffer that the library uses, on a plain Uint8Array. */
class HexView {
  readonly [index: number]: number;

  hexSlice(start: number, end: number): string {
    let text = '';
    for (let index = start; index < end; index++)
      text += stringPadStart(numberToString(this[index] as number, 16), 2, '0');
    return text;
  }
}

export const replacedModules: Record<number, { exports: unknown }> = {
  179: { exports: {} },
  537: { exports: { h: HexView } },
  499: { exports: types },
  727: { exports: utilBinding },
  812: { exports: urlModule },
  // Node greys out stack frames of its own modules; our stacks hold none.
  947: { exports: { BuiltinModule: { exists: () => false } } },
};

const PRIMORDIALS = 683;

/**
 * The library's module of primordials wraps every built-in method; once the library is evaluated, only
 * those in use need to stay. Each one in the snapshot costs start-up time.
 */
export function dropLibraryPrimordials(): void {
  const primordials = replacedModules[PRIMORDIALS]?.exports as Record<string, unknown>;
  for (const name of ownKeys(primordials)) deleteProperty(primordials, name);
}

/** The objects around the one being printed. The library calls these methods, which scripts may have patched on arrays. */
export class ParentList extends Array<unknown> {
  override push(value: unknown): number {
    return arrayPush(this, value);
  }
  override pop(): unknown {
    return arrayPop(this);
  }
  override includes(value: unknown): boolean {
    return arrayIncludes(this, value);
  }
}

type TypedArrayConstructor = new (source: object) => object;

const typedArrays = new Map<string, TypedArrayConstructor>();
for (const name of getOwnPropertyNames(globalThis)) {
  const value: unknown = (globalThis as unknown as Record<string, unknown>)[name];
  if (typeof value === 'function' && getPrototypeOf(value) === getPrototypeOf(Uint8Array)) {
    mapSet(typedArrays, name, value as TypedArrayConstructor);
  }
}

/** A typed array of the kind `name` with the elements of `source`, whose own prototype is lost. */
export function copyTypedArray(name: string, source: object): object {
  return new (mapGet(typedArrays, name) as TypedArrayConstructor)(source);
}

/**
 * What stands before the braces of an object: `Class(size) [tag] `. The tag is left out when it says
 * the same as the class, and replaces it when it says where the class belongs (`WebAssembly.Tag`).
 */
export function formatPrefix(className: string | null, tag: string, fallback: string, size: string): string {
  if (className === null) {
    const base = `[${fallback}${size}: null prototype] `;
    return tag === '' || tag === fallback ? base : `${base}[${tag}] `;
  }
  if (tag === '') return `${className}${size} `;
  const dot = stringLastIndexOf(tag, '.');
  const lastPart = dot >= 1 ? stringSlice(tag, dot + 1) : tag;
  return lastPart === className ? `${tag}${size} ` : `${className}${size} [${tag}] `;
}

export const { isNativeError } = ops;

/** The only member of Node's `process` that the library uses. */
export const processForLibrary = { cwd: ops.cwd };
