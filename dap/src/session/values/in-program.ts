/**
 * Functions that run in the program, to look at many values in one round trip. They are sent as text: they know nothing
 * but their arguments, change nothing, and use as little of what the program may have replaced as can be.
 */
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../../cdp/session.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;
type CallArgument = Protocol.Runtime.CallArgument;

/** The URL of what the adapter runs; no script of the user's. */
export const internalUrl = 'jstime-debugger:internal';

export interface CallOptions {
  /** The group of the results, by which they are released. */
  readonly objectGroup: string;
  /** Refused if it would change anything that was there before. */
  readonly harmless?: boolean;
  readonly byValue?: boolean;
  readonly preview?: boolean;
}

/** A function has thrown in the program. */
export class ThrownInProgram extends Error {
  readonly details: Protocol.Runtime.ExceptionDetails;

  constructor(details: Protocol.Runtime.ExceptionDetails) {
    super(details.exception?.description ?? details.text);
    this.details = details;
  }
}

/**
 * Calls a function in the program.
 * @param receiver id of the object that is `this` there.
 * @throws {ThrownInProgram} when it throws.
 */
export async function callIn(
  cdp: CdpSession,
  // biome-ignore lint/suspicious/noExplicitAny: it is called elsewhere
  callee: (...args: any[]) => unknown,
  receiver: string,
  args: readonly CallArgument[],
  { objectGroup, harmless = false, byValue = false, preview = false }: CallOptions,
): Promise<RemoteObject> {
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    functionDeclaration: declarationOf(callee),
    objectId: receiver,
    arguments: [...args],
    objectGroup,
    silent: true,
    throwOnSideEffect: harmless,
    returnByValue: byValue,
    generatePreview: preview,
  });
  if (exceptionDetails) throw new ThrownInProgram(exceptionDetails);
  return result;
}

/** V8 puts parentheses around a declaration: a comment at its end would swallow one. */
function declarationOf(callee: (...args: never[]) => unknown): string {
  return String(callee).replace(/\}$/, `\n//# sourceURL=${internalUrl}\n}`);
}

/** A remote value as an argument. */
export function argumentOf({ objectId, unserializableValue, value }: RemoteObject): CallArgument {
  if (objectId !== undefined) return { objectId };
  return unserializableValue !== undefined ? { unserializableValue } : { value };
}

/**
 * The elements of an array from `start` to `end`. Primitive ones are told in a text, each as its kind, its length and a
 * colon before it; others are properties of an object whose property `text` is that text. Without others, the text is all.
 */
export function readElements(this: ArrayLike<unknown>, start: number, end: number): unknown {
  const describe = Object.getOwnPropertyDescriptor;
  let text = '';
  let others: Record<string, unknown> | undefined;
  for (let index = start; index < end; index++) {
    const descriptor = describe(this, index);
    let kind = 'e';
    let part = '';
    if (descriptor) {
      const { value, get, set } = descriptor;
      switch (typeof value) {
        case 'number':
          kind = 'n';
          part = value === 0 && 1 / value < 0 ? '-0' : `${value}`;
          break;
        case 'string':
          kind = 's';
          part = value;
          break;
        case 'boolean':
          kind = 'b';
          part = `${value}`;
          break;
        case 'bigint':
          kind = 'i';
          part = `${value}`;
          break;
        case 'undefined':
          kind = get || set ? 'o' : 'u';
          break;
        default:
          kind = value === null ? '0' : 'o';
      }
      if (kind === 'o') {
        others ??= { __proto__: null };
        Object.defineProperty(others, index, descriptor);
      }
    }
    text += `${kind}${part.length}:${part}`;
  }
  if (!others) return text;
  Object.defineProperty(others, 'text', { value: text });
  return others;
}

/** An object with the properties from `start` to `end` of this one, as they are. */
export function readProperties(this: object, start: number, end: number): object {
  const result = { __proto__: null } as unknown as object;
  const keys = Reflect.ownKeys(this);
  for (let index = start; index < end && index < keys.length; index++) {
    const key = keys[index] as string;
    const descriptor = Object.getOwnPropertyDescriptor(this, key);
    if (descriptor) Object.defineProperty(result, key, { ...descriptor, configurable: true });
  }
  return result;
}

/** Bits of what {@link surveyObjects} finds. */
export const surveyed = { describesItself: 1, showsOtherProperties: 2, hasAttributes: 4 } as const;

/**
 * Of each object whether it has methods for debuggers and whether it is an instance of a built-in class with attributes
 * (bits as in `surveyed`), and, of the first `counted` ones, how many properties: `bits:count,` for each.
 */
