/** Web Cryptography. */

/**
 * An algorithm by its name, with parameters if it has any. Names match whatever the case of their letters.
 * @since 0.1.0
 */
type AlgorithmIdentifier = string | Algorithm;
/** A hash function: `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`, `SHA3-256`, `SHA3-384` or `SHA3-512`. @since 0.1.0 */
type HashAlgorithmIdentifier = AlgorithmIdentifier;
/** A curve: `P-256`, `P-384` or `P-521`. @since 0.1.0 */
type NamedCurve = string;
/** A number of any size, its bytes from the most significant one on. @since 0.1.0 */
type BigInteger = Uint8Array<ArrayBuffer>;
/** Which half of a pair a key is, or a secret that both sides have. @since 0.1.0 */
type KeyType = 'private' | 'public' | 'secret';
/** How a key is written: JSON, the structures `pkcs8` and `spki` in DER, or bytes as they are. @since 0.1.0 */
type KeyFormat = 'jwk' | 'pkcs8' | 'raw' | 'raw-private' | 'raw-public' | 'raw-secret' | 'raw-seed' | 'spki';
/** What a key may be used for: methods of {@link SubtleCrypto}. @since 0.1.0 */
type KeyUsage =
  | 'decapsulateBits'
  | 'decapsulateKey'
  | 'decrypt'
  | 'deriveBits'
  | 'deriveKey'
  | 'encapsulateBits'
  | 'encapsulateKey'
  | 'encrypt'
  | 'sign'
  | 'unwrapKey'
  | 'verify'
  | 'wrapKey';

/** Algorithms without parameters that have pairs of keys. @since 0.1.0 */
type KeyPairAlgorithm =
  | 'Ed25519'
  | 'Ed448'
  | 'X25519'
  | 'X448'
  | `ML-DSA-${string}`
  | `ML-KEM-${string}`
  | `SLH-DSA-${string}`;
/** Algorithms without parameters that have one secret key. @since 0.1.0 */
type SecretKeyAlgorithm = 'ChaCha20-Poly1305' | 'KMAC128' | 'KMAC256';

/** What every key tells of its algorithm. @since 0.1.0 */
interface KeyAlgorithm {
  /** The hash function that it is used with, if it is one of HMAC or RSA. */
  readonly hash?: KeyAlgorithm;
  /** Bits of the key, if it is one of AES, HMAC or KMAC. */
  readonly length?: number;
  /** Bits of the modulus, if it is one of RSA. */
  readonly modulusLength?: number;
  /** The curve, if it is one of ECDSA or ECDH. */
  readonly namedCurve?: NamedCurve;
  /** The public exponent, if it is one of RSA. */
  readonly publicExponent?: BigInteger;
  /** Which algorithm, as the standard writes it. */
  readonly name: string;
}

/** A key of one of the asymmetric algorithms, in two halves. @since 0.1.0 */
interface CryptoKeyPair {
  /** The half that stays secret. */
  privateKey: CryptoKey;
  /** The half that others get; always extractable. */
  publicKey: CryptoKey;
}

/** A shared key, and what has to be sent for the other side to have it too. @since 0.1.0 */
interface EncapsulatedKey {
  /** What has to be sent: `decapsulateKey` makes the key of it. */
  ciphertext: ArrayBuffer;
  /** The key. */
  sharedKey: CryptoKey;
}

/** Shared bits, and what has to be sent for the other side to have them too. @since 0.1.0 */
interface EncapsulatedBits {
  /** What has to be sent: `decapsulateBits` makes the bits of it. */
  ciphertext: ArrayBuffer;
  /** The bits. */
  sharedKey: ArrayBuffer;
}

/** Further primes of an RSA key. @since 0.1.0 */
interface RsaOtherPrimesInfo {
  /** The prime's exponent. */
  d?: string;
  /** The prime. */
  r?: string;
  /** The prime's coefficient. */
  t?: string;
}

