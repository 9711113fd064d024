/**
 * What an algorithm is to SubtleCrypto, and the list of those that are supported.
 * @see https://w3c.github.io/webcrypto/#algorithm-normalization
 */
import type { Bytes } from '../../internal/bytes.ts';
import type { KeyHandle } from '../../internal/crypto-ops.d.ts';
import { mapGet, mapSet, regExpExec, stringToLowerCase } from '../../internal/primordials.ts';
import type { BufferSource } from '../../internal/webidl/buffers.ts';
import type { Dictionary } from '../../internal/webidl/compound.ts';
import { isObject, toDOMString } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { KeyAlgorithm, KeyState, KeyType } from './crypto-key.ts';
import type { DictionaryType } from './dictionaries.ts';
import type { JsonWebKey } from './json-web-key.ts';
import type { KeyUsages } from './key-usages.ts';

export type KeyFormat = 'jwk' | 'pkcs8' | 'raw' | 'raw-private' | 'raw-public' | 'raw-secret' | 'raw-seed' | 'spki';

/** A JsonWebKey for the format `jwk`, bytes for all others. */
export type KeyData = Bytes | JsonWebKey;

/** A key that has neither usages yet nor been told whether it is extractable. */
export interface ImportedKey {
  readonly type: KeyType;
  readonly algorithm: KeyAlgorithm;
  readonly handle: KeyHandle;
}

export interface GeneratedKeyPair {
  readonly algorithm: KeyAlgorithm;
  readonly publicHandle: KeyHandle;
  readonly privateHandle: KeyHandle;
}

/** Usages that keys of an algorithm may have. */
export type PossibleUsages =
  | { readonly secret: KeyUsages }
  | { readonly public: KeyUsages; readonly private: KeyUsages };

/**
 * An operation of an algorithm. Without `parameters` it gets an empty object. `check` runs the steps that fail for the
 * parameters alone: they come first, and are all that `SubtleCrypto.supports` runs.
 */
interface Operation {
  readonly parameters?: DictionaryType<object>;
}

export interface DigestOperation extends Operation {
  /** For hash functions with a fixed output, which other algorithms may build on. */
  readonly blockBits?: number;
  check?(parameters: object): void;
  run(parameters: object, data: BufferSource): Promise<ArrayBuffer>;
}

export interface DataOperation extends Operation {
  /** What the key has to be; without it, any will do. */
  readonly keyType?: KeyType;
  check?(parameters: object): void;
  run(key: KeyState, parameters: object, data: BufferSource): Promise<ArrayBuffer>;
}

export interface VerifyOperation extends Operation {
  readonly keyType?: KeyType;
  check?(parameters: object): void;
  run(key: KeyState, parameters: object, signature: BufferSource, data: BufferSource): Promise<boolean>;
}

export interface GenerateKeyOperation extends Operation {
  readonly usages: PossibleUsages;
  check?(parameters: object): void;
  run(parameters: object): Promise<GeneratedKeyPair | ImportedKey>;
}

export interface ImportKeyOperation extends Operation {
  check?(parameters: object): void;
  run(
    format: KeyFormat,
    keyData: KeyData,
    parameters: object,
    extractable: boolean,
    usages: KeyUsages,
  ): ImportedKey | Promise<ImportedKey>;
}

export interface ExportKeyOperation extends Operation {
  check?(): void;
  run(format: KeyFormat, key: KeyState): ArrayBuffer | JsonWebKey | Promise<ArrayBuffer | JsonWebKey>;
}

export interface DeriveBitsOperation extends Operation {
  readonly keyType?: KeyType;
  check?(parameters: object, length: number | null): void;
  run(key: KeyState, parameters: object, length: number | null): Promise<ArrayBuffer>;
}

export interface GetKeyLengthOperation extends Operation {
  check?(parameters: object): void;
  run(parameters: object): number | null;
}

export interface EncapsulateOperation extends Operation {
  readonly keyType?: KeyType;
  check?(): void;
  run(key: KeyState): Promise<[sharedKey: ArrayBuffer, ciphertext: ArrayBuffer]>;
}

