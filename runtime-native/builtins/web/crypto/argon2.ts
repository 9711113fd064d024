/**
 * Argon2.
 * @see https://wicg.github.io/webcrypto-modern-algos/#argon2
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { toOctetInRange, toUnsignedLongInRange } from '../../internal/webidl/conversions.ts';
import type { AlgorithmDefinition } from './algorithm.ts';
import { bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
import { derivationKeys } from './key-derivation.ts';
import { operationError } from './secret-keys.ts';

const { cryptoArgon2 } = ops;

interface Argon2Params {
  readonly nonce: Bytes;
  readonly parallelism: number;
  readonly memory: number;
  readonly passes: number;
  readonly version?: number;
  readonly secretValue?: Bytes;
  readonly associatedData?: Bytes;
}

const argon2Params = dictionaryType<Argon2Params>({
  nonce: required(bufferSource),
  parallelism: required(toUnsignedLongInRange),
  memory: required(toUnsignedLongInRange),
  passes: required(toUnsignedLongInRange),
  version: optional(toOctetInRange),
  secretValue: optional(bufferSource),
  associatedData: optional(bufferSource),
});

const VERSION = 19;
const MAX_PARALLELISM = 2 ** 24 - 1;
const NO_BYTES = new Uint8Array(0);

function check({ version = VERSION, parallelism, memory, passes }: Argon2Params, length: number | null): void {
  if (length === null || length < 32 || length % 8 !== 0) {
    throw operationError('The length must be a multiple of 8 bits, and at least 32');
  }
  if (version !== VERSION) throw operationError(`The only version of Argon2 is ${VERSION}`);
  if (parallelism === 0 || parallelism > MAX_PARALLELISM) {
    throw operationError(`The parallelism must be between 1 and ${MAX_PARALLELISM}`);
  }
  if (memory < 8 * parallelism) throw operationError('The memory must be at least 8 KiB for each lane');
  if (passes === 0) throw operationError('Argon2 needs at least one pass');
}

const argon2 = (name: string, variant: 'ARGON2D' | 'ARGON2I' | 'ARGON2ID'): AlgorithmDefinition => ({
  ...derivationKeys(name, ['raw-secret']),
  deriveBits: {
    parameters: argon2Params,
    check,
    run: (
      key,
      { nonce, parallelism, memory, passes, secretValue = NO_BYTES, associatedData = NO_BYTES }: Argon2Params,
      length,
    ) =>
      cryptoArgon2(
        variant,
        key.handle,
        nonce,
        parallelism,
        memory,
        passes,
        secretValue,
        associatedData,
        (length as number) / 8,
      ),
  },
});

export const argon2Algorithms: readonly AlgorithmDefinition[] = [
  argon2('Argon2d', 'ARGON2D'),
  argon2('Argon2i', 'ARGON2I'),
  argon2('Argon2id', 'ARGON2ID'),
];
