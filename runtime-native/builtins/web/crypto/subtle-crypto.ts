/**
 * SubtleCrypto: conversion of arguments and normalization of algorithms. What follows is in key-operations.ts.
 * @see https://w3c.github.io/webcrypto/#subtlecrypto-interface
 */

import { ops } from '../../internal/native.ts';
import { promiseRejectedWith } from '../../internal/promises.ts';
import { isBufferView, toBufferSource } from '../../internal/webidl/buffers.ts';
import { enumeration, instanceOf } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toDOMString, toUnsignedLong } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { DOMException } from '../dom-exception.ts';
import { aesAlgorithms } from './aes.ts';
import {
  type AlgorithmIdentifier,
  algorithmOf,
  defineAlgorithms,
  type KeyData,
  type KeyFormat,
  type NormalizedAlgorithm,
  normalizeAlgorithm,
  type OperationName,
  toAlgorithmIdentifier,
} from './algorithm.ts';
import { argon2Algorithms } from './argon2.ts';
import { chaCha20Algorithms } from './chacha20-poly1305.ts';
import { type CryptoKey, isCryptoKey, type KeyState, keyState } from './crypto-key.ts';
import { ellipticCurveAlgorithms } from './elliptic-curves.ts';
import { extendableOutputAlgorithms } from './extendable-output.ts';
import { hmacAlgorithms } from './hmac.ts';
import { type JsonWebKey, toJsonWebKey } from './json-web-key.ts';
import { derivationAlgorithms } from './key-derivation.ts';
import * as keyOperations from './key-operations.ts';
import { toKeyUsages } from './key-usages.ts';
import { kmacAlgorithms } from './kmac.ts';
import { mlDsaAlgorithms } from './ml-dsa.ts';
import { mlKemAlgorithms } from './ml-kem.ts';
import { octetKeyPairAlgorithms } from './octet-key-pairs.ts';
import { rsaAlgorithms } from './rsa.ts';
import { shaAlgorithms } from './sha.ts';
import { slhDsaAlgorithms } from './slh-dsa.ts';
import { supports, supportsWith } from './supports.ts';

defineAlgorithms([
  ...shaAlgorithms,
  ...hmacAlgorithms,
  ...aesAlgorithms,
  ...chaCha20Algorithms,
  ...derivationAlgorithms,
  ...argon2Algorithms,
  ...kmacAlgorithms,
  ...extendableOutputAlgorithms,
  ...rsaAlgorithms,
  ...ellipticCurveAlgorithms,
  ...octetKeyPairAlgorithms,
  ...mlDsaAlgorithms,
  ...mlKemAlgorithms,
  ...slhDsaAlgorithms,
]);

const toKeyFormat = enumeration<KeyFormat>('KeyFormat', [
  'raw-public',
  'raw-private',
  'raw-seed',
  'raw-secret',
  'raw',
  'spki',
  'pkcs8',
  'jwk',
]);

const toCryptoKey = instanceOf('CryptoKey', isCryptoKey);
const toKey = (value: unknown, what: string): KeyState => keyState(toCryptoKey(value, what));

/** The type `(BufferSource or JsonWebKey)`. */
function toKeyData(value: unknown, what: string): BufferSource | JsonWebKey {
  return isBufferView(value) || ops.isAnyArrayBuffer(value) ? toBufferSource(value, what) : toJsonWebKey(value, what);
}
type BufferSource = ReturnType<typeof toBufferSource>;

const isBytes = (keyData: BufferSource | JsonWebKey): keyData is BufferSource =>
  isBufferView(keyData) || ops.isAnyArrayBuffer(keyData);

/** Normalizes for the first operation that the algorithm supports. */
function normalizeForEither<First extends OperationName, Second extends OperationName>(
  algorithm: AlgorithmIdentifier,
  first: First,
  second: Second,
  what: string,
): NormalizedAlgorithm<First> | NormalizedAlgorithm<Second> {
  try {
    return normalizeAlgorithm(algorithm, first, what);
  } catch {
    return normalizeAlgorithm(algorithm, second, what);
  }
}

