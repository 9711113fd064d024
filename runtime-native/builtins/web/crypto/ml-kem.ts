/**
 * ML-KEM.
 * @see https://wicg.github.io/webcrypto-modern-algos/#ml-kem
 */
import { ops } from '../../internal/native.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { algorithmKeyOperations } from './algorithm-key-pairs.ts';
import type { PairUsages } from './key-pairs.ts';

const { cryptoDecapsulate, cryptoEncapsulate } = ops;

const USAGES: PairUsages = {
  public: ['encapsulateKey', 'encapsulateBits'],
  private: ['decapsulateKey', 'decapsulateBits'],
  use: 'enc',
};

/** With and without a key wrapping algorithm: draft-ietf-jose-pqc-kem. */
function jwkAlgs(size: number): string[] {
  const plain = `MLKEM${size}`;
  return size === 512
    ? [plain, `${plain}+A128KW`]
    : size === 768
      ? [plain, `${plain}+A192KW`]
      : [plain, `${plain}+A256KW`];
}

const mlKem = (size: 512 | 768 | 1024, oid: number): AlgorithmDefinition => ({
  ...algorithmKeyOperations({
    name: `ML-KEM-${size}`,
    privatePart: { part: 'seed', bytes: 64 },
    oid: [4, oid],
    jwkAlgs: jwkAlgs(size),
    usages: USAGES,
  }),
  encapsulate: { keyType: 'public', run: (key) => cryptoEncapsulate(key.handle) },
  decapsulate: { keyType: 'private', run: (key, ciphertext) => cryptoDecapsulate(key.handle, ciphertext) },
});

export const mlKemAlgorithms: readonly AlgorithmDefinition[] = [mlKem(512, 1), mlKem(768, 2), mlKem(1024, 3)];
