/**
 * Structured clone: which platform objects can be serialized or transferred, and the algorithms around V8's.
 * @see https://html.spec.whatwg.org/#safe-passing-of-structured-data
 */
import type { CloneDelegate } from './clone-ops.d.ts';
import { ops } from './native.ts';
import { arrayBufferDetached, arrayPush, getPrototypeOf, mapGet, mapHas, mapSet } from './primordials.ts';
import { isPlatformPrototype } from './webidl/interfaces.ts';

type InterfaceObject<Instance extends object> = abstract new (...args: never[]) => Instance;

/** The standard's serialization and deserialization steps of an interface. */
export interface Serializable<Instance extends object, Data> {
  /** The brand check. */
  isInstance(object: object): object is Instance;
  /** What the object is made of, as something that nothing changes later. May throw a DataCloneError. */
  serialize(object: Instance): Data;
  deserialize(data: Data): Instance;
}

/** The standard's transfer and transfer-receiving steps of an interface. */
export interface Transferable<Instance extends object, Data> {
  /** The brand check. */
  isInstance(object: object): object is Instance;
  /** Whether the object was transferred, or may not be for another reason. */
  isDetached(object: Instance): boolean;
  /** Detaches the object, and returns what it was made of. May throw a DataCloneError. */
  transfer(object: Instance): Data;
  receive(data: Data): Instance;
}

interface Definition {
  isInstance(object: object): boolean;
  serializable?: Serializable<object, unknown>;
  transferable?: Transferable<object, unknown>;
}

/** By the prototypes of their interfaces. */
const definitions = new Map<object, Definition>();

function definitionOf(interfaceObject: InterfaceObject<object>, isInstance: (object: object) => boolean): Definition {
  const { prototype } = interfaceObject;
  let definition = mapGet(definitions, prototype);
  if (definition === undefined) {
    definition = { isInstance };
    mapSet(definitions, prototype, definition);
  }
  return definition;
}

/** Declares that instances of an interface are serializable objects. */
export function defineSerializable<Instance extends object, Data>(
  interfaceObject: InterfaceObject<Instance>,
  steps: Serializable<Instance, Data>,
): void {
  definitionOf(interfaceObject, steps.isInstance).serializable = steps as Serializable<object, unknown>;
}

/** Declares that instances of an interface are transferable objects. */
export function defineTransferable<Instance extends object, Data>(
  interfaceObject: InterfaceObject<Instance>,
  steps: Transferable<Instance, Data>,
): void {
  definitionOf(interfaceObject, steps.isInstance).transferable = steps as Transferable<object, unknown>;
}

/** The definition of a platform object; null if it has none, undefined if `object` is no platform object. */
function lookUp(object: object): Definition | null | undefined {
  let found: null | undefined;
  for (let prototype = getPrototypeOf(object); prototype !== null; prototype = getPrototypeOf(prototype)) {
    const definition = mapGet(definitions, prototype);
    if (definition?.isInstance(object)) return definition;
    if (definition === undefined && isPlatformPrototype(prototype)) found = null;
  }
  return found;
}

let makeDataCloneError: (message: string) => Error = Error;

/** Called once, by DOMException. */
export function setDataCloneError(make: (message: string) => Error): void {
  makeDataCloneError = make;
}

export const dataCloneError = (message: string): Error => makeDataCloneError(message);

/** How one object that V8 does not know is read again, given the objects that were received by transfer. */
type Reading = (received: readonly object[]) => object;

/** A value on its way, with everything that V8's bytes refer to. */
export class SerializedValue implements CloneDelegate {
  #bytes: ArrayBuffer | undefined;
  readonly #readings: Reading[] = [];
  /** Objects that are transferred, with their places in `#holders`; buffers have none there. */
  readonly #transferred = new Map<object, number>();
  readonly #buffers: ArrayBuffer[] = [];
  readonly #holders: { readonly steps: Transferable<object, unknown>; readonly data: unknown }[] = [];

