/**
 * Ed25519, Ed448, X25519 and X448.
 * @see https://w3c.github.io/webcrypto/#ed25519
 * @see https://wicg.github.io/webcrypto-secure-curves/
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import type { AlgorithmDefinition, DataOperation, VerifyOperation } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { bufferSource, type DictionaryType, dictionaryType, optional } from './dictionaries.ts';
import { dataError, type JsonWebKey, jwkBytes, makeJwk } from './json-web-key.ts';
import { agreement } from './key-agreement.ts';
import {
  AGREEING,
  encodePart,
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
import { operationError, unsupportedFormat } from './secret-keys.ts';

const { cryptoExportPart, cryptoImportPart, cryptoImportPkcs8, cryptoImportSpki, cryptoSign, cryptoVerify } = ops;

/** OpenSSL's type is the name in capital letters. */
const TYPES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  Ed25519: 'ED25519',
  Ed448: 'ED448',
  X25519: 'X25519',
  X448: 'X448',
};

function isSame(left: Bytes, right: Bytes): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (left[index] !== right[index]) return false;
  }
  return true;
}

function importer(name: string, usages: PairUsages): PairImporter {
  const type = TYPES[name] as string;
  return {
    kty: 'OKP',
    privateMember: 'd',
    spki: (data) => cryptoImportSpki(type, '', data),
    pkcs8: (data) => cryptoImportPkcs8(type, '', data),
    rawPublic: { formats: ['raw', 'raw-public'], read: (data) => cryptoImportPart(type, 'pub', '', data) },
    checkBeforeUse({ alg, crv }) {
      if (crv !== name) throw dataError(`The 'crv' of the JSON Web Key is not '${name}'`);
      if (usages === SIGNING && alg !== undefined && alg !== name && alg !== 'EdDSA') {
        throw dataError(`The 'alg' of the JSON Web Key is not '${name}'`);
      }
    },
    async jwk(jwk, isPrivate) {
      const x = jwkBytes(jwk, 'x');
      if (!isPrivate) return cryptoImportPart(type, 'pub', '', x);
      const handle = await cryptoImportPart(type, 'priv', '', jwkBytes(jwk, 'd'));
      if (!isSame(new Uint8Array(exported(cryptoExportPart(handle, 'pub'))), x)) {
        throw dataError("The 'x' and the 'd' of the JSON Web Key are of different keys");
      }
      return handle;
    },
  };
}

function exportJwk(key: KeyState, usages: PairUsages): JsonWebKey {
  const { name } = key.algorithm;
  const alg = usages === SIGNING ? { alg: name } : {};
  const jwk = { kty: 'OKP', crv: name, ...alg, x: encodePart(key, 'pub') };
  return makeJwk(key, key.type === 'private' ? { ...jwk, d: encodePart(key, 'priv') } : jwk);
}

function keyOperations(name: string, usages: PairUsages): AlgorithmDefinition {
  const algorithm: KeyAlgorithm = { name };
  const pairImporter = importer(name, usages);
  return {
    name,
    generateKey: { usages, run: () => generatePair(TYPES[name] as string, '', algorithm) },
    importKey: {
      async run(format, keyData, _parameters, extractable, wanted) {
        const half = await importPairHalf(name, usages, pairImporter, format, keyData, extractable, wanted);
        return { ...half, algorithm };
      },
    },
    exportKey: {
      run(format, key) {
        if (format === 'jwk') return exportJwk(key, usages);
        const der = exportDer(format, key);
        if (der !== undefined) return der;
        if (format !== 'raw' && format !== 'raw-public') throw unsupportedFormat(format, name);
        requireType(key, 'public');
        return exportPart(key, 'pub');
      },
    },
    publicKey: publicKeyWith(usages),
  };
}

/** Ed448Params and ContextParams of ML-DSA. */
export interface ContextParams {
  readonly context?: Bytes;
}

export const contextParams = dictionaryType<ContextParams>({ context: optional(bufferSource) });

const NO_BYTES = new Uint8Array(0);
const MAX_CONTEXT_BYTES = 255;

/** Signing and verifying where the key decides everything but the context. */
export function signatures(parameters?: DictionaryType<ContextParams>): {
  sign: DataOperation;
  verify: VerifyOperation;
} {
  const common = {
    ...(parameters === undefined ? {} : { parameters }),
    check({ context }: ContextParams) {
      if (context !== undefined && context.length > MAX_CONTEXT_BYTES) {
        throw operationError(`The context has more than ${MAX_CONTEXT_BYTES} bytes`);
      }
    },
  };
  return {
    sign: {
      ...common,
      keyType: 'private',
      run: (key, { context = NO_BYTES }: ContextParams, data) => cryptoSign(data, key.handle, '', '', 0, context, 0),
    },
    verify: {
      ...common,
      keyType: 'public',
      run: (key, { context = NO_BYTES }: ContextParams, signature, data) =>
        cryptoVerify(signature, data, key.handle, '', '', 0, context, 0),
    },
  };
}

export const octetKeyPairAlgorithms: readonly AlgorithmDefinition[] = [
  { ...keyOperations('Ed25519', SIGNING), ...signatures() },
  { ...keyOperations('Ed448', SIGNING), ...signatures(contextParams) },
  { ...keyOperations('X25519', AGREEING), deriveBits: agreement() },
  { ...keyOperations('X448', AGREEING), deriveBits: agreement() },
];
