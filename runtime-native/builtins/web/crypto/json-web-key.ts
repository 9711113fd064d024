/**
 * JSON Web Keys.
 * @see https://w3c.github.io/webcrypto/#JsonWebKey-dictionary
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import {
  arrayIncludes,
  arraySlice,
  defineProperty,
  jsonParse,
  jsonStringify,
  objectKeys,
  setPrototypeOf,
} from '../../internal/primordials.ts';
import { sequenceOf, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toDOMString } from '../../internal/webidl/conversions.ts';
import { DOMException } from '../dom-exception.ts';
import type { KeyState } from './crypto-key.ts';
import { type DictionaryType, dictionaryType, optional } from './dictionaries.ts';
import type { KeyUsage, KeyUsages } from './key-usages.ts';

const { cryptoBase64UrlDecode, cryptoBase64UrlEncode, utf8Decode, utf8Encode } = ops;

export interface JsonWebKey {
  readonly kty?: string;
  readonly use?: string;
  readonly key_ops?: readonly string[];
  readonly alg?: string;
  readonly ext?: boolean;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly d?: string;
  readonly n?: string;
  readonly e?: string;
  readonly p?: string;
  readonly q?: string;
  readonly dp?: string;
  readonly dq?: string;
  readonly qi?: string;
  readonly oth?: readonly object[];
  readonly k?: string;
  readonly pub?: string;
  readonly priv?: string;
}

const text = optional(toDOMString);

const rsaOtherPrimesInfo = dictionaryType<object>({ r: text, d: text, t: text });

const convert: DictionaryType<JsonWebKey> = dictionaryType<JsonWebKey>({
  kty: text,
  use: text,
  key_ops: optional(sequenceOf(toDOMString)),
  alg: text,
  ext: optional(toBoolean),
  crv: text,
  x: text,
  y: text,
  d: text,
  n: text,
  e: text,
  p: text,
  q: text,
  dp: text,
  dq: text,
  qi: text,
  oth: optional(sequenceOf((value, what) => rsaOtherPrimesInfo(toDictionary(value, what), what))),
  k: text,
  pub: text,
  priv: text,
});

export const toJsonWebKey = (value: unknown, what: string): JsonWebKey => convert(toDictionary(value, what), what);

export const dataError = (message: string): DOMException => new DOMException(message, 'DataError');

/** The standard's "parse a JWK". */
export function parseJwk(bytes: ArrayBuffer): JsonWebKey {
  let parsed: unknown;
  try {
    parsed = jsonParse(utf8Decode(new Uint8Array(bytes)));
  } catch {
    throw dataError('The unwrapped key is not JSON');
  }
  // What scripts put on Object.prototype is no part of the key.
  if (isObject(parsed)) setPrototypeOf(parsed, null);
  const jwk = toJsonWebKey(parsed, 'unwrapped key');
  if (jwk.kty === undefined) throw dataError("The unwrapped key has no 'kty'");
  return jwk;
}

/** JSON as if scripts had changed no prototype; with spaces at its end, its length is a multiple of `multiple`. */
export function serializeJwk(jwk: JsonWebKey, multiple: number): Bytes {
  const plain: Record<string, unknown> = { __proto__: null as never };
  for (const name of objectKeys(jwk)) {
    const value = jwk[name as keyof JsonWebKey];
    plain[name] = typeof value === 'object' ? setPrototypeOf(arraySlice<unknown>(value), null) : value;
  }
  let json = jsonStringify(plain);
  while (json.length % multiple !== 0) json += ' ';
  return utf8Encode(json);
}

export function requireKty(jwk: JsonWebKey, kty: string): void {
  if (jwk.kty !== kty) throw dataError(`The 'kty' of the JSON Web Key is not '${kty}'`);
}

/** What the standard asks of `use`, `key_ops` and `ext` for every algorithm. */
export function checkJwkUses(jwk: JsonWebKey, use: 'enc' | 'sig', extractable: boolean, usages: KeyUsages): void {
  const { ext, key_ops: keyOps } = jwk;
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
    throw dataError(`The 'use' of the JSON Web Key is not '${use}'`);
  }
  if (keyOps !== undefined) {
    for (let index = 1; index < keyOps.length; index++) {
      if (arrayIncludes(arraySlice(keyOps, 0, index), keyOps[index])) {
        throw dataError("The 'key_ops' of the JSON Web Key hold a value twice");
      }
    }
    for (let index = 0; index < usages.length; index++) {
      const usage = usages[index] as KeyUsage;
      if (!arrayIncludes(keyOps, usage)) throw dataError(`The 'key_ops' of the JSON Web Key lack '${usage}'`);
    }
  }
  if (ext === false && extractable) throw dataError('The JSON Web Key must not be extractable');
}

/** The bytes of a member that has to be there. */
export function jwkBytes(
  jwk: JsonWebKey,
  name: 'd' | 'e' | 'k' | 'n' | 'priv' | 'pub' | 'x' | 'y' | OptionalMember,
): Bytes {
  const value = jwk[name];
  const bytes = value === undefined ? undefined : cryptoBase64UrlDecode(value);
  if (bytes === undefined) throw dataError(`The '${name}' of the JSON Web Key is not base64url`);
  return bytes;
}
type OptionalMember = 'dp' | 'dq' | 'p' | 'q' | 'qi';

export const encodeBase64Url = cryptoBase64UrlEncode;

/** A JSON Web Key of `key`, as Web IDL converts the dictionary to an object: members in lexicographical order. */
export function makeJwk(key: KeyState, members: JsonWebKey): JsonWebKey {
  const all: Record<string, unknown> = { ...members, key_ops: arraySlice(key.usages), ext: key.extractable };
  const jwk = {};
  for (const name of MEMBERS) {
    const value = all[name];
    if (value !== undefined) {
      defineProperty(jwk, name, { value, writable: true, enumerable: true, configurable: true });
    }
  }
  return jwk;
}

const MEMBERS = [
  'alg',
  'crv',
  'd',
  'dp',
  'dq',
  'e',
  'ext',
  'k',
  'key_ops',
  'kty',
  'n',
  'p',
  'priv',
  'pub',
  'q',
  'qi',
  'x',
  'y',
];
