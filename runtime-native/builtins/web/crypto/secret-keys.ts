/** What algorithms with secret keys share: importing, exporting, generating. */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayIncludes } from '../../internal/primordials.ts';
import { DOMException } from '../dom-exception.ts';
import type { ImportedKey, KeyData, KeyFormat } from './algorithm.ts';
import type { KeyAlgorithm, KeyState } from './crypto-key.ts';
import {
  checkJwkUses,
  dataError,
  encodeBase64Url,
  type JsonWebKey,
  jwkBytes,
  makeJwk,
  requireKty,
} from './json-web-key.ts';
import type { KeyUsages } from './key-usages.ts';

const { cryptoGenerateSecret, cryptoSecretBytes, cryptoSecretKey } = ops;

export const unsupportedFormat = (format: string, name: string): DOMException =>
  new DOMException(`${name} has no key format '${format}'`, 'NotSupportedError');

export const operationError = (message: string): DOMException => new DOMException(message, 'OperationError');

export interface SecretFormat {
  readonly name: string;
  /** Formats of plain bytes. */
  readonly raw: readonly KeyFormat[];
  /** What `use` says in a JSON Web Key. */
  readonly use: 'enc' | 'sig';
}

/** The bytes of a key; `checkJwk` is given those of a JSON Web Key. */
export function importSecretBytes(
  { name, raw, use }: SecretFormat,
  format: KeyFormat,
  keyData: KeyData,
  extractable: boolean,
  usages: KeyUsages,
  checkJwk: (jwk: JsonWebKey, bytes: Bytes) => void,
): Bytes {
  if (arrayIncludes(raw, format)) return keyData as Bytes;
  if (format !== 'jwk') throw unsupportedFormat(format, name);
  const jwk = keyData as JsonWebKey;
  requireKty(jwk, 'oct');
  const bytes = jwkBytes(jwk, 'k');
  checkJwk(jwk, bytes);
  checkJwkUses(jwk, use, extractable, usages);
  return bytes;
}

export function checkJwkAlg(jwk: JsonWebKey, alg: string | undefined): void {
  if (jwk.alg !== undefined && alg !== undefined && jwk.alg !== alg) {
    throw dataError(`The 'alg' of the JSON Web Key is not '${alg}'`);
  }
}

/** The length of a key of `bytes`, of which only the first `wanted` bits may be meant. */
export function keyLength(bytes: Bytes, wanted: number | undefined): number {
  const bits = bytes.length * 8;
  if (wanted === undefined) return bits;
  if (wanted > bits) throw dataError('The key is shorter than its length says');
  if (wanted <= bits - 8) throw dataError('The key is longer than its length says');
  return wanted;
}

export const secretKey = (bytes: Bytes, algorithm: KeyAlgorithm): ImportedKey => ({
  type: 'secret',
  algorithm,
  handle: cryptoSecretKey(bytes),
});

export async function generateSecret(bits: number, algorithm: KeyAlgorithm): Promise<ImportedKey> {
  return { type: 'secret', algorithm, handle: await cryptoGenerateSecret(bits) };
}

export function exportSecret(
  { name, raw }: SecretFormat,
  format: KeyFormat,
  key: KeyState,
  alg: string | undefined,
): ArrayBuffer | JsonWebKey {
  if (arrayIncludes(raw, format)) return cryptoSecretBytes(key.handle);
  if (format !== 'jwk') throw unsupportedFormat(format, name);
  const jwk: { kty: string; k: string; alg?: string } = {
    kty: 'oct',
    k: encodeBase64Url(cryptoSecretBytes(key.handle)),
  };
  if (alg !== undefined) jwk.alg = alg;
  return makeJwk(key, jwk);
}
