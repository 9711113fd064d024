/**
 * Hash functions: SHA-1, SHA-2 and SHA-3.
 * @see https://w3c.github.io/webcrypto/#sha
 * @see https://wicg.github.io/webcrypto-modern-algos/#sha3
 */
import { ops } from '../../internal/native.ts';
import { DOMException } from '../dom-exception.ts';
import { type AlgorithmDefinition, normalizeAlgorithm, toAlgorithmIdentifier } from './algorithm.ts';
import type { Member } from './dictionaries.ts';

const { cryptoDigest } = ops;

const hashFunction = (name: string, blockBits: number): AlgorithmDefinition => ({
  name,
  digest: { blockBits, run: (_parameters, data) => cryptoDigest(name, data) },
});

export const shaAlgorithms: readonly AlgorithmDefinition[] = [
  hashFunction('SHA-1', 512),
  hashFunction('SHA-256', 512),
  hashFunction('SHA-384', 1024),
  hashFunction('SHA-512', 1024),
  hashFunction('SHA3-256', 1088),
  hashFunction('SHA3-384', 832),
  hashFunction('SHA3-512', 576),
];

/** A hash function as a parameter of another algorithm. */
export interface HashAlgorithm {
  readonly name: string;
  readonly blockBits: number;
}

/** A member of the type `HashAlgorithmIdentifier`. */
export const hashAlgorithm: Member = {
  convert: toAlgorithmIdentifier,
  required: false,
  settle: (identifier: object | string, what: string): HashAlgorithm => {
    const { name, operation } = normalizeAlgorithm(identifier, 'digest', `${what}.hash`);
    const { blockBits } = operation;
    if (blockBits === undefined) {
      throw new DOMException(`${what}.hash: the output of ${name} has no length of its own`, 'NotSupportedError');
    }
    return { name, blockBits };
  },
};
