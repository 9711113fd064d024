/**
 * HKDF and PBKDF2.
 * @see https://w3c.github.io/webcrypto/#hkdf
 * @see https://w3c.github.io/webcrypto/#pbkdf2
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayIncludes } from '../../internal/primordials.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { AlgorithmDefinition, KeyFormat } from './algorithm.ts';
import { bufferSource, dictionaryType, required } from './dictionaries.ts';
import { checkUsages, type KeyUsages } from './key-usages.ts';
import { operationError, secretKey, unsupportedFormat } from './secret-keys.ts';
import { type HashAlgorithm, hashAlgorithm } from './sha.ts';

const { cryptoHkdf, cryptoPbkdf2 } = ops;

const USAGES: KeyUsages = ['deriveKey', 'deriveBits'];

/** Keys that serve derivation alone: they cannot be generated or exported, and have no length. */
export const derivationKeys = (name: string, raw: readonly KeyFormat[]): AlgorithmDefinition => ({
  name,
  importKey: {
    run(format, keyData, _parameters, extractable, usages) {
      if (!arrayIncludes(raw, format)) throw unsupportedFormat(format, name);
      checkUsages(usages, USAGES);
      if (extractable) throw new DOMException(`Keys of ${name} cannot be extractable`, 'SyntaxError');
      return secretKey(keyData as Bytes, { name });
    },
  },
  'get key length': { run: () => null },
});

function checkLength(length: number | null): void {
  if (length === null || length % 8 !== 0) throw operationError('The length must be a multiple of 8 bits');
}

interface HkdfParams {
  readonly hash: HashAlgorithm;
  readonly salt: Bytes;
  readonly info: Bytes;
}

interface Pbkdf2Params {
  readonly salt: Bytes;
  readonly iterations: number;
  readonly hash: HashAlgorithm;
}

const RAW: readonly KeyFormat[] = ['raw', 'raw-secret'];

export const derivationAlgorithms: readonly AlgorithmDefinition[] = [
  {
    ...derivationKeys('HKDF', RAW),
    deriveBits: {
      parameters: dictionaryType<HkdfParams>({
        hash: required(hashAlgorithm),
        salt: required(bufferSource),
        info: required(bufferSource),
      }),
      check: (_parameters, length) => checkLength(length),
      run: async (key, { hash, salt, info }: HkdfParams, length) =>
        length === 0 ? new ArrayBuffer(0) : cryptoHkdf(hash.name, key.handle, salt, info, (length as number) / 8),
    },
  },
  {
    ...derivationKeys('PBKDF2', RAW),
    deriveBits: {
      parameters: dictionaryType<Pbkdf2Params>({
        salt: required(bufferSource),
        iterations: required(toUnsignedLongInRange),
        hash: required(hashAlgorithm),
      }),
      check({ iterations }: Pbkdf2Params, length) {
        checkLength(length);
        if (iterations === 0) throw operationError('PBKDF2 needs at least one iteration');
      },
      run: async (key, { salt, iterations, hash }: Pbkdf2Params, length) =>
        length === 0
          ? new ArrayBuffer(0)
          : cryptoPbkdf2(hash.name, key.handle, salt, iterations, (length as number) / 8),
    },
  },
];
