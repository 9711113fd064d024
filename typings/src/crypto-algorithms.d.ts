/** Parameters of cryptographic algorithms. */

/** What every algorithm has. @since 0.1.0 */
interface Algorithm {
  /** Which algorithm. */
  name: string;
}

/** Parameters of AES-CBC. @since 0.1.0 */
interface AesCbcParams extends Algorithm {
  /** The initialization vector: 16 bytes. */
  iv: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of AES-CTR. @since 0.1.0 */
interface AesCtrParams extends Algorithm {
  /** The first counter block: 16 bytes. */
  counter: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** How many of its last bits count: 1 to 128. */
  length: number;
}

/** Parameters of AES-GCM, AES-OCB and ChaCha20-Poly1305. @since 0.1.0 */
interface AeadParams extends Algorithm {
  /** What is authenticated but not encrypted. */
  additionalData?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** The initialization vector, never used twice with one key. 12 bytes; AES-GCM takes up to 128, AES-OCB up to 15. */
  iv: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the tag. AES-GCM: 32, 64, 96, 104, 112, 120, 128. AES-OCB: 64, 96, 128. @default 128 */
  tagLength?: number;
}

/** Parameters of generating and deriving keys of AES. @since 0.1.0 */
interface AesKeyGenParams extends Algorithm {
  /** Bits of the key: 128, 192 or 256. */
  length: number;
}

/** Parameters of generating, importing and deriving keys of HMAC. @since 0.1.0 */
interface HmacKeyGenParams extends Algorithm {
  /** The hash function of the codes. */
  hash: HashAlgorithmIdentifier;
  /**
   * Bits of the key; without it, a block of the hash function or all of what is imported.
   * @default the block of the hash function
   */
  length?: number;
}

/** Parameters of generating, importing and deriving keys of KMAC. @since 0.1.0 */
interface KmacKeyGenParams extends Algorithm {
  /** Bits of the key; without it, 128 or 256 as the name says, or all of what is imported. @default 128 or 256 */
  length?: number;
}

/** Parameters of signing with KMAC. @since 0.1.0 */
interface KmacParams extends Algorithm {
  /** What makes codes for different purposes different. */
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the code: a multiple of 8. */
  outputLength: number;
}

/** Parameters of the digests cSHAKE128 and cSHAKE256. @since 0.1.0 */
interface CShakeParams extends Algorithm {
  /** What makes digests for different purposes different; none by default. */
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** The name of a function that is built on cSHAKE, as NIST gives it; none by default. */
  functionName?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the digest: a multiple of 8. */
  outputLength: number;
}

/** Parameters of the digests TurboSHAKE128 and TurboSHAKE256. @since 0.1.0 */
interface TurboShakeParams extends Algorithm {
  /** 1 to 127. @default 31 */
  domainSeparation?: number;
  /** Bits of the digest: a multiple of 8, not 0. */
  outputLength: number;
}

/** Parameters of the digests KT128 and KT256. @since 0.1.0 */
interface KangarooTwelveParams extends Algorithm {
  /** What makes digests for different purposes different; none by default. */
  customization?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Bits of the digest: a multiple of 8, not 0. */
  outputLength: number;
}

/** Parameters of HKDF. @since 0.1.0 */
interface HkdfParams extends Algorithm {
  /** The hash function. */
  hash: HashAlgorithmIdentifier;
  /** What the key is for; may be empty. */
  info: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Random bytes that need not be secret; may be empty. */
  salt: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of PBKDF2. @since 0.1.0 */
interface Pbkdf2Params extends Algorithm {
  /** The hash function. */
  hash: HashAlgorithmIdentifier;
  /** At least 1. */
  iterations: number;
  /** Random bytes that need not be secret, 16 or more. */
  salt: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of Argon2d, Argon2i and Argon2id. @since 0.1.0 */
interface Argon2Params extends Algorithm {
  /** More that the result depends on; none by default. */
  associatedData?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** KiB; at least 8 for each lane. */
  memory: number;
  /** The salt, at least 8 bytes. */
  nonce: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** Lanes. */
  parallelism: number;
  /** At least 1. */
  passes: number;
  /** A secret that is stored elsewhere than the hashes; none by default. */
  secretValue?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
  /** The version of the algorithm, 19 (hexadecimal 13) is the only one. @default 19 */
  version?: number;
}

/** Parameters of generating keys of RSASSA-PKCS1-v1_5, RSA-PSS and RSA-OAEP. @since 0.1.0 */
interface RsaHashedKeyGenParams extends Algorithm {
  /** The hash function that the key is used with. */
  hash: HashAlgorithmIdentifier;
  /** Bits: 512 to 16384; at least 2048 should be used. */
  modulusLength: number;
  /** Odd and above 1; `new Uint8Array([1, 0, 1])` as a rule. */
  publicExponent: BigInteger;
}

/** Parameters of importing keys of RSA. @since 0.1.0 */
interface RsaHashedImportParams extends Algorithm {
  /** The hash function that the key is used with. */
  hash: HashAlgorithmIdentifier;
}

/** Parameters of signing with RSA-PSS. @since 0.1.0 */
interface RsaPssParams extends Algorithm {
  /** Bytes of the salt; as many as the hash has, as a rule. */
  saltLength: number;
}

/** Parameters of RSA-OAEP. @since 0.1.0 */
interface RsaOaepParams extends Algorithm {
  /** What the ciphertext is bound to without being part of it; none by default. */
  label?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** Parameters of generating and importing keys of ECDSA and ECDH. @since 0.1.0 */
interface EcKeyGenParams extends Algorithm {
  /** The curve. */
  namedCurve: NamedCurve;
}

/** Parameters of signing with ECDSA. @since 0.1.0 */
interface EcdsaParams extends Algorithm {
  /** The hash function of what is signed. */
  hash: HashAlgorithmIdentifier;
}

/** Parameters of ECDH, X25519 and X448. @since 0.1.0 */
interface EcdhKeyDeriveParams extends Algorithm {
  /** The public key of the other side. */
  public: CryptoKey;
}

/** Parameters of signing with Ed448, ML-DSA and SLH-DSA. @since 0.1.0 */
interface ContextParams extends Algorithm {
  /** At most 255 bytes. */
  context?: ArrayBuffer | ArrayBufferView<ArrayBuffer>;
}

/** An algorithm with its parameters, whatever it is to do. @since 0.1.0 */
type AlgorithmParams =
  | AeadParams
  | AesCbcParams
  | AesCtrParams
  | AesKeyGenParams
  | Argon2Params
  | CShakeParams
  | ContextParams
  | EcKeyGenParams
  | EcdhKeyDeriveParams
  | EcdsaParams
  | HkdfParams
  | HmacKeyGenParams
  | KangarooTwelveParams
  | KmacKeyGenParams
  | KmacParams
  | Pbkdf2Params
  | RsaHashedImportParams
  | RsaHashedKeyGenParams
  | RsaOaepParams
  | RsaPssParams
  | TurboShakeParams;
