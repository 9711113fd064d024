/**
 * ML-DSA.
 * @see https://wicg.github.io/webcrypto-modern-algos/#ml-dsa
 */
import type { AlgorithmDefinition } from './algorithm.ts';
import { SIGNING } from './key-pairs.ts';
import { latticeKeyOperations } from './lattice-key-pairs.ts';
import { contextParams, signatures } from './octet-key-pairs.ts';

const mlDsa = (name: string, oid: number): AlgorithmDefinition => ({
  ...latticeKeyOperations({ name, seedBytes: 32, oid: [3, oid], jwkAlgs: [name], usages: SIGNING }),
  ...signatures(contextParams),
});

export const mlDsaAlgorithms: readonly AlgorithmDefinition[] = [
  mlDsa('ML-DSA-44', 17),
  mlDsa('ML-DSA-65', 18),
  mlDsa('ML-DSA-87', 19),
];
