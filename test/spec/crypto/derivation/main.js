// HKDF (RFC 5869), PBKDF2 (RFC 6070 and 7914), Argon2 (RFC 9106), and deriving keys with them.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const bytes = (text) => Uint8Array.fromHex(text);
const text = (string) => Uint8Array.from(string, (character) => character.charCodeAt(0));
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const importKey = (name, secret, usages = ['deriveBits', 'deriveKey'], format = 'raw-secret') =>
  subtle.importKey(format, secret, name, false, usages);

const hkdf = await importKey('HKDF', bytes('0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b'));
const hkdfParameters = {
  name: 'HKDF',
  hash: 'SHA-256',
  salt: bytes('000102030405060708090a0b0c'),
  info: bytes('f0f1f2f3f4f5f6f7f8f9'),
};
console.log(hex(await subtle.deriveBits(hkdfParameters, hkdf, 42 * 8)));
console.log((await subtle.deriveBits(hkdfParameters, hkdf, 0)).byteLength);
console.log(await failure(subtle.deriveBits(hkdfParameters, hkdf, 7)), await failure(subtle.deriveBits(hkdfParameters, hkdf)));
console.log(await failure(subtle.deriveBits(hkdfParameters, hkdf, 255 * 32 * 8 + 8)));

const pbkdf2 = await importKey('PBKDF2', text('password'));
const pbkdf2Parameters = { name: 'PBKDF2', hash: 'SHA-1', salt: text('salt'), iterations: 4096 };
console.log(hex(await subtle.deriveBits(pbkdf2Parameters, pbkdf2, 160)));
console.log(hex(await subtle.deriveBits({ ...pbkdf2Parameters, hash: 'SHA-256', iterations: 1 }, pbkdf2, 256)));
console.log(await failure(subtle.deriveBits({ ...pbkdf2Parameters, iterations: 0 }, pbkdf2, 160)));
console.log(hex(await subtle.deriveBits({ ...pbkdf2Parameters, iterations: 1 }, await importKey('PBKDF2', text('')), 64)));

const argon2Parameters = {
  nonce: new Uint8Array(16).fill(2),
  parallelism: 4,
  memory: 32,
  passes: 3,
  secretValue: new Uint8Array(8).fill(3),
  associatedData: new Uint8Array(12).fill(4),
};
for (const name of ['Argon2d', 'Argon2i', 'Argon2id']) {
  const key = await importKey(name, new Uint8Array(32).fill(1));
  console.log(name, hex(await subtle.deriveBits({ ...argon2Parameters, name }, key, 256)));
  for (const wrong of [{ memory: 31 }, { passes: 0 }, { parallelism: 0 }, { version: 16 }]) {
    const error = await failure(subtle.deriveBits({ ...argon2Parameters, name, ...wrong }, key, 256));
    if (error !== 'OperationError') console.log(name, wrong, error);
  }
}

const aes = await subtle.deriveKey(hkdfParameters, hkdf, { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
console.log(aes.algorithm, hex(await subtle.exportKey('raw', aes)));
const hmac = await subtle.deriveKey(pbkdf2Parameters, pbkdf2, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
console.log(hmac.algorithm);
console.log(await failure(subtle.deriveKey(hkdfParameters, hkdf, 'HKDF', false, ['deriveBits'])));
console.log(await failure(subtle.deriveKey(hkdfParameters, hkdf, { name: 'AES-GCM', length: 100 }, true, ['encrypt'])));

// The keys cannot be exported, nor be extractable, and come as bytes only.
console.log(await failure(subtle.importKey('raw', text('x'), 'PBKDF2', true, ['deriveBits'])));
console.log(await failure(subtle.importKey('jwk', { kty: 'oct', k: 'AAAA' }, 'HKDF', false, ['deriveBits'])));
console.log(await failure(subtle.importKey('raw', text('x'), 'Argon2id', false, ['deriveBits'])));
console.log(await failure(importKey('HKDF', text('x'), ['encrypt'])), await failure(subtle.exportKey('raw', hkdf)));
