/**
 * Crypto: random values, and the way to SubtleCrypto.
 * @see https://w3c.github.io/webcrypto/#Crypto-interface
 */
import { ops } from '../../internal/native.ts';
import { typedArrayTag } from '../../internal/primordials.ts';
import { byteLengthOf, toBufferView } from '../../internal/webidl/buffers.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { DOMException } from '../dom-exception.ts';
import { QuotaExceededError } from '../quota-exceeded-error.ts';
import { type SubtleCrypto, subtle } from './subtle-crypto.ts';

const { cryptoFillRandom, cryptoRandomUuid } = ops;

const MAX_RANDOM_BYTES = 65_536;

function isIntegerArray(view: ArrayBufferView): boolean {
  switch (typedArrayTag(view)) {
    case undefined:
    case 'Float16Array':
    case 'Float32Array':
    case 'Float64Array':
      return false;
    default:
      return true;
  }
}

/** Set while this file makes its one instance; scripts cannot make any. */
let isConstructing = false;

export class Crypto {
  /** The brand that a receiver is checked for. */
  readonly #isCrypto = true;

  constructor() {
    if (!isConstructing) throw illegalConstructor('Crypto');
  }

  get subtle(): SubtleCrypto {
    Crypto.#check(this);
    return subtle;
  }

  getRandomValues(array: unknown): ArrayBufferView {
    Crypto.#check(this);
    requireArguments('Crypto.getRandomValues', arguments.length, 1);
    const view = toBufferView(array, 'Crypto.getRandomValues, array');
    if (!isIntegerArray(view)) {
      throw new DOMException('Only typed arrays of integers take random values', 'TypeMismatchError');
    }
    const byteLength = byteLengthOf(view);
    if (byteLength > MAX_RANDOM_BYTES) {
      throw new QuotaExceededError(`${byteLength} random bytes are more than ${MAX_RANDOM_BYTES}`);
    }
    cryptoFillRandom(view);
    return view;
  }

  randomUUID(): string {
    Crypto.#check(this);
    return cryptoRandomUuid();
  }

  static #check(value: unknown): void {
    if (!isObject(value) || !(#isCrypto in value)) throw illegalInvocation('Crypto');
  }
}
configureInterface(Crypto, 'Crypto');

isConstructing = true;
export const crypto = new Crypto();
isConstructing = false;
