// Scripts that have patched what they can reach neither break cryptography nor learn anything from it.
const { subtle } = crypto;
const log = console.log;
const seen = [];
const spied = [Array, Map, String, Uint8Array, ArrayBuffer, Object, Promise, DataView, RegExp, Function];
const original = { then: Promise.prototype.then };
for (const { prototype } of spied) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    if (name === 'constructor' || name === 'then' || name === '__proto__' || typeof descriptor.value !== 'function' || !descriptor.configurable) continue;
    Object.defineProperty(prototype, name, {
      ...descriptor,
      value() {
        seen[seen.length] = name;
        throw new Error(`patched ${name}`);
      },
    });
  }
}
Object.defineProperty(Object.prototype, 'k', { value: 'AAAA', configurable: true });
Object.defineProperty(Object.prototype, 'toJSON', { get: () => { seen[seen.length] = 'toJSON'; }, configurable: true });
JSON.stringify = JSON.parse = () => { throw new Error('patched JSON'); };

const usages = { *[Symbol.iterator]() { yield 'encrypt'; yield 'wrapKey'; yield 'unwrapKey'; yield 'decrypt'; } };
const aes = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, usages);
const iv = new Uint8Array(12);
const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv }, aes, new Uint8Array(5));
const plaintext = await subtle.decrypt({ name: 'AES-GCM', iv }, aes, ciphertext);
log(ciphertext.byteLength, plaintext.byteLength);
const wrapped = await subtle.wrapKey('jwk', aes, aes, { name: 'AES-GCM', iv });
const again = await subtle.unwrapKey('jwk', wrapped, aes, { name: 'AES-GCM', iv }, 'AES-GCM', true, usages);
log(again.type, again.algorithm.length);
const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, { *[Symbol.iterator]() { yield 'sign'; } });
const jwk = await subtle.exportKey('jwk', pair.privateKey);
const imported = await subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, { *[Symbol.iterator]() { yield 'sign'; } });
log((await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, imported, iv)).byteLength);
log((await subtle.digest('SHA-256', iv)).byteLength, crypto.randomUUID().length, SubtleCrypto.supports('digest', 'SHA-1'));
log(seen.length, seen[0]);