/**
 * A key as JSON; bytes are base64url without padding.
 * @since 0.1.0
 * @see https://www.rfc-editor.org/rfc/rfc7517
 */
interface JsonWebKey {
  /** The algorithm, by its name in JOSE: `HS256`. */
  alg?: string;
  /** The curve: `P-256`, `Ed25519`. */
  crv?: string;
  /** The private key of elliptic curves, the private exponent of RSA. */
  d?: string;
  /** `d` modulo `p - 1`. */
  dp?: string;
  /** `d` modulo `q - 1`. */
  dq?: string;
  /** The public exponent of RSA. */
  e?: string;
  /** Whether the key may be exported again. @default true */
  ext?: boolean;
  /** The bytes of a secret. */
  k?: string;
  /** What the key may be used for. */
  key_ops?: string[];
  /** The kind of key: `oct`, `RSA`, `EC`, `OKP`, `AKP`. */
  kty?: string;
  /** The modulus of RSA. */
  n?: string;
  /** Further primes; keys that have them are not supported. */
  oth?: RsaOtherPrimesInfo[];
  /** The first prime of RSA. */
  p?: string;
  /** The seed of a private key of kind `AKP`. */
  priv?: string;
  /** The public key of kind `AKP`. */
  pub?: string;
  /** The second prime of RSA. */
  q?: string;
  /** The inverse of `q` modulo `p`. */
  qi?: string;
  /** `sig` or `enc`. */
  use?: string;
  /** The public key of elliptic curves, or its first coordinate. */
  x?: string;
  /** The second coordinate of the public key. */
  y?: string;
}

/**
 * A key. What it is made of stays outside of the program's memory, and is wiped when the key is collected; only
 * `crypto.subtle.exportKey()` and `wrapKey()` hand it out, if `extractable`. `structuredClone` clones it.
 * @since 0.1.0
 * @see https://w3c.github.io/webcrypto/#cryptokey-interface
 */
interface CryptoKey {
  /** What the algorithm says of the key, such as its length or curve. */
  readonly algorithm: KeyAlgorithm;
  /** Whether it may be exported. */
  readonly extractable: boolean;
  /** Which half of a pair it is, or a secret. */
  readonly type: KeyType;
  /** What it may be used for. */
  readonly usages: KeyUsage[];
}
declare var CryptoKey: {
  readonly prototype: CryptoKey;
  /** Cannot be called. @throws {TypeError} always: keys come from `crypto.subtle`. */
  new (): CryptoKey;
};

/**
 * Cryptographic operations; `crypto.subtle` is the one instance. They run on other threads. Digests: SHA-1, SHA-2,
 * SHA-3, cSHAKE, TurboSHAKE, KangarooTwelve. Encryption: AES-CBC, AES-CTR, AES-GCM, AES-OCB, ChaCha20-Poly1305,
 * RSA-OAEP; AES-KW wraps keys. Signatures: HMAC, KMAC, RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA, Ed25519, Ed448, ML-DSA,
 * SLH-DSA. Derivation: ECDH, X25519, X448, HKDF, PBKDF2, Argon2. Encapsulation: ML-KEM. All errors are rejections: a
 * TypeError for arguments of the wrong type, else a DOMException: `NotSupportedError` for unknown algorithms and
 * formats, `InvalidAccessError` for keys that may not be used so, `SyntaxError` for usages, `DataError` for keys that
 * cannot be imported, `OperationError` for what fails on the way.
 * @remarks Outputs of cSHAKE and KMAC have whole bytes, those of KMAC at
 * least one. Initialization vectors of AES-GCM have at most 128 bytes. Private RSA keys as JSON Web Keys must have all of `p`, `q`,
 * `dp`, `dq`, `qi`, and two primes; that these are primes is not looked at. A JSON Web Key that AES-KW wraps may end in spaces.
 * @since 0.1.0
 * @see https://w3c.github.io/webcrypto/#subtlecrypto-interface
 * @see https://wicg.github.io/webcrypto-modern-algos/
 */
