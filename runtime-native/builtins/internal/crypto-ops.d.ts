/** Ops of Web Cryptography. Promises reject with DOMExceptions and settle in tasks of their own. */

type AnyBytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

export interface CryptoOps {
  /** Overwrites all of `view` with random bytes. */
  cryptoFillRandom(view: ArrayBufferView): void;
  /** A version 4 UUID. */
  cryptoRandomUuid(): string;
  /** `name` is OpenSSL's of the hash function: `SHA2-256`. */
  cryptoDigest(name: string, data: AnyBytes): Promise<ArrayBuffer>;
}
