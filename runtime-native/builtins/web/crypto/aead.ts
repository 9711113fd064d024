/**
 * Authenticated encryption with associated data: what AES-GCM, AES-OCB and ChaCha20-Poly1305 share.
 * @see https://wicg.github.io/webcrypto-modern-algos/#dfn-AeadParams
 */
import type { Bytes } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { arrayIncludes } from '../../internal/primordials.ts';
import { toOctetInRange } from '../../internal/webidl/conversions.ts';
import type { DataOperation } from './algorithm.ts';
import type { KeyState } from './crypto-key.ts';
import { bufferSource, dictionaryType, optional, required } from './dictionaries.ts';
import { operationError } from './secret-keys.ts';

const { cryptoAead } = ops;

/** AesGcmParams too. */
export interface AeadParams {
  readonly iv: Bytes;
  readonly additionalData?: Bytes;
  readonly tagLength?: number;
}

const aeadParams = dictionaryType<AeadParams>({
  iv: required(bufferSource),
  additionalData: optional(bufferSource),
  tagLength: optional(toOctetInRange),
});

const NO_BYTES = new ArrayBuffer(0);

/** `cipher` is OpenSSL's for a key; `checkIv` is what the algorithm asks of its initialization vectors. */
export function aeadOperations(
  cipher: (key: KeyState) => string,
  tagBits: readonly number[],
  checkIv: (parameters: AeadParams) => void = () => undefined,
): { encrypt: DataOperation; decrypt: DataOperation } {
  const operation = (encrypts: boolean): DataOperation => ({
    parameters: aeadParams,
    check(parameters: AeadParams) {
      checkIv(parameters);
      const { tagLength = 128 } = parameters;
      if (!arrayIncludes(tagBits, tagLength)) throw operationError(`Tags cannot have ${tagLength} bits`);
    },
    run: (key, { iv, additionalData = NO_BYTES as never, tagLength = 128 }: AeadParams, data) =>
      cryptoAead(cipher(key), encrypts, key.handle, iv, additionalData, tagLength / 8, data),
  });
  return { encrypt: operation(true), decrypt: operation(false) };
}
