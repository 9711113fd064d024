// SubtleCrypto.supports: by operation, parameters, length, and a second algorithm.
const { supports } = SubtleCrypto;
const gcm = { name: 'AES-GCM', iv: new Uint8Array(12) };
const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(1), info: new Uint8Array(1) };
console.log(supports('encrypt', gcm), supports('encrypt', 'AES-GCM'), supports('sign', gcm), supports('Encrypt', gcm));
console.log(supports('encrypt', { ...gcm, tagLength: 8 }), supports('generateKey', { name: 'AES-GCM', length: 100 }));
console.log(supports('digest', 'sha-256'), supports('digest', 'SHA-2'), supports('digest', { name: 'cSHAKE128', outputLength: 4 }));
console.log(supports('deriveBits', hkdf, 256), supports('deriveBits', hkdf, 7), supports('deriveBits', hkdf), supports('deriveBits', hkdf, null));
console.log(supports('deriveKey', hkdf, { name: 'AES-CBC', length: 256 }), supports('deriveKey', hkdf, { name: 'AES-CBC', length: 1 }));
console.log(supports('deriveKey', hkdf, 'HKDF'), supports('deriveKey', hkdf, 'SHA-1'));
console.log(supports('wrapKey', gcm, 'AES-KW'), supports('wrapKey', 'AES-KW', 'HKDF'), supports('unwrapKey', 'AES-KW', 'AES-CBC'), supports('wrapKey', 'HMAC', 'AES-KW'));
console.log(supports('getPublicKey', 'Ed25519'), supports('getPublicKey', 'AES-KW'), supports('get key length', 'HKDF'));
console.log(supports('encapsulateBits', 'ML-KEM-768'), supports('encapsulateKey', 'ML-KEM-768', { name: 'HMAC', hash: 'SHA-1' }), supports('encapsulateKey', 'ML-KEM-768', 'x'));
console.log(supports.length, (() => { try { supports('digest'); } catch (error) { return error.name; } })());
