/**
 * SLH-DSA.
 * @see https://wicg.github.io/webcrypto-modern-algos/#slh-dsa
 */
import type { AlgorithmDefinition } from './algorithm.ts';
import { algorithmKeyOperations } from './algorithm-key-pairs.ts';
import { SIGNING } from './key-pairs.ts';
import { contextParams, signatures } from './octet-key-pairs.ts';

/** The names in the order of their object identifiers, from 2.16.840.1.101.3.4.3.20 on; the number is the strength. */
const PARAMETER_SETS: readonly (readonly [name: string, strength: number])[] = [
  ['SLH-DSA-SHA2-128s', 128],
  ['SLH-DSA-SHA2-128f', 128],
  ['SLH-DSA-SHA2-192s', 192],
  ['SLH-DSA-SHA2-192f', 192],
  ['SLH-DSA-SHA2-256s', 256],
  ['SLH-DSA-SHA2-256f', 256],
  ['SLH-DSA-SHAKE-128s', 128],
  ['SLH-DSA-SHAKE-128f', 128],
  ['SLH-DSA-SHAKE-192s', 192],
  ['SLH-DSA-SHAKE-192f', 192],
  ['SLH-DSA-SHAKE-256s', 256],
  ['SLH-DSA-SHAKE-256f', 256],
];

const FIRST_OID = 20;

export const slhDsaAlgorithms: readonly AlgorithmDefinition[] = PARAMETER_SETS.map(([name, strength], index) => ({
  ...algorithmKeyOperations({
    name,
    // A private key is four strings as long as the strength.
    privatePart: { part: 'priv', bytes: strength / 2 },
    oid: [3, FIRST_OID + index],
    jwkAlgs: [name],
    usages: SIGNING,
  }),
  ...signatures(contextParams),
}));