  throwError(message: string): never {
    throw makeDataCloneError(message);
  }

  writeHostObject(object: object): number | object {
    const place = mapGet(this.#transferred, object);
    if (place !== undefined) return this.#add((received) => received[place] as object);
    const definition = lookUp(object);
    if (definition === undefined) return { ...object };
    const steps = definition?.serializable;
    if (steps === undefined) {
      const problem = definition?.transferable === undefined ? 'cannot be cloned' : 'can only be transferred';
      throw makeDataCloneError(`An object of type ${nameOf(object)} ${problem}`);
    }
    const data = steps.serialize(object);
    return this.#add(() => steps.deserialize(data));
  }

  writeShared(object: object): number {
    return this.#add(() => object);
  }

  #add(reading: Reading): number {
    return arrayPush(this.#readings, reading) - 1;
  }

  readObjects(received: readonly object[] = []): object[] {
    const objects: object[] = [];
    for (let index = 0; index < this.#readings.length; index++) {
      const read = this.#readings[index] as Reading;
      arrayPush(objects, read(received));
    }
    return objects;
  }

  /** StructuredSerializeWithTransfer. */
  serialize(value: unknown, transferList: readonly object[]): this {
    const sources: (Transferable<object, unknown> | undefined)[] = [];
    const buffers: ArrayBuffer[] = [];
    for (let index = 0; index < transferList.length; index++) {
      const object = transferList[index] as object;
      const steps = this.#checkTransferable(object);
      arrayPush(sources, steps);
      mapSet(this.#transferred, object, index - buffers.length);
      if (steps === undefined) arrayPush(buffers, object as ArrayBuffer);
    }
    this.#bytes = ops.serialize(value, this, buffers);
    for (let index = 0; index < transferList.length; index++) {
      this.#transfer(transferList[index] as object, sources[index]);
    }
    return this;
  }

  /** The transfer steps of `object`; undefined if it is a buffer. */
  #checkTransferable(object: object): Transferable<object, unknown> | undefined {
    if (mapHas(this.#transferred, object)) throw makeDataCloneError('An object is in the transfer list twice');
    if (ops.isArrayBuffer(object)) return undefined;
    const steps = lookUp(object)?.transferable;
    if (steps === undefined) throw makeDataCloneError(`An object of type ${nameOf(object)} cannot be transferred`);
    return steps;
  }

  #transfer(object: object, steps: Transferable<object, unknown> | undefined): void {
    if (steps !== undefined) {
      if (steps.isDetached(object)) throw makeDataCloneError(`The ${nameOf(object)} to transfer is detached`);
      arrayPush(this.#holders, { steps, data: steps.transfer(object) });
      return;
    }
    if (arrayBufferDetached(object as ArrayBuffer)) throw makeDataCloneError('The ArrayBuffer to transfer is detached');
    const buffer = ops.transferArrayBuffer(object as ArrayBuffer);
    if (buffer === undefined) throw new TypeError('The ArrayBuffer to transfer cannot be detached');
    arrayPush(this.#buffers, buffer);
  }

  /** StructuredDeserializeWithTransfer; `received` are the platform objects that were transferred. */
  deserialize(): { value: unknown; received: readonly object[] } {
    const received: object[] = [];
    for (let index = 0; index < this.#holders.length; index++) {
      const { steps, data } = this.#holders[index] as { steps: Transferable<object, unknown>; data: unknown };
      arrayPush(received, steps.receive(data));
    }
    const value = ops.deserialize(this.#bytes as ArrayBuffer, this.readObjects(received), this.#buffers);
    return { value, received };
  }
}

function nameOf(object: object): string {
  return ops.getConstructorName(object);
}

/** A clone of `value`, made in the same realm and without transfer. */
export function cloneValue<T>(value: T): T {
  return ops.cloneValue(value, new SerializedValue());
}
