/**
 * Algorithm key pairs, the `AKP` of JSON Web Keys: keys of ML-KEM, ML-DSA and SLH-DSA.
 * @see https://wicg.github.io/webcrypto-modern-algos/#ml-kem-operations
 * @see https://wicg.github.io/webcrypto-modern-algos/#ml-dsa-operations
 * @see https://wicg.github.io/webcrypto-modern-algos/#slh-dsa-operations
 */
import type { Bytes } from '../../internal/bytes.ts';
import type { KeyHandle } from '../../internal/crypto-ops.d.ts';
import { ops } from '../../internal/native.ts';
import { arrayIncludes, uint8ArraySet } from '../../internal/primordials.ts';
import { DOMException } from '../dom-exception.ts';
import type { AlgorithmDefinition, KeyFormat } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { dataError, type JsonWebKey, jwkBytes, makeJwk } from './json-web-key.ts';
import {
  encodePart,
  exportDer,
  exportPart,
  generatePair,
  importPairHalf,
  type PairImporter,
  type PairUsages,
  publicKeyWith,
  requireType,
} from './key-pairs.ts';
import { unsupportedFormat } from './secret-keys.ts';

const { cryptoBase64UrlEncode, cryptoExportPart, cryptoImportPart, cryptoImportPkcs8, cryptoImportSpki } = ops;

export interface PairAlgorithm {
  readonly name: string;
  /** What a private key is known by, and its length. */
  readonly privatePart: { readonly part: 'priv' | 'seed'; readonly bytes: number };
  /** The end of the object identifier 2.16.840.1.101.3.4.x.y. */
  readonly oid: readonly [x: number, y: number];
  /** What `alg` may be in a JSON Web Key; the first is what exported keys get. */
  readonly jwkAlgs: readonly string[];
  readonly usages: PairUsages;
}

/** A PrivateKeyInfo with the seed alone: `[0] IMPLICIT OCTET STRING` in the private key. */
function seedPkcs8({ oid: [x, y], privatePart }: PairAlgorithm, seed: Bytes): ArrayBuffer {
  const { bytes: seedBytes } = privatePart;
  const version = [0x02, 0x01, 0x00];
  const algorithm = [0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, x, y];
  const head = [...version, ...algorithm, 0x04, seedBytes + 2, 0x80, seedBytes];
  const bytes = new Uint8Array(2 + head.length + seedBytes);
  uint8ArraySet(bytes, new Uint8Array([0x30, head.length + seedBytes, ...head]));
  uint8ArraySet(bytes, seed, 2 + head.length);
  return bytes.buffer;
}

const rawFormat = ({ privatePart }: PairAlgorithm): 'raw-private' | 'raw-seed' =>
  privatePart.part === 'seed' ? 'raw-seed' : 'raw-private';

function importer(algorithm: PairAlgorithm): PairImporter {
  const { name, privatePart, jwkAlgs } = algorithm;
  const { part, bytes } = privatePart;
  const readPrivate = async (data: Bytes): Promise<KeyHandle> => {
    if (data.length !== bytes) throw dataError(`The private part of ${name} has ${bytes} bytes`);
    return cryptoImportPart(name, part, '', data);
  };
  return {
    kty: 'AKP',
    privateMember: 'priv',
    spki: (data) => cryptoImportSpki(name, '', data),
    async pkcs8(data) {
      const handle = await cryptoImportPkcs8(name, '', data);
      if (cryptoExportPart(handle, part) !== undefined) return handle;
      throw new DOMException('Private keys without their seed are not supported', 'NotSupportedError');
    },
    rawPublic: { formats: ['raw-public'], read: (data) => cryptoImportPart(name, 'pub', '', data) },
    rawPrivate: { format: rawFormat(algorithm), read: readPrivate },
    checkBeforeUse({ alg }) {
      if (alg === undefined || !arrayIncludes(jwkAlgs, alg)) {
        throw dataError(`The 'alg' of the JSON Web Key is not '${jwkAlgs[0]}'`);
      }
    },
    async jwk(jwk, isPrivate) {
      if (!isPrivate) return cryptoImportPart(name, 'pub', '', jwkBytes(jwk, 'pub'));
      const handle = await readPrivate(jwkBytes(jwk, 'priv'));
      const publicPart = cryptoExportPart(handle, 'pub');
      if (publicPart === undefined || cryptoBase64UrlEncode(publicPart) !== jwk.pub) {
        throw dataError("The 'pub' and the 'priv' of the JSON Web Key are of different keys");
      }
      return handle;
    },
  };
}

function exportJwk(key: KeyState, { jwkAlgs, privatePart }: PairAlgorithm): JsonWebKey {
  const jwk = { kty: 'AKP', alg: jwkAlgs[0] as string, pub: encodePart(key, 'pub') };
  return makeJwk(key, key.type === 'private' ? { ...jwk, priv: encodePart(key, privatePart.part) } : jwk);
}

function exportPrivate(format: KeyFormat, key: KeyState, algorithm: PairAlgorithm): ArrayBuffer {
  const { part } = algorithm.privatePart;
  requireType(key, 'private');
  if (format === rawFormat(algorithm)) return exportPart(key, part);
  return part === 'seed'
    ? seedPkcs8(algorithm, new Uint8Array(exportPart(key, part)))
    : (exportDer(format, key) as ArrayBuffer);
}

export function algorithmKeyOperations(algorithm: PairAlgorithm): AlgorithmDefinition {
  const { name, usages } = algorithm;
  const keyAlgorithm: KeyAlgorithm = { name };
  const pairImporter = importer(algorithm);
  return {
    name,
    generateKey: { usages, run: () => generatePair(name, '', keyAlgorithm) },
    importKey: {
      async run(format, keyData, _parameters, extractable, wanted) {
        const half = await importPairHalf(name, usages, pairImporter, format, keyData, extractable, wanted);
        return { ...half, algorithm: keyAlgorithm };
      },
    },
    exportKey: {
      run(format, key) {
        switch (format) {
          case 'jwk':
            return exportJwk(key, algorithm);
          case 'spki':
            return exportDer(format, key) as ArrayBuffer;
          case 'raw-public':
            requireType(key, 'public');
            return exportPart(key, 'pub');
          case 'pkcs8':
          case rawFormat(algorithm):
            return exportPrivate(format, key, algorithm);
          default:
            throw unsupportedFormat(format, name);
        }
      },
    },
    publicKey: publicKeyWith(usages),
  };
}
