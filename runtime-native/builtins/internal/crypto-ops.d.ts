/** Ops of Web Cryptography. Promises reject with DOMExceptions and settle in tasks of their own. */

type AnyBytes = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** Key material of the core. It has no properties, and its bytes leave the core by export ops only. */
export interface KeyHandle {
  readonly __keyHandle: never;
}

/** Hash functions go by the names of the standard. */
export interface CryptoOps {
  /** Overwrites all of `view` with random bytes. */
  cryptoFillRandom(view: ArrayBufferView): void;
  /** A version 4 UUID. */
  cryptoRandomUuid(): string;

  cryptoDigest(hash: string, data: AnyBytes): Promise<ArrayBuffer>;

  cryptoCShake(
    strength: 128 | 256,
    bytes: number,
    functionName: AnyBytes,
    customization: AnyBytes,
    data: AnyBytes,
  ): Promise<ArrayBuffer>;
  cryptoTurboShake(strength: 128 | 256, bytes: number, domain: number, data: AnyBytes): Promise<ArrayBuffer>;
  cryptoKangarooTwelve(
    strength: 128 | 256,
    bytes: number,
    customization: AnyBytes,
    data: AnyBytes,
  ): Promise<ArrayBuffer>;

  /** Base64url without padding. */
  cryptoBase64UrlEncode(bytes: AnyBytes): string;
  /** Undefined if `text` is not base64url without padding. */
  cryptoBase64UrlDecode(text: string): Uint8Array<ArrayBuffer> | undefined;

  /** A secret key of a copy of the bytes. */
  cryptoSecretKey(bytes: AnyBytes): KeyHandle;
  /** A random secret key. Bits behind the last one are zero. */
  cryptoGenerateSecret(bits: number): Promise<KeyHandle>;
  /** A copy of the bytes of a secret key. */
  cryptoSecretBytes(key: KeyHandle): ArrayBuffer;

  cryptoHmac(hash: string, key: KeyHandle, data: AnyBytes): Promise<ArrayBuffer>;
  cryptoHmacVerify(hash: string, key: KeyHandle, signature: AnyBytes, data: AnyBytes): Promise<boolean>;

  cryptoKmac(
    strength: 128 | 256,
    bytes: number,
    key: KeyHandle,
    customization: AnyBytes,
    data: AnyBytes,
  ): Promise<ArrayBuffer>;
  cryptoKmacVerify(
    strength: 128 | 256,
    bytes: number,
    key: KeyHandle,
    customization: AnyBytes,
    signature: AnyBytes,
    data: AnyBytes,
  ): Promise<boolean>;

  /** `cipher` is OpenSSL's name; an empty `iv` is none. */
  cryptoCipher(cipher: string, encrypts: boolean, key: KeyHandle, iv: AnyBytes, data: AnyBytes): Promise<ArrayBuffer>;
  /** Counter mode, for encryption and decryption; `counter` has 16 bytes, of which the last `counterBits` count. */
  cryptoCounterCipher(
    cipher: string,
    key: KeyHandle,
    counter: AnyBytes,
    counterBits: number,
    data: AnyBytes,
  ): Promise<ArrayBuffer>;
  /** Authenticated encryption; the tag follows the ciphertext. */
  cryptoAead(
    cipher: string,
    encrypts: boolean,
    key: KeyHandle,
    iv: AnyBytes,
    additionalData: AnyBytes,
    tagBytes: number,
    data: AnyBytes,
  ): Promise<ArrayBuffer>;

  cryptoHkdf(hash: string, key: KeyHandle, salt: AnyBytes, info: AnyBytes, bytes: number): Promise<ArrayBuffer>;
  cryptoPbkdf2(
    hash: string,
    password: KeyHandle,
    salt: AnyBytes,
    iterations: number,
    bytes: number,
  ): Promise<ArrayBuffer>;
  /** `memory` is in KiB. */
  cryptoArgon2(
    variant: 'ARGON2D' | 'ARGON2I' | 'ARGON2ID',
    password: KeyHandle,
    nonce: AnyBytes,
    lanes: number,
    memory: number,
    passes: number,
    secret: AnyBytes,
    associatedData: AnyBytes,
    bytes: number,
  ): Promise<ArrayBuffer>;

  /** `type` is OpenSSL's ('EC', 'ED25519', 'ML-DSA-44'), `group` the curve of an EC key, else ''. */
  cryptoGenerateKeyPair(type: string, group: string): Promise<[publicKey: KeyHandle, privateKey: KeyHandle]>;
  cryptoGenerateRsaKeyPair(bits: number, exponent: AnyBytes): Promise<[publicKey: KeyHandle, privateKey: KeyHandle]>;
  /** The public half of a private key; undefined if that fails. */
  cryptoPublicKey(key: KeyHandle): KeyHandle | undefined;

  /** These reject with a DataError unless the data is a valid key of this type and group, without a byte behind it. */
  cryptoImportSpki(type: string, group: string, data: AnyBytes): Promise<KeyHandle>;
  cryptoImportPkcs8(type: string, group: string, data: AnyBytes): Promise<KeyHandle>;
  /** A key that is made of one part: 'pub', 'priv' or 'seed'. */
  cryptoImportPart(type: string, part: KeyPart, group: string, data: AnyBytes): Promise<KeyHandle>;
  /** `secret` is empty for a public key. */
  cryptoImportEc(group: string, x: AnyBytes, y: AnyBytes, secret: AnyBytes): Promise<KeyHandle>;
  /** n, e and, for a private key, d, p, q, dp, dq, qi, all big-endian. */
  cryptoImportRsa(...parts: AnyBytes[]): Promise<KeyHandle>;

  /** These answer undefined if the key has no such form. */
  cryptoExportSpki(key: KeyHandle): ArrayBuffer | undefined;
  cryptoExportPkcs8(key: KeyHandle): ArrayBuffer | undefined;
  cryptoExportPart(key: KeyHandle, part: KeyPart): ArrayBuffer | undefined;
  /** The private number of an EC key, big-endian with leading zeros. */
  cryptoEcSecret(key: KeyHandle, bytes: number): ArrayBuffer | undefined;
  /** The numbers that `cryptoImportRsa` takes, as short as possible. */
  cryptoRsaParts(key: KeyHandle, isPrivate: boolean): ArrayBuffer[] | undefined;

  cryptoRsaOaep(encrypts: boolean, key: KeyHandle, hash: string, label: AnyBytes, data: AnyBytes): Promise<ArrayBuffer>;
  cryptoSign(data: AnyBytes, ...scheme: SignatureScheme): Promise<ArrayBuffer>;
  cryptoVerify(signature: AnyBytes, data: AnyBytes, ...scheme: SignatureScheme): Promise<boolean>;

  cryptoSharedSecret(own: KeyHandle, peer: KeyHandle): Promise<ArrayBuffer>;
  cryptoEncapsulate(key: KeyHandle): Promise<[sharedKey: ArrayBuffer, ciphertext: ArrayBuffer]>;
  cryptoDecapsulate(key: KeyHandle, ciphertext: AnyBytes): Promise<ArrayBuffer>;
}

export type KeyPart = 'priv' | 'pub' | 'seed';

/** `hash` and `padding` (OpenSSL's of RSA) may be empty, as may be the context; `numberBytes` is 0 but for ECDSA. */
export type SignatureScheme = [
  key: KeyHandle,
  hash: string,
  padding: '' | 'pkcs1' | 'pss',
  saltBytes: number,
  context: AnyBytes,
  numberBytes: number,
];
