/**
 * What keys may be used for.
 * @see https://w3c.github.io/webcrypto/#dfn-RecognizedKeyUsage
 */
import { arrayIncludes, arrayPush } from '../../internal/primordials.ts';
import { enumeration, sequenceOf } from '../../internal/webidl/compound.ts';
import { DOMException } from '../dom-exception.ts';

/** In the order in which keys list them. */
const KEY_USAGES = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'deriveKey',
  'deriveBits',
  'wrapKey',
  'unwrapKey',
  'encapsulateKey',
  'encapsulateBits',
  'decapsulateKey',
  'decapsulateBits',
] as const;

export type KeyUsage = (typeof KEY_USAGES)[number];
export type KeyUsages = readonly KeyUsage[];

export const toKeyUsages = sequenceOf(enumeration('KeyUsage', KEY_USAGES));

/** The usages that are in both lists, once each, in the standard's order. */
export function usageIntersection(left: KeyUsages, right: KeyUsages): KeyUsage[] {
  const common: KeyUsage[] = [];
  for (let index = 0; index < KEY_USAGES.length; index++) {
    const usage = KEY_USAGES[index] as KeyUsage;
    if (arrayIncludes(left, usage) && arrayIncludes(right, usage)) arrayPush(common, usage);
  }
  return common;
}

export const normalizeUsages = (usages: KeyUsages): KeyUsage[] => usageIntersection(usages, KEY_USAGES);

/** Throws a SyntaxError for usages that a key of this kind cannot have. */
export function checkUsages(usages: KeyUsages, allowed: KeyUsages): void {
  for (let index = 0; index < usages.length; index++) {
    const usage = usages[index] as KeyUsage;
    if (!arrayIncludes(allowed, usage)) throw new DOMException(`This key cannot be used for ${usage}`, 'SyntaxError');
  }
}

export function requireUsages(usages: KeyUsages): void {
  if (usages.length === 0) throw new DOMException('A secret or private key needs a usage', 'SyntaxError');
}
