/**
 * Shared secrets of two keys: what ECDH, X25519 and X448 share.
 * @see https://w3c.github.io/webcrypto/#ecdh-operations-derive-bits
 */
import { ops } from '../../internal/native.ts';
import { instanceOf } from '../../internal/webidl/compound.ts';
import { DOMException } from '../dom-exception.ts';
import type { DeriveBitsOperation } from './algorithm.ts';
import { firstBits } from './bits.ts';
import { isCryptoKey, type KeyState, keyState } from './crypto-key.ts';
import { dictionaryType, required } from './dictionaries.ts';
import { operationError } from './secret-keys.ts';

const { cryptoSharedSecret } = ops;

interface EcdhKeyDeriveParams {
  readonly public: KeyState;
}

const toCryptoKey = instanceOf('CryptoKey', isCryptoKey);

const ecdhKeyDeriveParams = dictionaryType<EcdhKeyDeriveParams>({
  public: required((value, what) => keyState(toCryptoKey(value, what))),
});

const invalidAccess = (message: string): DOMException => new DOMException(message, 'InvalidAccessError');

/** `fits` tells whether keys of the same algorithm are of the same curve. */
export const agreement = (fits: (own: KeyState, peer: KeyState) => boolean = () => true): DeriveBitsOperation => ({
  parameters: ecdhKeyDeriveParams,
  keyType: 'private',
  async run(key, { public: peer }: EcdhKeyDeriveParams, length) {
    if (peer.type !== 'public') throw invalidAccess('The other key is not public');
    if (peer.algorithm.name !== key.algorithm.name || !fits(key, peer)) {
      throw invalidAccess('The keys are not of the same kind');
    }
    const secret = await cryptoSharedSecret(key.handle, peer.handle);
    if (length === null) return secret;
    if (secret.byteLength * 8 < length) throw operationError(`The shared secret has less than ${length} bits`);
    return firstBits(new Uint8Array(secret), length).buffer;
  },
});
