/**
 * RSASSA-PKCS1-v1_5, RSA-PSS and RSA-OAEP.
 * @see https://w3c.github.io/webcrypto/#rsassa-pkcs1
 * @see https://w3c.github.io/webcrypto/#rsa-pss
 * @see https://w3c.github.io/webcrypto/#rsa-oaep
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { mathMin } from '../../internal/primordials.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition, DataOperation } from './algorithm.ts';
import type { KeyState } from './crypto-key.ts';
import { bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
import { SIGNING } from './key-pairs.ts';
import { OAEP_USAGES, type RsaHashedKeyAlgorithm, rsaKeyOperations } from './rsa-keys.ts';

const { cryptoRsaOaep, cryptoSign, cryptoVerify } = ops;

const NO_BYTES = new Uint8Array(0);

const hashOf = (key: KeyState): string => (key as KeyState<RsaHashedKeyAlgorithm>).algorithm.hash.name;

interface RsaPssParams {
  readonly saltLength: number;
}

const rsaPssParams = dictionaryType<RsaPssParams>({ saltLength: required(toUnsignedLongInRange) });

/** No key is as long as this; a number beyond it would not fit OpenSSL's. */
const LONGEST_SALT = 2 ** 31 - 1;

interface RsaOaepParams {
  readonly label?: Bytes;
}

const encryption = (encrypts: boolean): DataOperation => ({
  parameters: dictionaryType<RsaOaepParams>({ label: optional(bufferSource) }),
  keyType: encrypts ? 'public' : 'private',
  run: (key, { label = NO_BYTES }: RsaOaepParams, data) =>
    cryptoRsaOaep(encrypts, key.handle, hashOf(key), label, data),
});

export const rsaAlgorithms: readonly AlgorithmDefinition[] = [
  {
    ...rsaKeyOperations('RSASSA-PKCS1-v1_5', SIGNING, {
      'SHA-1': 'RS1',
      'SHA-256': 'RS256',
      'SHA-384': 'RS384',
      'SHA-512': 'RS512',
    }),
    sign: {
      keyType: 'private',
      run: (key, _parameters, data) => cryptoSign(data, key.handle, hashOf(key), 'pkcs1', 0, NO_BYTES, 0),
    },
    verify: {
      keyType: 'public',
      run: (key, _parameters, signature, data) =>
        cryptoVerify(signature, data, key.handle, hashOf(key), 'pkcs1', 0, NO_BYTES, 0),
    },
  },
  {
    ...rsaKeyOperations('RSA-PSS', SIGNING, {
      'SHA-1': 'PS1',
      'SHA-256': 'PS256',
      'SHA-384': 'PS384',
      'SHA-512': 'PS512',
    }),
    sign: {
      parameters: rsaPssParams,
      keyType: 'private',
      run: (key, { saltLength }: RsaPssParams, data) =>
        cryptoSign(data, key.handle, hashOf(key), 'pss', mathMin(saltLength, LONGEST_SALT), NO_BYTES, 0),
    },
    verify: {
      parameters: rsaPssParams,
      keyType: 'public',
      run: (key, { saltLength }: RsaPssParams, signature, data) =>
        cryptoVerify(signature, data, key.handle, hashOf(key), 'pss', mathMin(saltLength, LONGEST_SALT), NO_BYTES, 0),
    },
  },
  {
    ...rsaKeyOperations('RSA-OAEP', OAEP_USAGES, {
      'SHA-1': 'RSA-OAEP',
      'SHA-256': 'RSA-OAEP-256',
      'SHA-384': 'RSA-OAEP-384',
      'SHA-512': 'RSA-OAEP-512',
    }),
    encrypt: encryption(true),
    decrypt: encryption(false),
  },
];
