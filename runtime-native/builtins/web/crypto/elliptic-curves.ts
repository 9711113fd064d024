/**
 * ECDSA and ECDH.
 * @see https://w3c.github.io/webcrypto/#ecdsa
 * @see https://w3c.github.io/webcrypto/#ecdh
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { uint8ArraySlice } from '../../internal/primordials.ts';
import { toDOMString } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { AlgorithmDefinition, DataOperation, VerifyOperation } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { dictionaryType, required } from './dictionaries.ts';
import { dataError, encodeBase64Url, type JsonWebKey, jwkBytes, makeJwk } from './json-web-key.ts';
import { agreement } from './key-agreement.ts';
import {
  AGREEING,
  exportDer,
  exported,
  exportPart,
  generatePair,
  importPairHalf,
  type PairImporter,
  type PairUsages,
  publicKeyWith,
  requireType,
  SIGNING,
} from './key-pairs.ts';
import { unsupportedFormat } from './secret-keys.ts';
import { type HashAlgorithm, hashAlgorithm } from './sha.ts';

const {
  cryptoEcSecret,
  cryptoImportEc,
  cryptoImportPart,
  cryptoImportPkcs8,
  cryptoImportSpki,
  cryptoSign,
  cryptoVerify,
} = ops;

interface Curve {
  /** OpenSSL's name. */
  readonly group: string;
  /** Of a coordinate, and of a number of a signature. */
  readonly bytes: number;
  readonly jwkAlg: string;
}

const CURVES: Readonly<Record<string, Curve>> = {
  __proto__: null as never,
  'P-256': { group: 'prime256v1', bytes: 32, jwkAlg: 'ES256' },
  'P-384': { group: 'secp384r1', bytes: 48, jwkAlg: 'ES384' },
  'P-521': { group: 'secp521r1', bytes: 66, jwkAlg: 'ES512' },
};

export interface EcKeyAlgorithm extends KeyAlgorithm {
  readonly namedCurve: string;
}

interface EcKeyParams {
  readonly namedCurve: string;
}

const ecKeyParams = dictionaryType<EcKeyParams>({ namedCurve: required(toDOMString) });

const namedCurveOf = (key: KeyState): string => (key as KeyState<EcKeyAlgorithm>).algorithm.namedCurve;
const curveOf = (key: KeyState): Curve => CURVES[namedCurveOf(key)] as Curve;

function knownCurve(name: string): Curve {
  const curve = CURVES[name];
  if (curve === undefined) throw dataError(`The curve '${name}' is not supported`);
  return curve;
}

const NO_BYTES = new Uint8Array(0);

function checkSize(bytes: Bytes, size: number, name: string): Bytes {
  if (bytes.length !== size) throw dataError(`The '${name}' of the JSON Web Key does not have ${size} bytes`);
  return bytes;
}

const importer = (name: string, namedCurve: string): PairImporter => ({
  kty: 'EC',
  privateMember: 'd',
  spki: async (data) => cryptoImportSpki('EC', knownCurve(namedCurve).group, data),
  pkcs8: async (data) => cryptoImportPkcs8('EC', knownCurve(namedCurve).group, data),
  rawPublic: {
    formats: ['raw', 'raw-public'],
    checkFormat: () => knownCurve(namedCurve),
    read: (data) => cryptoImportPart('EC', 'pub', knownCurve(namedCurve).group, data),
  },
  async jwk(jwk, isPrivate) {
    if (jwk.crv !== namedCurve) throw dataError(`The 'crv' of the JSON Web Key is not '${namedCurve}'`);
    const { bytes, group, jwkAlg } = knownCurve(namedCurve);
    if (name === 'ECDSA' && jwk.alg !== undefined && jwk.alg !== jwkAlg) {
      throw dataError(`The 'alg' of the JSON Web Key is not '${jwkAlg}'`);
    }
    const x = checkSize(jwkBytes(jwk, 'x'), bytes, 'x');
    const y = checkSize(jwkBytes(jwk, 'y'), bytes, 'y');
    return cryptoImportEc(group, x, y, isPrivate ? checkSize(jwkBytes(jwk, 'd'), bytes, 'd') : NO_BYTES);
  },
});

function exportJwk(key: KeyState): JsonWebKey {
  const { bytes } = curveOf(key);
  const point = new Uint8Array(exportPart(key, 'pub'));
  const jwk = {
    kty: 'EC',
    crv: namedCurveOf(key),
    x: encodeBase64Url(uint8ArraySlice(point, 1, 1 + bytes)),
    y: encodeBase64Url(uint8ArraySlice(point, 1 + bytes)),
  };
  if (key.type === 'public') return makeJwk(key, jwk);
  return makeJwk(key, { ...jwk, d: encodeBase64Url(exported(cryptoEcSecret(key.handle, bytes))) });
}

const keyOperations = (name: string, usages: PairUsages): AlgorithmDefinition => ({
  name,
  generateKey: {
    parameters: ecKeyParams,
    usages,
    check({ namedCurve }: EcKeyParams) {
      if (CURVES[namedCurve] === undefined) {
        throw new DOMException(`The curve '${namedCurve}' is not supported`, 'NotSupportedError');
      }
    },
    run: ({ namedCurve }: EcKeyParams) =>
      generatePair('EC', knownCurve(namedCurve).group, { name, namedCurve } as EcKeyAlgorithm),
  },
  importKey: {
    parameters: ecKeyParams,
    async run(format, keyData, { namedCurve }: EcKeyParams, extractable, wanted) {
      const half = await importPairHalf(name, usages, importer(name, namedCurve), format, keyData, extractable, wanted);
      return { ...half, algorithm: { name, namedCurve } as EcKeyAlgorithm };
    },
  },
  exportKey: {
    run(format, key) {
      if (format === 'jwk') return exportJwk(key);
      const der = exportDer(format, key);
      if (der !== undefined) return der;
      if (format !== 'raw' && format !== 'raw-public') throw unsupportedFormat(format, name);
      requireType(key, 'public');
      return exportPart(key, 'pub');
    },
  },
  publicKey: publicKeyWith(usages),
});

interface EcdsaParams {
  readonly hash: HashAlgorithm;
}

const ecdsaParams = dictionaryType<EcdsaParams>({ hash: required(hashAlgorithm) });

const sign: DataOperation = {
  parameters: ecdsaParams,
  keyType: 'private',
  run: (key, { hash }: EcdsaParams, data) =>
    cryptoSign(data, key.handle, hash.name, '', 0, NO_BYTES, curveOf(key).bytes),
};

const verify: VerifyOperation = {
  parameters: ecdsaParams,
  keyType: 'public',
  run: (key, { hash }: EcdsaParams, signature, data) =>
    cryptoVerify(signature, data, key.handle, hash.name, '', 0, NO_BYTES, curveOf(key).bytes),
};

export const ellipticCurveAlgorithms: readonly AlgorithmDefinition[] = [
  { ...keyOperations('ECDSA', SIGNING), sign, verify },
  {
    ...keyOperations('ECDH', AGREEING),
    deriveBits: agreement((own, peer) => namedCurveOf(own) === namedCurveOf(peer)),
  },
];
