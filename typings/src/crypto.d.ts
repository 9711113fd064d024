/** Web Cryptography. */

/** An algorithm by its name, with parameters if it has any. Names match whatever the case of their letters. */
type AlgorithmIdentifier = string | Algorithm;
/** A hash function: `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`, `SHA3-256`, `SHA3-384` or `SHA3-512`. */
type HashAlgorithmIdentifier = AlgorithmIdentifier;
/** A curve: `P-256`, `P-384` or `P-521`. */
type NamedCurve = string;
/** A number of any size, its bytes from the most significant one on. */
type BigInteger = Uint8Array<ArrayBuffer>;
type KeyType = 'private' | 'public' | 'secret';
type KeyFormat = 'jwk' | 'pkcs8' | 'raw' | 'raw-private' | 'raw-public' | 'raw-secret' | 'raw-seed' | 'spki';
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

/** What every algorithm has. */
interface Algorithm {
  /** Which algorithm. */
  name: string;
}

/** What every key tells of its algorithm. */
interface KeyAlgorithm {
  /** Which algorithm, as the standard writes it. */
  name: string;
}

/** Parameters of AES-CBC. */
interface AesCbcParams extends Algorithm {
  /** The initialization vector: 16 bytes. */
  iv: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of AES-CTR. */
interface AesCtrParams extends Algorithm {
  /** The first counter block: 16 bytes. */
  counter: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** How many of its last bits count: 1 to 128. */
  length: number;
}

/** Parameters of AES-GCM, AES-OCB and ChaCha20-Poly1305. */
interface AeadParams extends Algorithm {
  /** What is authenticated but not encrypted. */
  additionalData?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** The initialization vector, never used twice with one key. 12 bytes; AES-GCM takes up to 128, AES-OCB up to 15. */
  iv: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the tag. AES-GCM: 32, 64, 96, 104, 112, 120, 128. AES-OCB: 64, 96, 128. @default 128 */
  tagLength?: number;
}

/** Parameters of generating and deriving keys of AES. */
interface AesKeyGenParams extends Algorithm {
  /** Bits of the key: 128, 192 or 256. */
  length: number;
}

/** Parameters of generating, importing and deriving keys of HMAC. */
interface HmacKeyGenParams extends Algorithm {
  hash: HashAlgorithmIdentifier;
  /** Bits of the key; without it, a block of the hash function or all of what is imported. */
  length?: number;
}

/** Parameters of generating, importing and deriving keys of KMAC. */
interface KmacKeyGenParams extends Algorithm {
  /** Bits of the key; without it, 128 or 256 as the name says, or all of what is imported. */
  length?: number;
}

/** Parameters of signing with KMAC. */
interface KmacParams extends Algorithm {
  /** What makes codes for different purposes different. */
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the code: a multiple of 8. */
  outputLength: number;
}

/** Parameters of the digests cSHAKE128 and cSHAKE256. */
interface CShakeParams extends Algorithm {
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  functionName?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the digest: a multiple of 8. */
  outputLength: number;
}

/** Parameters of the digests TurboSHAKE128 and TurboSHAKE256. */
interface TurboShakeParams extends Algorithm {
  /** 1 to 127. @default 31 */
  domainSeparation?: number;
  /** Bits of the digest: a multiple of 8, not 0. */
  outputLength: number;
}

/** Parameters of the digests KT128 and KT256. */
interface KangarooTwelveParams extends Algorithm {
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the digest: a multiple of 8, not 0. */
  outputLength: number;
}

/** Parameters of HKDF. */
interface HkdfParams extends Algorithm {
  hash: HashAlgorithmIdentifier;
  info: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  salt: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of PBKDF2. */
interface Pbkdf2Params extends Algorithm {
  hash: HashAlgorithmIdentifier;
  /** At least 1. */
  iterations: number;
  salt: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of Argon2d, Argon2i and Argon2id. */
interface Argon2Params extends Algorithm {
  associatedData?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** KiB; at least 8 for each lane. */
  memory: number;
  /** The salt, at least 8 bytes. */
  nonce: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Lanes. */
  parallelism: number;
  /** At least 1. */
  passes: number;
  secretValue?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** @default 19 */
  version?: number;
}

/** Parameters of generating keys of RSASSA-PKCS1-v1_5, RSA-PSS and RSA-OAEP. */
interface RsaHashedKeyGenParams extends Algorithm {
  hash: HashAlgorithmIdentifier;
  /** Bits: 512 to 16384; at least 2048 should be used. */
  modulusLength: number;
  /** Odd and above 1; `new Uint8Array([1, 0, 1])` as a rule. */
  publicExponent: BigInteger;
}

/** Parameters of importing keys of RSA. */
interface RsaHashedImportParams extends Algorithm {
  hash: HashAlgorithmIdentifier;
}

/** Parameters of signing with RSA-PSS. */
interface RsaPssParams extends Algorithm {
  /** Bytes of the salt; as many as the hash has, as a rule. */
  saltLength: number;
}

/** Parameters of RSA-OAEP. */
interface RsaOaepParams extends Algorithm {
  label?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of generating and importing keys of ECDSA and ECDH. */
interface EcKeyGenParams extends Algorithm {
  namedCurve: NamedCurve;
}

/** Parameters of signing with ECDSA. */
interface EcdsaParams extends Algorithm {
  hash: HashAlgorithmIdentifier;
}

/** Parameters of ECDH, X25519 and X448. */
interface EcdhKeyDeriveParams extends Algorithm {
  /** The public key of the other side. */
  public: CryptoKey;
}

/** Parameters of signing with Ed448, ML-DSA and SLH-DSA. */
interface ContextParams extends Algorithm {
  /** At most 255 bytes. */
  context?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** A key of one of the asymmetric algorithms, in two halves. */
interface CryptoKeyPair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

/** A shared key, and what has to be sent for the other side to have it too. */
interface EncapsulatedKey {
  ciphertext: ArrayBuffer;
  sharedKey: CryptoKey;
}

/** Shared bits, and what has to be sent for the other side to have them too. */
interface EncapsulatedBits {
  ciphertext: ArrayBuffer;
  sharedKey: ArrayBuffer;
}

/** Further primes of an RSA key. */
interface RsaOtherPrimesInfo {
  d?: string;
  r?: string;
  t?: string;
}

/**
 * A key as JSON; bytes are base64url without padding.
 * @see https://www.rfc-editor.org/rfc/rfc7517
 */
interface JsonWebKey {
  alg?: string;
  crv?: string;
  d?: string;
  dp?: string;
  dq?: string;
  e?: string;
  ext?: boolean;
  k?: string;
  key_ops?: string[];
  kty?: string;
  n?: string;
  oth?: RsaOtherPrimesInfo[];
  p?: string;
  priv?: string;
  pub?: string;
  q?: string;
  qi?: string;
  use?: string;
  x?: string;
  y?: string;
}

/**
 * A key. What it is made of stays outside of the program's memory, and is wiped when the key is collected; only
 * `crypto.subtle.exportKey()` and `wrapKey()` hand it out, if `extractable`. `structuredClone` clones it.
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
  /** @throws {TypeError} always: keys come from `crypto.subtle`. */
  new (): CryptoKey;
};

/**
 * Cryptographic operations; `crypto.subtle` is the one instance. They run on other threads, and never block the program for long.
 *
 * Digests: SHA-1, SHA-256, SHA-384, SHA-512, SHA3-256, SHA3-384, SHA3-512, cSHAKE128, cSHAKE256,
 * TurboSHAKE128, TurboSHAKE256, KT128, KT256.
 * Encryption: AES-CBC, AES-CTR, AES-GCM, AES-OCB, ChaCha20-Poly1305, RSA-OAEP; AES-KW wraps keys.
 * Signatures: HMAC, KMAC128, KMAC256, RSASSA-PKCS1-v1_5, RSA-PSS, ECDSA, Ed25519, Ed448, ML-DSA-44, ML-DSA-65,
 * ML-DSA-87, SLH-DSA-SHA2-128s and the eleven others.
 * Derivation: ECDH, X25519, X448, HKDF, PBKDF2, Argon2d, Argon2i, Argon2id. Encapsulation: ML-KEM-512, ML-KEM-768, ML-KEM-1024.
 *
 * All errors are rejections: a TypeError for arguments of the wrong type, else a DOMException: `NotSupportedError` for unknown
 * algorithms and formats, `InvalidAccessError` for keys that may not be used so, `SyntaxError` for usages, `DataError` for keys
 * that cannot be imported, `OperationError` for everything that fails on the way.
 * @see https://w3c.github.io/webcrypto/#subtlecrypto-interface
 * @see https://wicg.github.io/webcrypto-modern-algos/
 * @remarks Outputs of cSHAKE and KMAC have whole bytes, those of KMAC at
 * least one. Initialization vectors of AES-GCM have at most 128 bytes. Private RSA keys as JSON Web Keys must have all of `p`, `q`,
 * `dp`, `dq`, `qi`, and two primes; that these are primes is not looked at. A JSON Web Key that AES-KW wraps may end in spaces.
 */
interface SubtleCrypto {
  /**
   * The shared bits behind `ciphertext`.
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-decapsulateBits
   */
  decapsulateBits(
    decapsulationAlgorithm: AlgorithmIdentifier,
    decapsulationKey: CryptoKey,
    ciphertext: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /**
   * The shared key behind `ciphertext`.
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
  /** Decrypts, and rejects data that was changed where the algorithm can tell. */
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
  /** Derives bits, and imports them as a key of `derivedKeyType`. */
  deriveKey(
    algorithm: AlgorithmIdentifier | Argon2Params | EcdhKeyDeriveParams | HkdfParams | Pbkdf2Params,
    baseKey: CryptoKey,
    derivedKeyType: AlgorithmIdentifier | AesKeyGenParams | HmacKeyGenParams | KmacKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /** The hash of `data`, as it is when the method is called. */
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
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-encapsulateKey
   */
  encapsulateKey(
    encapsulationAlgorithm: AlgorithmIdentifier,
    encapsulationKey: CryptoKey,
    sharedKeyAlgorithm: AlgorithmIdentifier,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<EncapsulatedKey>;
  /** Encrypts; the tag, if there is one, follows the ciphertext. */
  encrypt(
    algorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /** What the key is made of, if it is extractable. */
  exportKey(format: 'jwk', key: CryptoKey): Promise<JsonWebKey>;
  exportKey(format: Exclude<KeyFormat, 'jwk'>, key: CryptoKey): Promise<ArrayBuffer>;
  exportKey(format: KeyFormat, key: CryptoKey): Promise<ArrayBuffer | JsonWebKey>;
  /** A new key, or two. */
  generateKey(
    algorithm:
      | AlgorithmIdentifier
      | AesKeyGenParams
      | EcKeyGenParams
      | HmacKeyGenParams
      | KmacKeyGenParams
      | RsaHashedKeyGenParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey | CryptoKeyPair>;
  /**
   * The public key of a private one.
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-getPublicKey
   */
  getPublicKey(key: CryptoKey, keyUsages: Iterable<KeyUsage>): Promise<CryptoKey>;
  /** A key of bytes or JSON. */
  importKey(
    format: KeyFormat,
    keyData: ArrayBuffer | ArrayBufferView<ArrayBuffer> | JsonWebKey,
    algorithm: AlgorithmIdentifier | EcKeyGenParams | HmacKeyGenParams | KmacKeyGenParams | RsaHashedImportParams,
    extractable: boolean,
    keyUsages: Iterable<KeyUsage>,
  ): Promise<CryptoKey>;
  /** The signature or code of `data`. That of ECDSA are two numbers of the same length, one after the other. */
  sign(
    algorithm: AlgorithmIdentifier | ContextParams | EcdsaParams | KmacParams | RsaPssParams,
    key: CryptoKey,
    data: ArrayBuffer | ArrayBufferView<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  /** Decrypts and imports. */
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
  /** Exports and encrypts. */
  wrapKey(
    format: KeyFormat,
    key: CryptoKey,
    wrappingKey: CryptoKey,
    wrapAlgorithm: AlgorithmIdentifier | AeadParams | AesCbcParams | AesCtrParams | RsaOaepParams,
  ): Promise<ArrayBuffer>;
}
declare var SubtleCrypto: {
  readonly prototype: SubtleCrypto;
  /** @throws {TypeError} always: `crypto.subtle` is the one instance. */
  new (): SubtleCrypto;
  /**
   * Whether the method `operation` takes such an algorithm.
   * @param lengthOrAlgorithm bits of `deriveBits`, or the algorithm of the key that is derived, wrapped, unwrapped or shared
   * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-supports
   */
  supports(
    operation: string,
    algorithm: AlgorithmIdentifier,
    lengthOrAlgorithm?: number | null | AlgorithmIdentifier,
  ): boolean;
};

/**
 * Random values, and the way to {@link SubtleCrypto}.
 * @see https://w3c.github.io/webcrypto/#crypto-interface
 */
interface Crypto {
  /** Encryption, signatures, digests and keys. */
  readonly subtle: SubtleCrypto;
  /**
   * Overwrites `array` with random values, and returns it.
   * @throws {DOMException} `TypeMismatchError` unless it is a typed array of integers
   * @throws {QuotaExceededError} for more than 65536 bytes
   */
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T;
  /** A UUID of version 4, such as `36b8f84d-df4e-4d49-b662-bcde71a8764f`. */
  randomUUID(): string;
}
declare var Crypto: {
  readonly prototype: Crypto;
  /** @throws {TypeError} always: `crypto` is the one instance. */
  new (): Crypto;
};

/**
 * The one instance of {@link Crypto}.
 * @see https://w3c.github.io/webcrypto/#dfn-crypto
 */
declare var crypto: Crypto;
