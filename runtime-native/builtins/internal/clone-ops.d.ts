/** Ops of structured clone. What V8 cannot write or read itself, it asks a delegate for. */
export interface CloneOps {
  /** Writes `value`; `transferred` are the buffers whose contents do not become part of the bytes. */
  serialize(value: unknown, delegate: WriteDelegate, transferred?: readonly ArrayBuffer[]): ArrayBuffer;
  /** Reads what `serialize` wrote; `received` takes the place of the transferred buffers, `objects` that of indices. */
  deserialize(bytes: ArrayBuffer, objects: readonly object[], received: readonly ArrayBuffer[]): unknown;
  /** Both in one go, without transfer. */
  cloneValue<T>(value: T, delegate: CloneDelegate): T;
  /** Detaches `buffer` and returns one with its memory; undefined if it cannot be detached. */
  transferArrayBuffer(buffer: ArrayBuffer): ArrayBuffer | undefined;
  /** Objects that inherit from `prototype` are asked for by `writeHostObject`. */
  markPlatformPrototype(prototype: object): void;
}

export interface WriteDelegate {
  throwError(message: string): never;
  /**
   * Asked of objects with a marked prototype. Returns the index with which a platform object is read, or a copy to write
   * instead of an object that is none. Throws if the object cannot be cloned.
   */
  writeHostObject(object: object): number | object;
  /** The index of a SharedArrayBuffer or a WebAssembly.Module. */
  writeShared(object: object): number;
}

export interface CloneDelegate extends WriteDelegate {
  /** Everything that got an index. */
  readObjects(): object[];
}
