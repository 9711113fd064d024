/** Keys of RSA, the same for its three algorithms. */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { typedArrayTag, uint8ArraySlice } from '../../internal/primordials.ts';
import { toBufferView } from '../../internal/webidl/buffers.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { dictionaryType, type Member, type Members, required } from './dictionaries.ts';
import { dataError, encodeBase64Url, type JsonWebKey, jwkBytes, makeJwk } from './json-web-key.ts';
import { exportDer, exported, importPairHalf, type PairImporter, type PairUsages, publicKeyWith } from './key-pairs.ts';
import { operationError, unsupportedFormat } from './secret-keys.ts';
import { type HashAlgorithm, hashAlgorithm } from './sha.ts';

const { cryptoGenerateRsaKeyPair, cryptoImportPkcs8, cryptoImportRsa, cryptoImportSpki, cryptoRsaParts } = ops;

export const OAEP_USAGES: PairUsages = {
  public: ['encrypt', 'wrapKey'],
  private: ['decrypt', 'unwrapKey'],
  use: 'enc',
};

export interface RsaHashedKeyAlgorithm extends KeyAlgorithm {
  readonly modulusLength: number;
  readonly publicExponent: Bytes;
  readonly hash: KeyAlgorithm;
}

interface RsaHashedKeyGenParams {
  readonly modulusLength: number;
  readonly publicExponent: Bytes;
  readonly hash: HashAlgorithm;
}

interface RsaHashedImportParams {
  readonly hash: HashAlgorithm;
}

/** The type BigInteger. */
const bigInteger: Member = {
  convert(value, what) {
    if (typedArrayTag(value) !== 'Uint8Array') throw new TypeError(`${what}: not a Uint8Array`);
    return toBufferView(value, what);
  },
  required: false,
  settle: (bytes: Bytes) => uint8ArraySlice(bytes),
};

const HASH: Members = { hash: required(hashAlgorithm) };

const rsaHashedKeyGenParams = dictionaryType<RsaHashedKeyGenParams>(
  { modulusLength: required(toUnsignedLongInRange), publicExponent: required(bigInteger) },
  HASH,
);

/** What OpenSSL generates. */
const MIN_MODULUS_BITS = 512;
const MAX_MODULUS_BITS = 16_384;

function isUsableExponent(bytes: Bytes): boolean {
  let length = 0;
  while (length < bytes.length && bytes[length] === 0) length++;
  const last = bytes[bytes.length - 1] ?? 0;
  return last % 2 === 1 && !(last === 1 && length === bytes.length - 1);
}

/** The names of JSON Web Keys by hash function. */
type JwkAlgs = Readonly<Record<string, string>>;

/** Numbers of a JSON Web Key in the order of the ops. */
const PUBLIC_NUMBERS = ['n', 'e'] as const;
const NUMBERS = [...PUBLIC_NUMBERS, 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;

const importer = (hash: string, algs: JwkAlgs): PairImporter => ({
  kty: 'RSA',
  privateMember: 'd',
  spki: (data) => cryptoImportSpki('RSA', '', data),
  pkcs8: (data) => cryptoImportPkcs8('RSA', '', data),
  async jwk(jwk, isPrivate) {
    if (jwk.alg !== undefined && jwk.alg !== algs[hash]) {
      throw dataError(`The 'alg' of the JSON Web Key is not that of ${hash}`);
    }
    if (jwk.oth !== undefined) {
      throw new DOMException('RSA keys of more than two primes are not supported', 'NotSupportedError');
    }
    const numbers: Bytes[] = [];
    const names = isPrivate ? NUMBERS : PUBLIC_NUMBERS;
    for (let index = 0; index < names.length; index++) {
      numbers[index] = jwkBytes(jwk, names[index] as (typeof NUMBERS)[number]);
    }
    return cryptoImportRsa(...numbers);
  },
});

function exportJwk(key: KeyState, algs: JwkAlgs): JsonWebKey {
  const { hash } = (key as KeyState<RsaHashedKeyAlgorithm>).algorithm;
  const alg = algs[hash.name];
  if (alg === undefined) {
    throw new DOMException(`JSON Web Keys of RSA do not know ${hash.name}`, 'NotSupportedError');
  }
  const jwk: Record<string, string> = { __proto__: null as never, kty: 'RSA', alg };
  const parts = exported(cryptoRsaParts(key.handle, key.type === 'private'));
  for (let index = 0; index < parts.length; index++) {
    jwk[NUMBERS[index] as string] = encodeBase64Url(parts[index] as ArrayBuffer);
  }
  return makeJwk(key, jwk);
}

/** The length in bits of a number without leading zeros. */
const bitLength = (bytes: Bytes): number => bytes.length * 8 - (Math.clz32(bytes[0] ?? 0) - 24);

export function rsaKeyOperations(name: string, usages: PairUsages, jwkAlgs: JwkAlgs): AlgorithmDefinition {
  const algs: JwkAlgs = { __proto__: null as never, ...jwkAlgs };
  return {
    name,
    generateKey: {
      parameters: rsaHashedKeyGenParams,
      usages,
      check({ modulusLength, publicExponent }: RsaHashedKeyGenParams) {
        if (modulusLength < MIN_MODULUS_BITS || modulusLength > MAX_MODULUS_BITS) {
          throw operationError(`The modulus must have ${MIN_MODULUS_BITS} to ${MAX_MODULUS_BITS} bits`);
        }
        if (!isUsableExponent(publicExponent)) throw operationError('The public exponent must be odd and above 1');
      },
      async run({ modulusLength, publicExponent, hash }: RsaHashedKeyGenParams) {
        const [publicHandle, privateHandle] = await cryptoGenerateRsaKeyPair(modulusLength, publicExponent);
        const algorithm: RsaHashedKeyAlgorithm = { name, modulusLength, publicExponent, hash: { name: hash.name } };
        return { algorithm, publicHandle, privateHandle };
      },
    },
    importKey: {
      parameters: dictionaryType<RsaHashedImportParams>(HASH),
      async run(format, keyData, { hash }: RsaHashedImportParams, extractable, wanted) {
        const pairImporter = importer(hash.name, algs);
        const half = await importPairHalf(name, usages, pairImporter, format, keyData, extractable, wanted);
        const [modulus, exponent] = exported(cryptoRsaParts(half.handle, false)) as [ArrayBuffer, ArrayBuffer];
        const algorithm: RsaHashedKeyAlgorithm = {
          name,
          modulusLength: bitLength(new Uint8Array(modulus)),
          publicExponent: new Uint8Array(exponent),
          hash: { name: hash.name },
        };
        return { ...half, algorithm };
      },
    },
    exportKey: {
      run(format, key) {
        if (format === 'jwk') return exportJwk(key, algs);
        const der = exportDer(format, key);
        if (der === undefined) throw unsupportedFormat(format, name);
        return der;
      },
    },
    publicKey: publicKeyWith(usages),
  };
}