export function surveyObjects(this: unknown, counted: number, ...rest: unknown[]): string {
  const [description, inspection, properties, ...objects] = rest as [symbol, symbol, symbol, ...object[]];
  let text = '';
  for (let index = 0; index < objects.length; index++) {
    const object = objects[index] as object;
    const count = index < counted ? Reflect.ownKeys(object).length : 0;
    const bits = (description in object || inspection in object ? 1 : 0) + (properties in object ? 2 : 0);
    const prototype = Object.getPrototypeOf(object);
    const maker = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    let hasAttributes = false;
    // A class of the program that extends a built-in one is its own: V8 does not tell whose its private members are.
    if (typeof maker === 'function' && Function.prototype.toString.call(maker).endsWith('{ [native code] }')) {
      for (let holder = prototype; holder !== null && !hasAttributes; holder = Object.getPrototypeOf(holder)) {
        hasAttributes = Object.keys(holder).some((name) => Object.getOwnPropertyDescriptor(holder, name)?.get);
      }
    }
    text += `${bits + (hasAttributes ? 4 : 0)}:${count},`;
  }
  return text;
}

/** The attributes of a built-in class's instance; those of the class come before those of what it extends. */
export function attributeNames(this: object): string[] {
  const names: string[] = [];
  for (let holder = Object.getPrototypeOf(this); holder !== null; holder = Object.getPrototypeOf(holder)) {
    const own = Object.keys(holder);
    for (let index = 0; index < own.length; index++) {
      const name = own[index] as string;
      if (Object.getOwnPropertyDescriptor(holder, name)?.get && !names.includes(name)) names[names.length] = name;
    }
  }
  return names;
}

/** An object with the values of attributes. */
export function readAttributes(this: Record<string, unknown>, ...names: string[]): object {
  const values = { __proto__: null } as unknown as Record<string, unknown>;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    values[name] = this[name];
  }
  return values;
}

/** What an object says of itself, or `undefined`. */
export function describeItself(
  // biome-ignore lint/suspicious/noExplicitAny: whatever the user has
  this: any,
  description: symbol,
  inspection: symbol,
  byDefault: string,
): string | undefined {
  // The prototype of a class has the methods, but is not what they describe.
  if (Object.hasOwn(this, 'constructor')) return undefined;
  if (typeof this[description] === 'function') {
    const text = this[description](byDefault);
    if (typeof text === 'string') return text;
  }
  if (typeof this[inspection] === 'function') {
    const stylize = (value: unknown) => `${value}`;
    const text = this[inspection](1, { depth: 1, colors: false, compact: 3, breakLength: 80, stylize }, stylize);
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** The object that is shown in place of this one, or `undefined`. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the user has
export function propertiesInstead(this: any, properties: symbol): unknown {
  if (typeof this[properties] !== 'function') return undefined;
  const result = this[properties](this);
  return typeof result === 'object' && result !== null ? result : undefined;
}

/** The value of a property, or what its getter returns, where the getter alone leads to it. */
export function readProperty(this: Record<PropertyKey, unknown>, key: PropertyKey, getter?: () => unknown): unknown {
  // For V8 Reflect.get may have an effect of its own.
  return getter ? Reflect.apply(getter, this, []) : this[key];
}

/** The entries of a map from `start` to `end`: key, value, key, value. */
export function readMapEntries(this: Map<unknown, unknown>, start: number, end: number): unknown[] {
  const flat: unknown[] = [];
  let index = 0;
  Map.prototype.forEach.call(this, (value, key) => {
    if (index >= start && index < end) {
      flat[flat.length] = key;
      flat[flat.length] = value;
    }
    index++;
  });
  return flat;
}

/** The values of a set from `start` to `end`. */
export function readSetValues(this: Set<unknown>, start: number, end: number): unknown[] {
  const values: unknown[] = [];
  let index = 0;
  Set.prototype.forEach.call(this, (value) => {
    if (index >= start && index < end) values[values.length] = value;
    index++;
  });
  return values;
}

/** What the object inherits from. */
export function prototypeOf(this: object): object | null {
  return Object.getPrototypeOf(this);
}

/** Sets a property, and returns what it is then. */
export function writeProperty(this: object, key: PropertyKey, value: unknown): unknown {
  const isSlot = Array.isArray(this) && Number(key) < this.length;
  if (!(key in this) && !isSlot) throw new ReferenceError(`There is no property ${String(key)}`);
  if (!Reflect.set(this, key, value)) throw new TypeError(`${String(key)} is read-only`);
  return Reflect.get(this, key);
}

/** The object itself: a way to ask for its preview. */
export function identity(this: unknown): unknown {
  return this;
}

/** Sets the value for a key of a map. */
export function writeMapValue(this: Map<unknown, unknown>, key: unknown, value: unknown): unknown {
  Map.prototype.set.call(this, key, value);
  return value;
}
