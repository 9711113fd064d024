/**
 * KMAC.
 * @see https://wicg.github.io/webcrypto-modern-algos/#kmac
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { firstBits } from './bits.ts';
import type { KeyAlgorithm } from './crypto-key.ts';
import { bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
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

const { cryptoKmac, cryptoKmacVerify } = ops;

/** KmacKeyGenParams and KmacImportParams. */
interface KmacKeyParams {
  readonly length?: number;
}

const kmacKeyParams = dictionaryType<KmacKeyParams>({ length: optional(toUnsignedLongInRange) });

interface KmacParams {
  readonly outputLength: number;
  readonly customization?: Bytes;
}

const kmacParams = dictionaryType<KmacParams>({
  outputLength: required(toUnsignedLongInRange),
  customization: optional(bufferSource),
});

interface KmacKeyAlgorithm extends KeyAlgorithm {
  readonly length: number;
}

const USAGES: KeyUsages = ['sign', 'verify'];
const NO_BYTES = new Uint8Array(0);

function checkOutput({ outputLength }: KmacParams): void {
  if (outputLength === 0 || outputLength % 8 !== 0) {
    throw operationError('The length must be a multiple of 8 bits, and not 0');
  }
}

function kmac(strength: 128 | 256): AlgorithmDefinition {
  const name = `KMAC${strength}`;
  const jwkAlg = `K${strength}`;
  const format: SecretFormat = { name, raw: ['raw-secret'], use: 'sig' };
  const keyAlgorithm = (length: number): KmacKeyAlgorithm => ({ name, length });
  return {
    name,
    sign: {
      parameters: kmacParams,
      check: checkOutput,
      run: (key, { outputLength, customization = NO_BYTES }: KmacParams, data) =>
        cryptoKmac(strength, outputLength / 8, key.handle, customization, data),
    },
    verify: {
      parameters: kmacParams,
      check: checkOutput,
      run: (key, { outputLength, customization = NO_BYTES }: KmacParams, signature, data) =>
        cryptoKmacVerify(strength, outputLength / 8, key.handle, customization, signature, data),
    },
    generateKey: {
      parameters: kmacKeyParams,
      usages: { secret: USAGES },
      check({ length }: KmacKeyParams) {
        if (length === 0) throw operationError('A key needs at least one bit');
      },
      run: ({ length = strength }: KmacKeyParams) => generateSecret(length, keyAlgorithm(length)),
    },
    importKey: {
      parameters: kmacKeyParams,
      run(keyFormat, keyData, { length: wanted }: KmacKeyParams, extractable, usages) {
        checkUsages(usages, USAGES);
        const bytes = importSecretBytes(format, keyFormat, keyData, extractable, usages, (jwk) =>
          checkJwkAlg(jwk, jwkAlg),
        );
        const length = keyLength(bytes, wanted);
        return secretKey(firstBits(bytes, length), keyAlgorithm(length));
      },
    },
    exportKey: { run: (keyFormat, key) => exportSecret(format, keyFormat, key, jwkAlg) },
    'get key length': { parameters: kmacKeyParams, run: ({ length = strength }: KmacKeyParams) => length },
  };
}

export const kmacAlgorithms: readonly AlgorithmDefinition[] = [kmac(128), kmac(256)];
