/**
 * CryptoKey: what scripts may know of a key. Its bytes stay in the core, behind the handle.
 * @see https://w3c.github.io/webcrypto/#cryptokey-interface
 */
import type { KeyHandle } from '../../internal/crypto-ops.d.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { arraySlice, defineProperty, objectKeys, typedArrayTag, uint8ArraySlice } from '../../internal/primordials.ts';
import { defineSerializable } from '../../internal/structured-clone.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import type { KeyUsages } from './key-usages.ts';

export type KeyType = 'public' | 'private' | 'secret';

/** The dictionary KeyAlgorithm or one derived from it, with its members in the order that scripts see. */
export interface KeyAlgorithm {
  readonly name: string;
}

/** The internal slots. */
export interface KeyState<Algorithm extends KeyAlgorithm = KeyAlgorithm> {
  readonly type: KeyType;
  readonly extractable: boolean;
  readonly algorithm: Algorithm;
  readonly usages: KeyUsages;
  readonly handle: KeyHandle;
}

/** Converts a dictionary to an object of the script's, which may change it without consequence. */
function toScriptObject(dictionary: object): object {
  const object = {};
  for (const name of objectKeys(dictionary)) {
    let value = (dictionary as Record<string, unknown>)[name];
    if (typedArrayTag(value) !== undefined) value = uint8ArraySlice(value as Uint8Array);
    else if (isObject(value)) value = toScriptObject(value);
    defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  }
  return object;
}

/** The state of the key that is being made; scripts cannot make any. */
let newState: KeyState | undefined;

export let isCryptoKey: (value: unknown) => value is CryptoKey;
/** The internal slots of `key`; throws a TypeError if it is no CryptoKey. */
export let keyState: (key: unknown) => KeyState;

export class CryptoKey {
  readonly #state: KeyState;
  #algorithmObject: object | undefined;
  #usagesObject: object | undefined;

  constructor() {
    if (newState === undefined) throw illegalConstructor('CryptoKey');
    this.#state = newState;
  }

  get type(): KeyType {
    return keyState(this).type;
  }

  get extractable(): boolean {
    return keyState(this).extractable;
  }

  get algorithm(): object {
    const { algorithm } = keyState(this);
    this.#algorithmObject ??= toScriptObject(algorithm);
    return this.#algorithmObject;
  }

  get usages(): object {
    const { usages } = keyState(this);
    this.#usagesObject ??= arraySlice(usages);
    return this.#usagesObject;
  }

  static {
    isCryptoKey = (value): value is CryptoKey => isObject(value) && #state in value;
    keyState = (key) => {
      if (!isCryptoKey(key)) throw illegalInvocation('CryptoKey');
      return key.#state;
    };
  }
}
configureInterface(CryptoKey, 'CryptoKey');
printAttributes(CryptoKey.prototype, ['type', 'extractable', 'algorithm', 'usages']);

export function makeCryptoKey(state: KeyState): CryptoKey {
  newState = state;
  try {
    return new CryptoKey();
  } finally {
    newState = undefined;
  }
}

defineSerializable<CryptoKey, KeyState>(CryptoKey, {
  isInstance: (object): object is CryptoKey => isCryptoKey(object),
  serialize: keyState,
  deserialize: makeCryptoKey,
});
