/**
 * ChaCha20-Poly1305.
 * @see https://wicg.github.io/webcrypto-modern-algos/#chacha20-poly1305
 */
import { type AeadParams, aeadOperations } from './aead.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import type { KeyAlgorithm } from './crypto-key.ts';
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

const KEY_BITS = 256;
const JWK_ALG = 'C20P';
const ALGORITHM: KeyAlgorithm = { name: 'ChaCha20-Poly1305' };
const USAGES: KeyUsages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const FORMAT: SecretFormat = { name: ALGORITHM.name, raw: ['raw-secret'], use: 'enc' };

export const chaCha20Algorithms: readonly AlgorithmDefinition[] = [
  {
    name: ALGORITHM.name,
    ...aeadOperations(
      () => 'ChaCha20-Poly1305',
      [128],
      ({ iv }: AeadParams) => {
        if (iv.length !== 12) throw operationError('The initialization vector must have 12 bytes');
      },
    ),
    generateKey: { usages: { secret: USAGES }, run: () => generateSecret(KEY_BITS, ALGORITHM) },
    importKey: {
      run(format, keyData, _parameters, extractable, usages) {
        checkUsages(usages, USAGES);
        const bytes = importSecretBytes(FORMAT, format, keyData, extractable, usages, (jwk) =>
          checkJwkAlg(jwk, JWK_ALG),
        );
        if (bytes.length * 8 !== KEY_BITS) throw dataError(`Keys of ${ALGORITHM.name} have ${KEY_BITS} bits`);
        return secretKey(bytes, ALGORITHM);
      },
    },
    exportKey: { run: (format, key) => exportSecret(FORMAT, format, key, JWK_ALG) },
    'get key length': { run: () => KEY_BITS },
  },
];
