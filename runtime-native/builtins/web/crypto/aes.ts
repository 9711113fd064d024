/**
 * AES: CTR, CBC, GCM, OCB and key wrapping.
 * @see https://w3c.github.io/webcrypto/#aes-ctr
 * @see https://wicg.github.io/webcrypto-modern-algos/#aes-ocb
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { toOctetInRange, toUnsignedShortInRange } from '../../internal/webidl/conversions.ts';
import { type AeadParams, aeadOperations } from './aead.ts';
import type { AlgorithmDefinition, DataOperation, KeyFormat } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { bufferSource, dictionaryType, required } from './dictionaries.ts';
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

const { cryptoCipher, cryptoCounterCipher } = ops;

const BLOCK_BYTES = 16;

interface AesKeyAlgorithm extends KeyAlgorithm {
  readonly length: number;
}

/** AesKeyGenParams and AesDerivedKeyParams. */
interface AesLengthParams {
  readonly length: number;
}

const aesLengthParams = dictionaryType<AesLengthParams>({ length: required(toUnsignedShortInRange) });

const isKeyLength = (bits: number): boolean => bits === 128 || bits === 192 || bits === 256;

function checkKeyLength({ length }: AesLengthParams): void {
  if (!isKeyLength(length)) throw operationError(`AES has no keys of ${length} bits`);
}

const lengthOf = (key: KeyState): number => (key as KeyState<AesKeyAlgorithm>).algorithm.length;

/** What all modes share: their keys. */
function keyOperations(name: string, usages: KeyUsages, raw: readonly KeyFormat[]): AlgorithmDefinition {
  const format: SecretFormat = { name, raw, use: 'enc' };
  const mode = name.slice('AES-'.length);
  const jwkAlg = (bits: number): string => `A${bits}${mode}`;
  return {
    name,
    generateKey: {
      parameters: aesLengthParams,
      usages: { secret: usages },
      check: checkKeyLength,
      run: ({ length }: AesLengthParams) => generateSecret(length, { name, length } as AesKeyAlgorithm),
    },
    importKey: {
      run(keyFormat, keyData, _parameters, extractable, keyUsages) {
        checkUsages(keyUsages, usages);
        const checkLength = (bytes: Bytes): void => {
          if (!isKeyLength(bytes.length * 8)) throw dataError(`AES has no keys of ${bytes.length * 8} bits`);
        };
        const bytes = importSecretBytes(format, keyFormat, keyData, extractable, keyUsages, (jwk, decoded) => {
          checkLength(decoded);
          checkJwkAlg(jwk, jwkAlg(decoded.length * 8));
        });
        checkLength(bytes);
        return secretKey(bytes, { name, length: bytes.length * 8 } as AesKeyAlgorithm);
      },
    },
    exportKey: { run: (keyFormat, key) => exportSecret(format, keyFormat, key, jwkAlg(lengthOf(key))) },
    'get key length': {
      parameters: aesLengthParams,
      check: checkKeyLength,
      run: ({ length }: AesLengthParams) => length,
    },
  };
}

interface AesCtrParams {
  readonly counter: Bytes;
  readonly length: number;
}

const counterMode: DataOperation = {
  parameters: dictionaryType<AesCtrParams>({ counter: required(bufferSource), length: required(toOctetInRange) }),
  check({ counter, length }: AesCtrParams) {
    if (counter.length !== BLOCK_BYTES) throw operationError('The counter block must have 16 bytes');
    if (length === 0 || length > 128) throw operationError('The counter must have 1 to 128 bits');
  },
  run: (key, { counter, length }: AesCtrParams, data) =>
    cryptoCounterCipher(`AES-${lengthOf(key)}-CTR`, key.handle, counter, length, data),
};

interface AesCbcParams {
  readonly iv: Bytes;
}

const blockChaining = (encrypts: boolean): DataOperation => ({
  parameters: dictionaryType<AesCbcParams>({ iv: required(bufferSource) }),
  check({ iv }: AesCbcParams) {
    if (iv.length !== BLOCK_BYTES) throw operationError('The initialization vector must have 16 bytes');
  },
  run: (key, { iv }: AesCbcParams, data) => cryptoCipher(`AES-${lengthOf(key)}-CBC`, encrypts, key.handle, iv, data),
});

const NO_BYTES = new ArrayBuffer(0);

const keyWrapping = (encrypts: boolean): DataOperation => ({
  run: (key, _parameters, data) => cryptoCipher(`AES-${lengthOf(key)}-WRAP`, encrypts, key.handle, NO_BYTES, data),
});

const GCM_TAG_BITS = [32, 64, 96, 104, 112, 120, 128];
const OCB_TAG_BITS = [64, 96, 128];

const CIPHER_USAGES: KeyUsages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const WRAPPING_USAGES: KeyUsages = ['wrapKey', 'unwrapKey'];
const RAW: readonly KeyFormat[] = ['raw', 'raw-secret'];

export const aesAlgorithms: readonly AlgorithmDefinition[] = [
  { ...keyOperations('AES-CTR', CIPHER_USAGES, RAW), encrypt: counterMode, decrypt: counterMode },
  { ...keyOperations('AES-CBC', CIPHER_USAGES, RAW), encrypt: blockChaining(true), decrypt: blockChaining(false) },
  {
    ...keyOperations('AES-GCM', CIPHER_USAGES, RAW),
    ...aeadOperations((key) => `AES-${lengthOf(key)}-GCM`, GCM_TAG_BITS),
  },
  {
    ...keyOperations('AES-OCB', CIPHER_USAGES, ['raw-secret']),
    ...aeadOperations(
      (key) => `AES-${lengthOf(key)}-OCB`,
      OCB_TAG_BITS,
      ({ iv }: AeadParams) => {
        if (iv.length > 15) throw operationError('The initialization vector must have 15 bytes at most');
      },
    ),
  },
  { ...keyOperations('AES-KW', WRAPPING_USAGES, RAW), wrapKey: keyWrapping(true), unwrapKey: keyWrapping(false) },
];
