/**
 * ML-DSA.
 * @see https://wicg.github.io/webcrypto-modern-algos/#ml-dsa
 */
import type { AlgorithmDefinition } from './algorithm.ts';
import { algorithmKeyOperations } from './algorithm-key-pairs.ts';
import { SIGNING } from './key-pairs.ts';
import { contextParams, signatures } from './octet-key-pairs.ts';

const mlDsa = (name: string, oid: number): AlgorithmDefinition => ({
  ...algorithmKeyOperations({
    name,
    privatePart: { part: 'seed', bytes: 32 },
    oid: [3, oid],
    jwkAlgs: [name],
    usages: SIGNING,
  }),
  ...signatures(contextParams),
});

export const mlDsaAlgorithms: readonly AlgorithmDefinition[] = [
  mlDsa('ML-DSA-44', 17),
  mlDsa('ML-DSA-65', 18),
  mlDsa('ML-DSA-87', 19),
];
