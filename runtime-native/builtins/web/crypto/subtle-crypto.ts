/**
 * SubtleCrypto.
 * @see https://w3c.github.io/webcrypto/#subtlecrypto-interface
 */
import { promiseReject } from '../../internal/primordials.ts';
import { toBufferSource } from '../../internal/webidl/buffers.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { defineAlgorithms, normalizeAlgorithm, toAlgorithmIdentifier } from './algorithm.ts';
import { shaAlgorithms } from './sha.ts';

defineAlgorithms(shaAlgorithms);

/** Set while this file makes its one instance; scripts cannot make any. */
let isConstructing = false;

export class SubtleCrypto {
  /** The brand that a receiver is checked for. */
  readonly #isSubtleCrypto = true;

  constructor() {
    if (!isConstructing) throw illegalConstructor('SubtleCrypto');
  }

  digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    try {
      const what = 'SubtleCrypto.digest';
      SubtleCrypto.#check(this);
      requireArguments(what, arguments.length, 2);
      const identifier = toAlgorithmIdentifier(algorithm);
      const bytes = toBufferSource(data, `${what}, data`);
      const { operation, parameters } = normalizeAlgorithm(identifier, 'digest', `${what}, algorithm`);
      return operation.run(parameters, bytes);
    } catch (error) {
      return promiseReject(error);
    }
  }

  static #check(value: unknown): void {
    if (!isObject(value) || !(#isSubtleCrypto in value)) throw illegalInvocation('SubtleCrypto');
  }
}
configureInterface(SubtleCrypto, 'SubtleCrypto');

isConstructing = true;
export const subtle = new SubtleCrypto();
isConstructing = false;
