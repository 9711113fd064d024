// Cryptography ten thousand times and more: memory and descriptors stay flat, keys are freed with their objects.
import { test } from 'vitest';
import { expectFlat, type Operation } from './support/flat.ts';

const data = `const { subtle } = crypto;
const small = new Uint8Array(32);
const medium = new Uint8Array(4096);
const large = new Uint8Array(200_000);
`;

const operations: Record<string, Operation> = {
  digest: { count: 100_000, run: `await subtle.digest('SHA-256', small)` },
  'digest of much': { count: 10_000, run: `await subtle.digest('SHA-256', large)` },
  'digest that fails': { count: 100_000, run: `await subtle.digest('AES', small).catch(() => {})` },
  'random values': { count: 200_000, run: `crypto.getRandomValues(small), crypto.randomUUID()` },
  'secret keys': {
    count: 200_000,
    run: `await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])`,
  },
  'imported secrets': { count: 200_000, run: `await subtle.importKey('raw', small, 'AES-GCM', true, ['encrypt'])` },
  'key pairs': { count: 10_000, run: `await subtle.generateKey('Ed25519', true, ['sign'])` },
  'imported public keys': {
    count: 10_000,
    prepare: `const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const spki = await subtle.exportKey('spki', pair.publicKey);`,
    run: `await subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])`,
  },
  'imports that fail': {
    count: 20_000,
    run: `await subtle.importKey('spki', small, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']).catch(() => {})`,
  },
  encryption: {
    count: 100_000,
    prepare: `const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);`,
    run: `await subtle.encrypt({ name: 'AES-GCM', iv: small }, key, medium)`,
  },
  'decryption that fails': {
    count: 100_000,
    prepare: `const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);`,
    run: `await subtle.decrypt({ name: 'AES-GCM', iv: small }, key, medium).catch(() => {})`,
  },
  signatures: {
    count: 10_000,
    prepare: `const { privateKey, publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const hash = { name: 'ECDSA', hash: 'SHA-256' };`,
    run: `await subtle.verify(hash, publicKey, await subtle.sign(hash, privateKey, small), small)`,
  },
  exports: {
    count: 20_000,
    prepare: `const { privateKey } = await subtle.generateKey({ name: 'RSA-PSS', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' }, true, ['sign']);`,
    run: `await subtle.exportKey('jwk', privateKey), await subtle.exportKey('pkcs8', privateKey)`,
  },
  derivation: {
    count: 20_000,
    prepare: `const secret = await subtle.importKey('raw', small, 'HKDF', false, ['deriveKey']);`,
    run: `await subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: small, info: small }, secret, { name: 'AES-GCM', length: 256 }, true, ['encrypt'])`,
  },
  encapsulation: {
    count: 10_000,
    prepare: `const { publicKey } = await subtle.generateKey('ML-KEM-512', true, ['encapsulateBits', 'decapsulateBits']);`,
    run: `await subtle.encapsulateBits('ML-KEM-512', publicKey)`,
  },
};

test.for(Object.entries(operations))('%s', ([, { count, prepare = '', run }]) =>
  expectFlat({ count, prepare: data + prepare, run }),
);