export interface DecapsulateOperation extends Operation {
  readonly keyType?: KeyType;
  check?(): void;
  run(key: KeyState, ciphertext: BufferSource): Promise<ArrayBuffer>;
}

interface Operations {
  readonly digest: DigestOperation;
  readonly encrypt: DataOperation;
  readonly decrypt: DataOperation;
  readonly sign: DataOperation;
  readonly verify: VerifyOperation;
  readonly generateKey: GenerateKeyOperation;
  readonly importKey: ImportKeyOperation;
  readonly exportKey: ExportKeyOperation;
  readonly deriveBits: DeriveBitsOperation;
  readonly 'get key length': GetKeyLengthOperation;
  readonly wrapKey: DataOperation;
  readonly unwrapKey: DataOperation;
  readonly encapsulate: EncapsulateOperation;
  readonly decapsulate: DecapsulateOperation;
}

export type OperationName = keyof Operations;

/** An algorithm with the operations that it supports. */
export interface AlgorithmDefinition extends Partial<Operations> {
  readonly name: string;
  /** The public key of a private one, and what it may be used for. */
  readonly publicKey?: { readonly usages: KeyUsages; of(key: KeyState): KeyHandle };
}

/** The result of normalizing an algorithm for the operation `Name`. */
export interface NormalizedAlgorithm<Name extends OperationName> {
  readonly name: string;
  readonly parameters: object;
  readonly operation: Operations[Name];
}

/** By name, as the standard writes it and in lower case. */
const definitions = new Map<string, AlgorithmDefinition>();

/** Called while the snapshot is built. */
export function defineAlgorithms(list: readonly AlgorithmDefinition[]): void {
  for (const definition of list) {
    mapSet(definitions, definition.name, definition);
    mapSet(definitions, stringToLowerCase(definition.name), definition);
  }
}

/** The algorithm of a key, which is always defined. */
export const algorithmOf = (key: KeyState): AlgorithmDefinition =>
  mapGet(definitions, key.algorithm.name) as AlgorithmDefinition;

const ASCII = /^[\0-\x7f]*$/;

/** Names match whatever the case of their ASCII letters. */
export function findAlgorithm(name: string): AlgorithmDefinition | undefined {
  const exact = mapGet(definitions, name);
  if (exact !== undefined || regExpExec(ASCII, name) === null) return exact;
  return mapGet(definitions, stringToLowerCase(name));
}

const NO_PARAMETERS = { __proto__: null as never };

/** The member `name` that all dictionaries of algorithms have. */
function nameOf(dictionary: Dictionary, what: string): string {
  const { name } = dictionary;
  if (name === undefined) throw new TypeError(`${what}.name: required`);
  return toDOMString(name);
}

/** The type `AlgorithmIdentifier`. */
export type AlgorithmIdentifier = object | string;

export const toAlgorithmIdentifier = (value: unknown): AlgorithmIdentifier =>
  isObject(value) ? value : toDOMString(value);

export function normalizeAlgorithm<const Name extends OperationName>(
  algorithm: AlgorithmIdentifier,
  operationName: Name,
  what: string,
): NormalizedAlgorithm<Name> {
  const isText = typeof algorithm === 'string';
  const dictionary = isText ? { __proto__: null as never, name: algorithm } : (algorithm as Dictionary);
  const givenName = nameOf(dictionary, what);
  const definition = findAlgorithm(givenName);
  const operation = definition?.[operationName] as Operations[Name] | undefined;
  if (definition === undefined || operation === undefined) {
    throw new DOMException(`${what}: '${givenName}' does not support ${operationName}`, 'NotSupportedError');
  }
  // The conversion to the algorithm's own dictionary type reads the name once more.
  if (!isText) nameOf(dictionary, what);
  const { parameters = undefined } = operation as Operation;
  return {
    name: definition.name,
    parameters: parameters === undefined ? NO_PARAMETERS : parameters(dictionary, what),
    operation,
  };
}
