/**
 * The steps of SubtleCrypto's methods that make, read or hand over keys; arguments have been converted and algorithms
 * normalized.
 * @see https://w3c.github.io/webcrypto/#SubtleCrypto-interface-methods
 */
import { arrayIncludes } from '../../internal/primordials.ts';
import { type BufferSource, bytesOf } from '../../internal/webidl/buffers.ts';
import { DOMException } from '../dom-exception.ts';
import {
  type AlgorithmDefinition,
  algorithmOf,
  type DataOperation,
  type ExportKeyOperation,
  type ImportedKey,
  type KeyData,
  type KeyFormat,
  type NormalizedAlgorithm,
  type OperationName,
} from './algorithm.ts';
import { type CryptoKey, type KeyState, makeCryptoKey } from './crypto-key.ts';
import { type JsonWebKey, parseJwk, serializeJwk } from './json-web-key.ts';
import {
  checkUsages,
  type KeyUsage,
  type KeyUsages,
  normalizeUsages,
  requireUsages,
  usageIntersection,
} from './key-usages.ts';

/** A CryptoKeyPair, its members in the order in which Web IDL converts them. */
export interface CryptoKeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const invalidAccess = (message: string): DOMException => new DOMException(message, 'InvalidAccessError');

/** Throws unless the key is one of this algorithm and may be used so. */
export function requireKeyFor(
  { name, operation }: NormalizedAlgorithm<OperationName>,
  key: KeyState,
  usage: KeyUsage,
): void {
  if (key.algorithm.name !== name) throw invalidAccess(`The key is one of ${key.algorithm.name}, not of ${name}`);
  if (!arrayIncludes(key.usages, usage)) throw invalidAccess(`The key may not be used for ${usage}`);
  const { keyType = key.type } = operation as { keyType?: KeyState['type'] };
  if (key.type !== keyType) throw invalidAccess(`A ${keyType} key is needed, this is a ${key.type} one`);
}

/** Encrypts, decrypts, signs, wraps or unwraps. */
export function runOnData(
  { operation, parameters }: { operation: DataOperation; parameters: object },
  key: KeyState,
  data: BufferSource,
): Promise<ArrayBuffer> {
  operation.check?.(parameters);
  return operation.run(key, parameters, data);
}

export async function generateKey(
  { operation, parameters }: NormalizedAlgorithm<'generateKey'>,
  extractable: boolean,
  usages: KeyUsages,
): Promise<CryptoKey | CryptoKeyPair> {
  const { usages: possible } = operation;
  if ('secret' in possible) checkUsages(usages, possible.secret);
  else checkUsages(usages, [...possible.public, ...possible.private]);
  operation.check?.(parameters);
  const privateUsages = usageIntersection(usages, 'secret' in possible ? possible.secret : possible.private);
  // The standard asks this of the finished key; there is no need to make one first.
  requireUsages(privateUsages);
  const made = await operation.run(parameters);
  if ('type' in made) return finishKey(made, extractable, privateUsages);
  const { algorithm, publicHandle, privateHandle } = made;
  return {
    privateKey: makeCryptoKey({
      type: 'private',
      algorithm,
      handle: privateHandle,
      extractable,
      usages: privateUsages,
    }),
    publicKey: makeCryptoKey({
      type: 'public',
      algorithm,
      handle: publicHandle,
      extractable: true,
      usages: usageIntersection(usages, (possible as { public: KeyUsages }).public),
    }),
  };
}

function finishKey({ type, algorithm, handle }: ImportedKey, extractable: boolean, usages: KeyUsages): CryptoKey {
  if (type !== 'public') requireUsages(usages);
  return makeCryptoKey({ type, algorithm, handle, extractable, usages: normalizeUsages(usages) });
}

export async function importKey(
  { operation, parameters }: NormalizedAlgorithm<'importKey'>,
  format: KeyFormat,
  keyData: KeyData,
  extractable: boolean,
  usages: KeyUsages,
): Promise<CryptoKey> {
  return finishKey(await operation.run(format, keyData, parameters, extractable, usages), extractable, usages);
}

function exportOperation(key: KeyState): ExportKeyOperation {
  const { name, exportKey } = algorithmOf(key);
  if (exportKey === undefined) throw new DOMException(`Keys of ${name} cannot be exported`, 'NotSupportedError');
  if (!key.extractable) throw invalidAccess('The key is not extractable');
  return exportKey;
}

export async function exportKey(format: KeyFormat, key: KeyState): Promise<ArrayBuffer | JsonWebKey> {
  return exportOperation(key).run(format, key);
}

