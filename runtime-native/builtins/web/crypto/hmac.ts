/**
 * HMAC.
 * @see https://w3c.github.io/webcrypto/#hmac
 */
import { ops } from '../../internal/native.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { firstBits } from './bits.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { dictionaryType, optional, required } from './dictionaries.ts';
import { dataError } from './json-web-key.ts';
import { checkUsages, type KeyUsages } from './key-usages.ts';
import {
  checkJwkAlg,
  exportSecret,
  generateSecret,
  importSecretBytes,
  keyLength,
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
        if (bytes.length === 0) throw dataError('The key is empty');
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
