import { exactly } from './exactly.ts';

const { subtle } = crypto;
exactly<string>()(crypto.randomUUID());
exactly<Uint8Array<ArrayBuffer>>()(crypto.getRandomValues(new Uint8Array(8)));
exactly<ArrayBuffer>()(await subtle.digest('SHA-256', new TextEncoder().encode('a')));
exactly<ArrayBuffer>()(await subtle.digest({ name: 'cSHAKE128', outputLength: 256 }, new Uint8Array()));
const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
exactly<CryptoKey>()(key);
exactly<CryptoKey>()(await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));
exactly<CryptoKey>()(await subtle.generateKey('ChaCha20-Poly1305', false, ['encrypt']));
exactly<CryptoKeyPair>()(await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']));
exactly<CryptoKeyPair>()(await subtle.generateKey('Ed25519', true, ['sign', 'verify']));
exactly<CryptoKeyPair>()(await subtle.generateKey({ name: 'ML-DSA-65' }, true, ['sign']));
const iv = new Uint8Array(12);
exactly<ArrayBuffer>()(await subtle.encrypt({ name: 'AES-GCM', iv, tagLength: 128 }, key, new Uint8Array(3)));
exactly<JsonWebKey>()(await subtle.exportKey('jwk', key));
exactly<ArrayBuffer>()(await subtle.exportKey('raw', key));
exactly<boolean>()(SubtleCrypto.supports('encrypt', { name: 'AES-GCM', iv }));

// @ts-expect-error
new Crypto().subtle.digest();
// @ts-expect-error
subtle.digest('SHA-256', 'text');
// @ts-expect-error
subtle.importKey('pem', new Uint8Array(), 'Ed25519', true, []);
// @ts-expect-error
subtle.generateKey('Ed25519', true, ['fly']);
// @ts-expect-error
crypto.getRandomValues([1]);
// @ts-expect-error
crypto.createHash('md5');
