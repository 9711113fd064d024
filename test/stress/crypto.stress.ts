// Cryptography ten thousand times and more: memory and descriptors stay flat, keys are freed with their objects.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJstime } from '../support/jstime.ts';

/** What is done again and again; `use` is what it is done with. */
const operations: Record<string, { count: number; prepare?: string; run: string }> = {
  digest: { count: 100_000, run: `subtle.digest('SHA-256', small)` },
  'digest of much': { count: 10_000, run: `subtle.digest('SHA-256', large)` },
  'digest that fails': { count: 100_000, run: `subtle.digest('AES', small).catch(() => {})` },
  'random values': { count: 200_000, run: `crypto.getRandomValues(small), crypto.randomUUID()` },
  'secret keys': { count: 200_000, run: `subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])` },
  'imported secrets': { count: 200_000, run: `subtle.importKey('raw', small, 'AES-GCM', true, ['encrypt'])` },
  'key pairs': { count: 10_000, run: `subtle.generateKey('Ed25519', true, ['sign'])` },
  'imported public keys': {
    count: 10_000,
    prepare: `const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const spki = await subtle.exportKey('spki', pair.publicKey);`,
    run: `subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify'])`,
  },
  'imports that fail': {
    count: 20_000,
    run: `subtle.importKey('spki', small, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']).catch(() => {})`,
  },
  encryption: {
    count: 100_000,
    prepare: `const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);`,
    run: `subtle.encrypt({ name: 'AES-GCM', iv: small }, key, medium)`,
  },
  'decryption that fails': {
    count: 100_000,
    prepare: `const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);`,
    run: `subtle.decrypt({ name: 'AES-GCM', iv: small }, key, medium).catch(() => {})`,
  },
  signatures: {
    count: 10_000,
    prepare: `const { privateKey, publicKey } = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const hash = { name: 'ECDSA', hash: 'SHA-256' };`,
    run: `subtle.verify(hash, publicKey, await subtle.sign(hash, privateKey, small), small)`,
  },
  exports: {
    count: 20_000,
    prepare: `const { privateKey } = await subtle.generateKey({ name: 'RSA-PSS', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-1' }, true, ['sign']);`,
    run: `subtle.exportKey('jwk', privateKey), await subtle.exportKey('pkcs8', privateKey)`,
  },
  derivation: {
    count: 20_000,
    prepare: `const secret = await subtle.importKey('raw', small, 'HKDF', false, ['deriveKey']);`,
    run: `subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: small, info: small }, secret, { name: 'AES-GCM', length: 256 }, true, ['encrypt'])`,
  },
  encapsulation: {
    count: 10_000,
    prepare: `const { publicKey } = await subtle.generateKey('ML-KEM-512', true, ['encapsulateBits', 'decapsulateBits']);`,
    run: `subtle.encapsulateBits('ML-KEM-512', publicKey)`,
  },
};

const program = (count: number, prepare: string, run: string) => `
import { readFile, readdir } from 'node:fs/promises';
const { subtle } = crypto;
const small = new Uint8Array(32);
const medium = new Uint8Array(4096);
const large = new Uint8Array(200_000);
${prepare}
async function repeat(count) {
  for (let i = 0; i < count; i += 10) {
    for (let j = 0; j < 10; j++) await (${run});
    // What was rejected is remembered until the task ends.
    if (i % 1000 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
async function residentKilobytes() {
  gc();
  await new Promise((resolve) => setTimeout(resolve, 1));
  gc();
  return Number(/VmRSS:\\s+(\\d+)/.exec(await readFile('/proc/self/status', 'utf8'))[1]);
}
// The heap finds its size.
await repeat(${count});
const before = [await residentKilobytes(), (await readdir('/proc/self/fd')).length];
await repeat(${count});
const after = [await residentKilobytes(), (await readdir('/proc/self/fd')).length];
console.log(JSON.stringify({ growth: after[0] - before[0], descriptors: after[1] - before[1] }));
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jstime-stress-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('memory and descriptors stay flat', () => {
  test.each(Object.entries(operations))('%s', { timeout: 300_000 }, async (name, { count, prepare = '', run }) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
    writeFileSync(file, program(count, prepare, run));
    const { stdout, stderr } = await runJstime(['--v8-flags=--expose-gc', file], { timeoutMs: 300_000 });
    expect(stderr).toBe('');
    const { growth, descriptors } = JSON.parse(stdout);
    expect(descriptors).toBe(0);
    // The allocator's own ups and downs are below; one lost object for each operation would be above.
    expect(growth).toBeLessThan(16 * 1024);
  });
});
