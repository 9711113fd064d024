/**
 * The shape of interfaces: what a class lacks to be one.
 * @see https://webidl.spec.whatwg.org/#interface-object
 */
import { ops } from '../native.ts';
import {
  arrayIncludes,
  defineProperty,
  getOwnPropertyDescriptor,
  objectKeys,
  ownKeys,
  setAdd,
  setHas,
} from '../primordials.ts';

type InterfaceObject = abstract new (...args: never[]) => object;

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

const platformPrototypes = new Set<object>();

/** Whether `object` is the interface prototype object of an interface. */
export const isPlatformPrototype = (object: object): boolean => setHas(platformPrototypes, object);

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
  setAdd(platformPrototypes, prototype);
  ops.markPlatformPrototype(prototype);
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

/** The property that an operation is, for prototypes that no class makes. */
export const operation = (value: unknown): PropertyDescriptor => ({
  value,
  writable: true,
  enumerable: true,
  configurable: true,
});

/** A subclass puts its private fields on an object that is there already. */
export class ExistingObject {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what the class is for.
    return object;
  }
}
