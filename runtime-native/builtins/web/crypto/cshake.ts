/**
 * cSHAKE.
 * @see https://wicg.github.io/webcrypto-modern-algos/#cshake
 */
import { ops } from '../../internal/native.ts';
import { toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { type Bytes, bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
import { operationError } from './secret-keys.ts';

const { cryptoCShake } = ops;

interface CShakeParams {
  readonly outputLength: number;
  readonly functionName?: Bytes;
  readonly customization?: Bytes;
}

const cShakeParams = dictionaryType<CShakeParams>({
  outputLength: required(toUnsignedLongInRange),
  functionName: optional(bufferSource),
  customization: optional(bufferSource),
});

const NO_BYTES = new Uint8Array(0);

const cShake = (strength: 128 | 256): AlgorithmDefinition => ({
  name: `cSHAKE${strength}`,
  digest: {
    parameters: cShakeParams,
    check({ outputLength }: CShakeParams) {
      if (outputLength % 8 !== 0) throw operationError('The length must be a multiple of 8 bits');
    },
    run: ({ outputLength, functionName = NO_BYTES, customization = NO_BYTES }: CShakeParams, data) =>
      cryptoCShake(strength, outputLength / 8, functionName, customization, data),
  },
});

export const cShakeAlgorithms: readonly AlgorithmDefinition[] = [cShake(128), cShake(256)];