export async function wrapKey(
  format: KeyFormat,
  key: KeyState,
  wrappingKey: KeyState,
  normalized: NormalizedAlgorithm<'encrypt' | 'wrapKey'>,
): Promise<ArrayBuffer> {
  requireKeyFor(normalized, wrappingKey, 'wrapKey');
  const exported = await exportOperation(key).run(format, key);
  // AES-KW takes whole blocks of 8 bytes only; JSON may end in spaces.
  const multiple = normalized.name === 'AES-KW' ? 8 : 1;
  const bytes = format === 'jwk' ? serializeJwk(exported as JsonWebKey, multiple) : (exported as ArrayBuffer);
  return runOnData(normalized, wrappingKey, bytes);
}

export async function unwrapKey(
  format: KeyFormat,
  wrappedKey: BufferSource,
  unwrappingKey: KeyState,
  normalized: NormalizedAlgorithm<'decrypt' | 'unwrapKey'>,
  keyAlgorithm: NormalizedAlgorithm<'importKey'>,
  extractable: boolean,
  usages: KeyUsages,
): Promise<CryptoKey> {
  requireKeyFor(normalized, unwrappingKey, 'unwrapKey');
  const bytes = await runOnData(normalized, unwrappingKey, wrappedKey);
  const keyData = format === 'jwk' ? parseJwk(bytes) : new Uint8Array(bytes);
  return importKey(keyAlgorithm, format, keyData, extractable, usages);
}

export async function deriveBits(
  normalized: NormalizedAlgorithm<'deriveBits'>,
  key: KeyState,
  length: number | null,
): Promise<ArrayBuffer> {
  const { operation, parameters } = normalized;
  operation.check?.(parameters, length);
  return operation.run(key, parameters, length);
}

export function keyLengthOf({ operation, parameters }: NormalizedAlgorithm<'get key length'>): number | null {
  operation.check?.(parameters);
  return operation.run(parameters);
}

export async function deriveKey(
  normalized: NormalizedAlgorithm<'deriveBits'>,
  baseKey: KeyState,
  importAlgorithm: NormalizedAlgorithm<'importKey'>,
  lengthAlgorithm: NormalizedAlgorithm<'get key length'>,
  extractable: boolean,
  usages: KeyUsages,
): Promise<CryptoKey> {
  requireKeyFor(normalized, baseKey, 'deriveKey');
  const secret = await deriveBits(normalized, baseKey, keyLengthOf(lengthAlgorithm));
  return importKey(importAlgorithm, 'raw-secret', new Uint8Array(secret), extractable, usages);
}

export async function encapsulateKey(
  normalized: NormalizedAlgorithm<'encapsulate'>,
  key: KeyState,
  importAlgorithm: NormalizedAlgorithm<'importKey'>,
  extractable: boolean,
  usages: KeyUsages,
): Promise<{ ciphertext: ArrayBuffer; sharedKey: CryptoKey }> {
  requireKeyFor(normalized, key, 'encapsulateKey');
  const [secret, ciphertext] = await normalized.operation.run(key);
  const sharedKey = await importKey(importAlgorithm, 'raw-secret', new Uint8Array(secret), extractable, usages);
  return { ciphertext, sharedKey };
}

export async function encapsulateBits(
  normalized: NormalizedAlgorithm<'encapsulate'>,
  key: KeyState,
): Promise<{ ciphertext: ArrayBuffer; sharedKey: ArrayBuffer }> {
  requireKeyFor(normalized, key, 'encapsulateBits');
  const [sharedKey, ciphertext] = await normalized.operation.run(key);
  return { ciphertext, sharedKey };
}

export async function decapsulateKey(
  normalized: NormalizedAlgorithm<'decapsulate'>,
  key: KeyState,
  ciphertext: BufferSource,
  importAlgorithm: NormalizedAlgorithm<'importKey'>,
  extractable: boolean,
  usages: KeyUsages,
): Promise<CryptoKey> {
  requireKeyFor(normalized, key, 'decapsulateKey');
  const secret = await normalized.operation.run(key, ciphertext);
  return importKey(importAlgorithm, 'raw-secret', new Uint8Array(secret), extractable, usages);
}

export async function getPublicKey(
  publicKey: NonNullable<AlgorithmDefinition['publicKey']>,
  key: KeyState,
  usages: KeyUsages,
): Promise<CryptoKey> {
  if (key.type !== 'private') throw invalidAccess('Only private keys have a public key');
  checkUsages(usages, publicKey.usages);
  const handle = publicKey.of(key);
  return makeCryptoKey({
    type: 'public',
    algorithm: key.algorithm,
    handle,
    extractable: true,
    usages: normalizeUsages(usages),
  });
}

/** The bytes that are imported; they are read before anything else can run. */
export const keyBytes = bytesOf;
