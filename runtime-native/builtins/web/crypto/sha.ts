/**
 * Hash functions: SHA-1, SHA-2 and SHA-3.
 * @see https://w3c.github.io/webcrypto/#sha
 * @see https://wicg.github.io/webcrypto-modern-algos/#sha3
 */
import { ops } from '../../internal/native.ts';
import type { AlgorithmDefinition } from './algorithm.ts';

const { cryptoDigest } = ops;

const hashFunction = (name: string): AlgorithmDefinition => ({
  name,
  digest: { run: (_parameters, data) => cryptoDigest(name, data) },
});

export const shaAlgorithms: readonly AlgorithmDefinition[] = [
  hashFunction('SHA-1'),
  hashFunction('SHA-256'),
  hashFunction('SHA-384'),
  hashFunction('SHA-512'),
  hashFunction('SHA3-256'),
  hashFunction('SHA3-384'),
  hashFunction('SHA3-512'),
];
