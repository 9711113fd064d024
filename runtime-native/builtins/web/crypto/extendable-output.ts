/**
 * Hash functions whose output is as long as one wants: cSHAKE, TurboSHAKE, KangarooTwelve.
 * @see https://wicg.github.io/webcrypto-modern-algos/#cshake
 * @see https://wicg.github.io/webcrypto-modern-algos/#turboshake
 * @see https://wicg.github.io/webcrypto-modern-algos/#kangarootwelve
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { toOctetInRange, toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
import { operationError } from './secret-keys.ts';

const { cryptoCShake, cryptoKangarooTwelve, cryptoTurboShake } = ops;

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

function checkOutput({ outputLength }: { readonly outputLength: number }): void {
  if (outputLength === 0 || outputLength % 8 !== 0) {
    throw operationError('The length must be a multiple of 8 bits, and not 0');
  }
}

interface TurboShakeParams {
  readonly outputLength: number;
  readonly domainSeparation?: number;
}

const turboShakeParams = dictionaryType<TurboShakeParams>({
  outputLength: required(toUnsignedLongInRange),
  domainSeparation: optional(toOctetInRange),
});

const DEFAULT_DOMAIN = 0x1f;

const turboShake = (strength: 128 | 256): AlgorithmDefinition => ({
  name: `TurboSHAKE${strength}`,
  digest: {
    parameters: turboShakeParams,
    check(parameters: TurboShakeParams) {
      checkOutput(parameters);
      const { domainSeparation = DEFAULT_DOMAIN } = parameters;
      if (domainSeparation < 0x01 || domainSeparation > 0x7f) {
        throw operationError('The domain separation must be between 0x01 and 0x7f');
      }
    },
    run: ({ outputLength, domainSeparation = DEFAULT_DOMAIN }: TurboShakeParams, data) =>
      cryptoTurboShake(strength, outputLength / 8, domainSeparation, data),
  },
});

interface KangarooTwelveParams {
  readonly outputLength: number;
  readonly customization?: Bytes;
}

const kangarooTwelveParams = dictionaryType<KangarooTwelveParams>({
  outputLength: required(toUnsignedLongInRange),
  customization: optional(bufferSource),
});

const kangarooTwelve = (strength: 128 | 256): AlgorithmDefinition => ({
  name: `KT${strength}`,
  digest: {
    parameters: kangarooTwelveParams,
    check: checkOutput,
    run: ({ outputLength, customization = NO_BYTES }: KangarooTwelveParams, data) =>
      cryptoKangarooTwelve(strength, outputLength / 8, customization, data),
  },
});

export const extendableOutputAlgorithms: readonly AlgorithmDefinition[] = [
  cShake(128),
  cShake(256),
  turboShake(128),
  turboShake(256),
  kangarooTwelve(128),
  kangarooTwelve(256),
];