function useKey(
  receiver: unknown,
  name: 'decrypt' | 'encrypt' | 'sign',
  passed: number,
  algorithm: unknown,
  key: unknown,
  data: unknown,
): Promise<ArrayBuffer> {
  try {
    const what = `SubtleCrypto.${name}`;
    check(receiver, what, passed, 3);
    const identifier = toAlgorithmIdentifier(algorithm);
    const state = toKey(key, `${what}, key`);
    const source = toBufferSource(data, `${what}, data`);
    const normalized = normalizeAlgorithm(identifier, name, `${what}, algorithm`);
    keyOperations.requireKeyFor(normalized, state, name);
    return keyOperations.runOnData(normalized, state, source);
  } catch (error) {
    return promiseRejectedWith(error);
  }
}

let isSubtleCrypto: (value: object) => boolean;

function check(receiver: unknown, what: string, passed: number, required: number): void {
  if (!isObject(receiver) || !isSubtleCrypto(receiver)) throw illegalInvocation('SubtleCrypto');
  requireArguments(what, passed, required);
}

/** Set while this file makes its one instance; scripts cannot make any. */
let isConstructing = false;

export class SubtleCrypto {
  /** The brand that a receiver is checked for. */
  readonly #isSubtleCrypto = true;

  constructor() {
    if (!isConstructing) throw illegalConstructor('SubtleCrypto');
  }

  encrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    return useKey(this, 'encrypt', arguments.length, algorithm, key, data);
  }

  decrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    return useKey(this, 'decrypt', arguments.length, algorithm, key, data);
  }

  sign(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    return useKey(this, 'sign', arguments.length, algorithm, key, data);
  }

  verify(algorithm: unknown, key: unknown, signature: unknown, data: unknown): Promise<boolean> {
    try {
      const what = 'SubtleCrypto.verify';
      check(this, what, arguments.length, 4);
      const identifier = toAlgorithmIdentifier(algorithm);
      const state = toKey(key, `${what}, key`);
      const signatureBytes = toBufferSource(signature, `${what}, signature`);
      const bytes = toBufferSource(data, `${what}, data`);
      const normalized = normalizeAlgorithm(identifier, 'verify', `${what}, algorithm`);
      keyOperations.requireKeyFor(normalized, state, 'verify');
      const { operation, parameters } = normalized;
      operation.check?.(parameters);
      return operation.run(state, parameters, signatureBytes, bytes);
    } catch (error) {
      return promiseRejectedWith(error);
    }
  }

  digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    try {
      const what = 'SubtleCrypto.digest';
      check(this, what, arguments.length, 2);
      const identifier = toAlgorithmIdentifier(algorithm);
      const bytes = toBufferSource(data, `${what}, data`);
      const { operation, parameters } = normalizeAlgorithm(identifier, 'digest', `${what}, algorithm`);
      operation.check?.(parameters);
      return operation.run(parameters, bytes);
    } catch (error) {
      return promiseRejectedWith(error);
    }
  }

  async generateKey(
    algorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey | keyOperations.CryptoKeyPair> {
    const what = 'SubtleCrypto.generateKey';
    check(this, what, arguments.length, 3);
    const identifier = toAlgorithmIdentifier(algorithm);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeAlgorithm(identifier, 'generateKey', `${what}, algorithm`);
    return keyOperations.generateKey(normalized, isExtractable, usages);
  }

  async deriveKey(
    algorithm: unknown,
    baseKey: unknown,
    derivedKeyType: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const what = 'SubtleCrypto.deriveKey';
    check(this, what, arguments.length, 5);
    const identifier = toAlgorithmIdentifier(algorithm);
    const base = toKey(baseKey, `${what}, baseKey`);
    const derivedIdentifier = toAlgorithmIdentifier(derivedKeyType);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeAlgorithm(identifier, 'deriveBits', `${what}, algorithm`);
    const derived = `${what}, derivedKeyType`;
    const importAlgorithm = normalizeAlgorithm(derivedIdentifier, 'importKey', derived);
    const lengthAlgorithm = normalizeAlgorithm(derivedIdentifier, 'get key length', derived);
    return keyOperations.deriveKey(normalized, base, importAlgorithm, lengthAlgorithm, isExtractable, usages);
  }

  async deriveBits(algorithm: unknown, baseKey: unknown, length: unknown = null): Promise<ArrayBuffer> {
    const what = 'SubtleCrypto.deriveBits';
    check(this, what, arguments.length, 2);
    const identifier = toAlgorithmIdentifier(algorithm);
    const base = toKey(baseKey, `${what}, baseKey`);
    const bits = length === null ? null : toUnsignedLong(length);
    const normalized = normalizeAlgorithm(identifier, 'deriveBits', `${what}, algorithm`);
    keyOperations.requireKeyFor(normalized, base, 'deriveBits');
    return keyOperations.deriveBits(normalized, base, bits);
  }

  async importKey(
    format: unknown,
    keyData: unknown,
    algorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const what = 'SubtleCrypto.importKey';
    check(this, what, arguments.length, 5);
    const keyFormat = toKeyFormat(format, `${what}, format`);
    const data = toKeyData(keyData, `${what}, keyData`);
    const identifier = toAlgorithmIdentifier(algorithm);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeAlgorithm(identifier, 'importKey', `${what}, algorithm`);
    if (isBytes(data) === (keyFormat === 'jwk')) {
      throw new TypeError(`${what}, keyData: not what the format '${keyFormat}' needs`);
    }
    const given: KeyData = isBytes(data) ? keyOperations.keyBytes(data) : data;
    return keyOperations.importKey(normalized, keyFormat, given, isExtractable, usages);
  }

  async exportKey(format: unknown, key: unknown): Promise<ArrayBuffer | JsonWebKey> {
    const what = 'SubtleCrypto.exportKey';
    check(this, what, arguments.length, 2);
    const keyFormat = toKeyFormat(format, `${what}, format`);
    return keyOperations.exportKey(keyFormat, toKey(key, `${what}, key`));
  }

  async wrapKey(format: unknown, key: unknown, wrappingKey: unknown, wrapAlgorithm: unknown): Promise<ArrayBuffer> {
    const what = 'SubtleCrypto.wrapKey';
    check(this, what, arguments.length, 4);
    const keyFormat = toKeyFormat(format, `${what}, format`);
    const wrapped = toKey(key, `${what}, key`);
    const wrapping = toKey(wrappingKey, `${what}, wrappingKey`);
    const identifier = toAlgorithmIdentifier(wrapAlgorithm);
    const normalized = normalizeForEither(identifier, 'wrapKey', 'encrypt', `${what}, wrapAlgorithm`);
    return keyOperations.wrapKey(keyFormat, wrapped, wrapping, normalized);
  }

  async unwrapKey(
    format: unknown,
    wrappedKey: unknown,
    unwrappingKey: unknown,
    unwrapAlgorithm: unknown,
    unwrappedKeyAlgorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const what = 'SubtleCrypto.unwrapKey';
    check(this, what, arguments.length, 7);
    const keyFormat = toKeyFormat(format, `${what}, format`);
    const wrapped = toBufferSource(wrappedKey, `${what}, wrappedKey`);
    const unwrapping = toKey(unwrappingKey, `${what}, unwrappingKey`);
    const identifier = toAlgorithmIdentifier(unwrapAlgorithm);
    const keyIdentifier = toAlgorithmIdentifier(unwrappedKeyAlgorithm);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeForEither(identifier, 'unwrapKey', 'decrypt', `${what}, unwrapAlgorithm`);
    const keyAlgorithm = normalizeAlgorithm(keyIdentifier, 'importKey', `${what}, unwrappedKeyAlgorithm`);
    return keyOperations.unwrapKey(keyFormat, wrapped, unwrapping, normalized, keyAlgorithm, isExtractable, usages);
  }

  async encapsulateKey(
    encapsulationAlgorithm: unknown,
    encapsulationKey: unknown,
    sharedKeyAlgorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<object> {
    const what = 'SubtleCrypto.encapsulateKey';
    check(this, what, arguments.length, 5);
    const identifier = toAlgorithmIdentifier(encapsulationAlgorithm);
    const key = toKey(encapsulationKey, `${what}, encapsulationKey`);
    const sharedIdentifier = toAlgorithmIdentifier(sharedKeyAlgorithm);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeAlgorithm(identifier, 'encapsulate', `${what}, encapsulationAlgorithm`);
    const sharedAlgorithm = normalizeAlgorithm(sharedIdentifier, 'importKey', `${what}, sharedKeyAlgorithm`);
    return keyOperations.encapsulateKey(normalized, key, sharedAlgorithm, isExtractable, usages);
  }

  async encapsulateBits(encapsulationAlgorithm: unknown, encapsulationKey: unknown): Promise<object> {
    const what = 'SubtleCrypto.encapsulateBits';
    check(this, what, arguments.length, 2);
    const identifier = toAlgorithmIdentifier(encapsulationAlgorithm);
    const key = toKey(encapsulationKey, `${what}, encapsulationKey`);
    const normalized = normalizeAlgorithm(identifier, 'encapsulate', `${what}, encapsulationAlgorithm`);
    return keyOperations.encapsulateBits(normalized, key);
  }

  async decapsulateKey(
    decapsulationAlgorithm: unknown,
    decapsulationKey: unknown,
    ciphertext: unknown,
    sharedKeyAlgorithm: unknown,
    extractable: unknown,
    keyUsages: unknown,
  ): Promise<CryptoKey> {
    const what = 'SubtleCrypto.decapsulateKey';
    check(this, what, arguments.length, 6);
    const identifier = toAlgorithmIdentifier(decapsulationAlgorithm);
    const key = toKey(decapsulationKey, `${what}, decapsulationKey`);
    const bytes = toBufferSource(ciphertext, `${what}, ciphertext`);
    const sharedIdentifier = toAlgorithmIdentifier(sharedKeyAlgorithm);
    const isExtractable = toBoolean(extractable, what);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const normalized = normalizeAlgorithm(identifier, 'decapsulate', `${what}, decapsulationAlgorithm`);
    const sharedAlgorithm = normalizeAlgorithm(sharedIdentifier, 'importKey', `${what}, sharedKeyAlgorithm`);
    return keyOperations.decapsulateKey(normalized, key, bytes, sharedAlgorithm, isExtractable, usages);
  }

  async decapsulateBits(
    decapsulationAlgorithm: unknown,
    decapsulationKey: unknown,
    ciphertext: unknown,
  ): Promise<ArrayBuffer> {
    const what = 'SubtleCrypto.decapsulateBits';
    check(this, what, arguments.length, 3);
    const identifier = toAlgorithmIdentifier(decapsulationAlgorithm);
    const key = toKey(decapsulationKey, `${what}, decapsulationKey`);
    const bytes = toBufferSource(ciphertext, `${what}, ciphertext`);
    const normalized = normalizeAlgorithm(identifier, 'decapsulate', `${what}, decapsulationAlgorithm`);
    keyOperations.requireKeyFor(normalized, key, 'decapsulateBits');
    return normalized.operation.run(key, bytes);
  }

  async getPublicKey(key: unknown, keyUsages: unknown): Promise<CryptoKey> {
    const what = 'SubtleCrypto.getPublicKey';
    check(this, what, arguments.length, 2);
    const state = toKey(key, `${what}, key`);
    const usages = toKeyUsages(keyUsages, `${what}, keyUsages`);
    const { name, publicKey } = algorithmOf(state);
    if (publicKey === undefined) throw new DOMException(`${name} has no public keys`, 'NotSupportedError');
    return keyOperations.getPublicKey(publicKey, state, usages);
  }

  static supports(operation: unknown, algorithm: unknown, additional: unknown = undefined): boolean {
    requireArguments('SubtleCrypto.supports', arguments.length, 2);
    const method = toDOMString(operation);
    const identifier = toAlgorithmIdentifier(algorithm);
    if (additional === undefined || additional === null) return supports(method, identifier, null);
    if (typeof additional === 'number') return supports(method, identifier, toUnsignedLong(additional));
    return supportsWith(method, identifier, toAlgorithmIdentifier(additional));
  }

  static {
    isSubtleCrypto = (value) => #isSubtleCrypto in value;
  }
}
configureInterface(SubtleCrypto, 'SubtleCrypto');

isConstructing = true;
export const subtle = new SubtleCrypto();
isConstructing = false;
