/**
 * CryptoKey: what scripts may know of a key. Its bytes stay in the core, behind the handle.
 * @see https://w3c.github.io/webcrypto/#cryptokey-interface
 */
import { illegalConstructor } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';

export class CryptoKey {
  constructor() {
    throw illegalConstructor('CryptoKey');
  }
}
configureInterface(CryptoKey, 'CryptoKey');
