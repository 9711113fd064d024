/** What algorithms with public and private keys share: the steps of importing and exporting that are the same for all. */
import type { Bytes } from '../../internal/bytes.ts';
import type { KeyHandle } from '../../internal/crypto-ops.d.ts';
import { ops } from '../../internal/native.ts';
import { arrayIncludes } from '../../internal/primordials.ts';
import { DOMException } from '../dom-exception.ts';
import type { AlgorithmDefinition, GeneratedKeyPair, KeyData, KeyFormat } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import { checkJwkUses, encodeBase64Url, type JsonWebKey, requireKty } from './json-web-key.ts';
import { checkUsages, type KeyUsages } from './key-usages.ts';
import { operationError, unsupportedFormat } from './secret-keys.ts';

const { cryptoExportPart, cryptoExportPkcs8, cryptoExportSpki, cryptoGenerateKeyPair, cryptoPublicKey } = ops;

/** What public and private keys of an algorithm may be used for, and what `use` says in a JSON Web Key. */
export interface PairUsages {
  readonly public: KeyUsages;
  readonly private: KeyUsages;
  readonly use: 'enc' | 'sig';
}

export const SIGNING: PairUsages = { public: ['verify'], private: ['sign'], use: 'sig' };
export const AGREEING: PairUsages = { public: [], private: ['deriveKey', 'deriveBits'], use: 'enc' };

/** How keys of an algorithm are imported; a format that is missing is not supported. */
export interface PairImporter {
  readonly kty: 'AKP' | 'EC' | 'OKP' | 'RSA';
  /** The member of a JSON Web Key that private keys have. */
  readonly privateMember: 'd' | 'priv';
  spki(data: Bytes): Promise<KeyHandle>;
  pkcs8(data: Bytes): Promise<KeyHandle>;
  /** Public keys as plain bytes, by the formats that mean them; `checkFormat` comes before the check of the usages. */
  readonly rawPublic?: {
    readonly formats: readonly KeyFormat[];
    checkFormat?(): void;
    read(data: Bytes): Promise<KeyHandle>;
  };
  /** Private keys as plain bytes. */
  readonly rawPrivate?: { readonly format: KeyFormat; read(data: Bytes): Promise<KeyHandle> };
  /** Steps of the algorithm between those of `kty` and those of `use`. */
  checkBeforeUse?(jwk: JsonWebKey): void;
  jwk(jwk: JsonWebKey, isPrivate: boolean): Promise<KeyHandle>;
}

export interface ImportedHalf {
  readonly type: 'private' | 'public';
  readonly handle: KeyHandle;
}

export async function importPairHalf(
  name: string,
  usages: PairUsages,
  importer: PairImporter,
  format: KeyFormat,
  keyData: KeyData,
  extractable: boolean,
  wanted: KeyUsages,
): Promise<ImportedHalf> {
  if (format === 'jwk') return importJwk(usages, importer, keyData as JsonWebKey, extractable, wanted);
  const data = keyData as Bytes;
  const { rawPublic, rawPrivate } = importer;
  const isRawPublic = rawPublic !== undefined && arrayIncludes(rawPublic.formats, format);
  if (isRawPublic) rawPublic.checkFormat?.();
  if (format === 'spki' || isRawPublic) {
    checkUsages(wanted, usages.public);
    return { type: 'public', handle: await (isRawPublic ? rawPublic.read(data) : importer.spki(data)) };
  }
  const isRawPrivate = rawPrivate !== undefined && format === rawPrivate.format;
  if (format !== 'pkcs8' && !isRawPrivate) throw unsupportedFormat(format, name);
  checkUsages(wanted, usages.private);
  return { type: 'private', handle: await (isRawPrivate ? rawPrivate.read(data) : importer.pkcs8(data)) };
}

async function importJwk(
  usages: PairUsages,
  importer: PairImporter,
  jwk: JsonWebKey,
  extractable: boolean,
  wanted: KeyUsages,
): Promise<ImportedHalf> {
  const type = jwk[importer.privateMember] === undefined ? 'public' : 'private';
  checkUsages(wanted, usages[type]);
  requireKty(jwk, importer.kty);
  importer.checkBeforeUse?.(jwk);
  checkJwkUses(jwk, usages.use, extractable, wanted);
  return { type, handle: await importer.jwk(jwk, type === 'private') };
}

export async function generatePair(type: string, group: string, algorithm: KeyAlgorithm): Promise<GeneratedKeyPair> {
  const [publicHandle, privateHandle] = await cryptoGenerateKeyPair(type, group);
  return { algorithm, publicHandle, privateHandle };
}

export function requireType(key: KeyState, type: 'private' | 'public'): void {
  if (key.type !== type) throw new DOMException(`Only ${type} keys have this format`, 'InvalidAccessError');
}

/** The result of an op that is undefined when it fails. */
export function exported<T>(value: T | undefined): T {
  if (value === undefined) throw operationError('The key could not be read');
  return value;
}

/** The formats spki and pkcs8; undefined for others. */
export function exportDer(format: KeyFormat, key: KeyState): ArrayBuffer | undefined {
  if (format === 'spki') {
    requireType(key, 'public');
    return exported(cryptoExportSpki(key.handle));
  }
  if (format !== 'pkcs8') return undefined;
  requireType(key, 'private');
  return exported(cryptoExportPkcs8(key.handle));
}

export const exportPart = (key: KeyState, part: 'priv' | 'pub' | 'seed'): ArrayBuffer =>
  exported(cryptoExportPart(key.handle, part));

export const encodePart = (key: KeyState, part: 'priv' | 'pub' | 'seed'): string =>
  encodeBase64Url(exportPart(key, part));

export const publicKeyWith = (usages: PairUsages): NonNullable<AlgorithmDefinition['publicKey']> => ({
  usages: usages.public,
  of: (key) => exported(cryptoPublicKey(key.handle)),
});
