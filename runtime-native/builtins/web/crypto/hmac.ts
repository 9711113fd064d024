/**
 * HMAC.
 * @see https://w3c.github.io/webcrypto/#hmac
 */
import { ops } from '../../internal/native.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { firstBits } from './bits.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { type Bytes, dictionaryType, optional, required } from './dictionaries.ts';
import { dataError } from './json-web-key.ts';
import { checkUsages, type KeyUsages } from './key-usages.ts';
import {
  checkJwkAlg,
  exportSecret,
  generateSecret,
  importSecretBytes,
  operationError,
  type SecretFormat,
  secretKey,
} from './secret-keys.ts';
import { type HashAlgorithm, hashAlgorithm } from './sha.ts';

const { cryptoHmac, cryptoHmacVerify } = ops;

interface HmacParams {
  readonly hash: HashAlgorithm;
  readonly length?: number;
}

const hmacParams = dictionaryType<HmacParams>({
  hash: required(hashAlgorithm),
  length: optional(toUnsignedLongInRange),
});

interface HmacKeyAlgorithm extends KeyAlgorithm {
  readonly hash: KeyAlgorithm;
  readonly length: number;
}

const keyAlgorithm = (hash: string, length: number): HmacKeyAlgorithm => ({
  name: 'HMAC',
  hash: { name: hash },
  length,
});

/** The name in JSON Web Keys; SHA-3 has none. */
const JWK_ALGS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  'SHA-1': 'HS1',
  'SHA-256': 'HS256',
  'SHA-384': 'HS384',
  'SHA-512': 'HS512',
};

const USAGES: KeyUsages = ['sign', 'verify'];
const FORMAT: SecretFormat = { name: 'HMAC', raw: ['raw', 'raw-secret'], use: 'sig' };

/** The length of a key of `bytes`, of which only the first `wanted` bits may be meant. */
export function keyLength(bytes: Bytes, wanted: number | undefined): number {
  const bits = bytes.length * 8;
  if (bits === 0) throw dataError('The key is empty');
  if (wanted === undefined) return bits;
  if (wanted > bits) throw dataError('The key is shorter than its length says');
  if (wanted <= bits - 8) throw dataError('The key is longer than its length says');
  return wanted;
}

const hashOf = (key: KeyState): string => (key as KeyState<HmacKeyAlgorithm>).algorithm.hash.name;

export const hmacAlgorithms: readonly AlgorithmDefinition[] = [
  {
    name: 'HMAC',
    sign: { run: (key, _parameters, data) => cryptoHmac(hashOf(key), key.handle, data) },
    verify: {
      run: (key, _parameters, signature, data) => cryptoHmacVerify(hashOf(key), key.handle, signature, data),
    },
    generateKey: {
      parameters: hmacParams,
      usages: { secret: USAGES },
      check({ length }: HmacParams) {
        if (length === 0) throw operationError('A key needs at least one bit');
      },
      run({ hash, length = hash.blockBits }: HmacParams) {
        return generateSecret(length, keyAlgorithm(hash.name, length));
      },
    },
    importKey: {
      parameters: hmacParams,
      run(format, keyData, { hash, length: wanted }: HmacParams, extractable, usages) {
        checkUsages(usages, USAGES);
        const bytes = importSecretBytes(FORMAT, format, keyData, extractable, usages, (jwk) =>
          checkJwkAlg(jwk, JWK_ALGS[hash.name]),
        );
        const length = keyLength(bytes, wanted);
        return secretKey(firstBits(bytes, length), keyAlgorithm(hash.name, length));
      },
    },
    exportKey: { run: (format, key) => exportSecret(FORMAT, format, key, JWK_ALGS[hashOf(key)]) },
    'get key length': {
      parameters: hmacParams,
      check({ length }: HmacParams) {
        if (length === 0) throw new TypeError('A key needs at least one bit');
      },
      run: ({ hash, length = hash.blockBits }: HmacParams) => length,
    },
  },
];