interface SubtleCrypto {
  /**
   * The shared bits behind `ciphertext`.
   * @throws {DOMException} (rejects) `OperationError` if it is no ciphertext of the algorithm
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-decapsulateBits
   */
  decapsulateBits(
    decapsulationAlgorithm: AlgorithmIdentifier,
    decapsulationKey: CryptoKey,
    ciphertext: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * The shared key behind `ciphertext`.
   * @param extractable whether the shared key may be exported
   * @throws {DOMException} (rejects) `OperationError` if it is no ciphertext of the algorithm
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-decapsulateKey
   */
  decapsulateKey(
    decapsulationAlgorithm: AlgorithmIdentifier,
    decapsulationKey: CryptoKey,
    ciphertext: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
    sharedKeyAlgorithm: AlgorithmIdentifier,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /**
   * Decrypts, and rejects data that was changed where the algorithm can tell.
   * @throws {DOMException} (rejects) `OperationError` if the data was changed or the key is another
   */
  decrypt(
    algorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * Bits that follow from a key and what else the algorithm takes.
   * @param length how many; null means all that there are, for ECDH, X25519 and X448 alone
   */
  deriveBits(
    algorithm: AlgorithmIdentifier | Argon2Params | EcdhKeyDeriveParams | HkdfParams | Pbkdf2Params,
    baseKey: CryptoKey,
    length?: number | null,
  ): Promise<ArrayBuffer>;
  /**
   * Derives bits, and imports them as a key of `derivedKeyType`.
   * @param extractable whether the new key may be exported
   */
  deriveKey(
    algorithm: AlgorithmIdentifier | Argon2Params | EcdhKeyDeriveParams | HkdfParams | Pbkdf2Params,
    baseKey: CryptoKey,
    derivedKeyType: AlgorithmIdentifier | AesKeyGenParams | HmacKeyGenParams | KmacKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /**
   * The hash of `data`, as it is when the method is called.
   * @example
   * const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('text'));
   * console.log(new Uint8Array(hash).toHex());
   */
  digest(
    algorithm: AlgorithmIdentifier | CShakeParams | KangarooTwelveParams | TurboShakeParams,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * New shared bits.
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-encapsulateBits
   */
  encapsulateBits(encapsulationAlgorithm: AlgorithmIdentifier, encapsulationKey: CryptoKey): Promise<EncapsulatedBits>;
  /**
   * A new shared key.
   * @param extractable whether the shared key may be exported
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-encapsulateKey
   */
  encapsulateKey(
    encapsulationAlgorithm: AlgorithmIdentifier,
    encapsulationKey: CryptoKey,
    sharedKeyAlgorithm: AlgorithmIdentifier,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<EncapsulatedKey>;
  /**
   * Encrypts; the tag, if there is one, follows the ciphertext.
   * @example
   * const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
   * const iv = crypto.getRandomValues(new Uint8Array(12));
   * const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode('text'));
   */
  encrypt(
    algorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * What the key is made of, if it is extractable.
   * @throws {DOMException} (rejects) `InvalidAccessError` if it is not extractable
   */
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>;
  exportKey(format: Exclude<KeyFormat, 'jwk'>, key: CryptoKey): Promise<ArrayBuffer>;
  exportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer | JsonWebKey>;
  /**
   * A new key, or two, as the `algorithm` says.
   * @param extractable whether the secret or private key may be exported; public ones always may
   * @throws {DOMException} (rejects) `SyntaxError` for usages that the algorithm does not have
   */
  generateKey(
    algorithm: KeyPairAlgorithm | { name: KeyPairAlgorithm } | EcKeyGenParams | RsaHashedKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKeyPair>;
  generateKey(
    algorithm: SecretKeyAlgorithm | { name: SecretKeyAlgorithm; length?: number } | AesKeyGenParams | HmacKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  generateKey(
    algorithm: AlgorithmIdentifier | KmacKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey | CryptoKeyPair>;
  /**
   * The public key of a private one.
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-getPublicKey
   */
  getPublicKey(key: CryptoKey, keyUsages: Iterable<KeyUsage>): Promise<CryptoKey>;
  /**
   * A key of bytes or JSON.
   * @param extractable whether the key may be exported again
   * @throws {DOMException} (rejects) `DataError` if the data is no such key
   */
  importKey(
    format: KeyFormat,
    keyData: ArrayBuffer | ArrayBufferView<ArrayBuffer> | JsonWebKey,
    algorithm: AlgorithmIdentifier | EcKeyGenParams | HmacKeyGenParams | KmacKeyGenParams | RsaHashedImportParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /**
   * The signature or code of `data`. That of ECDSA are two numbers of the same length, one after the other.
   * @example
   * const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
   * const code = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('text'));
   */
  sign(
    algorithm: AlgorithmIdentifier | ContextParams | EcdsaParams | KmacParams | RsaPssParams,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * Decrypts and imports.
   * @param extractable whether the key may be exported again
   * @throws {DOMException} (rejects) `OperationError` if the wrapped key was changed
   */
  unwrapKey(
    format: KeyFormat,
    wrappedKey: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
    unwrappingKey: CryptoKey,
    unwrapAlgorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
    unwrappedKeyAlgorithm:
      | AlgorithmIdentifier
      | EcKeyGenParams
      | HmacKeyGenParams
      | KmacKeyGenParams
      | RsaHashedImportParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /** Whether `signature` is that of `data`; codes are compared in constant time. */
  verify(
    algorithm: AlgorithmIdentifier | ContextParams | EcdsaParams | KmacParams | RsaPssParams,
    key: CryptoKey,
    signature: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<boolean>;
  /** Exports and encrypts. @throws {DOMException} (rejects) `InvalidAccessError` if the key is not extractable */
  wrapKey(
    format: KeyFormat,
    key: CryptoKey,
    wrappingKey: CryptoKey,
    wrapAlgorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
  ): Promise<ArrayBuffer>;
}
declare var SubtleCrypto: {
  readonly prototype: SubtleCrypto;
  /** Cannot be called. @throws {TypeError} always: `crypto.subtle` is the one instance. */
  new (): SubtleCrypto;
  /**
   * Whether the method `operation` takes such an algorithm.
   * @param lengthOrAlgorithm bits of `deriveBits`, or the algorithm of the key that is derived, wrapped, unwrapped or shared
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-supports
   */
  supports(
    operation: string,
    algorithm: AlgorithmIdentifier | AlgorithmParams,
    lengthOrAlgorithm?: number | null | AlgorithmIdentifier | AlgorithmParams,
  ): boolean;
};

/**
 * Random values, and the way to {@link SubtleCrypto}.
 * @since 0.1.0
 * @see https://w3c.github.io/webcrypto/#crypto-interface
 */
interface Crypto {
  /** Encryption, signatures, digests and keys. */
  readonly subtle: SubtleCrypto;
  /**
   * Overwrites `array` with random values, and returns it.
   * @throws {DOMException} `TypeMismatchError` unless it is a typed array of integers
   * @throws {QuotaExceededError} for more than 65536 bytes
   * @example
   * const [dice = 0] = crypto.getRandomValues(new Uint32Array(1));
   * console.log((dice % 6) + 1);
   */
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T;
  /** A UUID of version 4, such as `36b8f84d-df4e-4d49-b662-bcde71a8764f`. */
  randomUUID(): string;
}
declare var Crypto: {
  readonly prototype: Crypto;
  /** Cannot be called. @throws {TypeError} always: `crypto` is the one instance. */
  new (): Crypto;
};

/**
 * The one instance of {@link Crypto}.
 * @since 0.1.0
 * @see https://w3c.github.io/webcrypto/#dfn-crypto
 */
declare var crypto: Crypto;
