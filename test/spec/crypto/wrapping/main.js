// wrapKey and unwrapKey: every format through every algorithm that wraps.
const { subtle } = crypto;
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const aes = (name, usages) => subtle.generateKey({ name, length: 128 }, false, usages);
const both = ['wrapKey', 'unwrapKey'];
const oaep = await subtle.generateKey(
  { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
  false,
  both,
);
const wrappers = {
  'AES-KW': [{ name: 'AES-KW' }, await aes('AES-KW', both)],
  'AES-GCM': [{ name: 'AES-GCM', iv: new Uint8Array(12) }, await aes('AES-GCM', both)],
  'AES-CBC': [{ name: 'AES-CBC', iv: new Uint8Array(16) }, await aes('AES-CBC', both)],
  'AES-CTR': [{ name: 'AES-CTR', counter: new Uint8Array(16), length: 64 }, await aes('AES-CTR', both)],
  'RSA-OAEP': [{ name: 'RSA-OAEP' }, oaep.publicKey, oaep.privateKey],
};
const secret = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, true, ['sign', 'verify']);
const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

for (const [name, [algorithm, wrapping, unwrapping = wrapping]] of Object.entries(wrappers)) {
  for (const [format, key, keyAlgorithm] of [
    ['raw', secret, { name: 'HMAC', hash: 'SHA-256' }],
    ['jwk', secret, { name: 'HMAC', hash: 'SHA-256' }],
    ['pkcs8', pair.privateKey, pair.privateKey.algorithm],
    ['jwk', pair.privateKey, pair.privateKey.algorithm],
  ]) {
    const outcome = await subtle.wrapKey(format, key, wrapping, algorithm).then(
      async (wrapped) => {
        const again = await subtle.unwrapKey(format, wrapped, unwrapping, algorithm, keyAlgorithm, true, ['sign']);
        const original = await subtle.exportKey('jwk', key);
        const copy = await subtle.exportKey('jwk', again);
        return original.k === copy.k && original.d === copy.d && copy.key_ops.join() === 'sign';
      },
      (error) => error.name,
    );
    console.log(name, format, key.type, outcome);
  }
}

const [, kw] = wrappers['AES-KW'];
const locked = await aes('AES-GCM', ['encrypt']);
console.log(await failure(subtle.wrapKey('raw', locked, kw, 'AES-KW')));
console.log(await failure(subtle.wrapKey('raw', secret, locked, { name: 'AES-GCM', iv: new Uint8Array(12) })));
console.log(await failure(subtle.wrapKey('raw', secret, kw, 'AES-GCM')), await failure(subtle.wrapKey('raw', secret, kw, 'HMAC')));
const [gcm, gcmKey] = wrappers['AES-GCM'];
const encrypting = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'unwrapKey']);
for (const text of ['{"kty":"oct"', '{}', 'null', '{"kty":"oct","k":"AA=="}', '{"kty":"oct","k":"AAAA"}']) {
  const wrapped = await subtle.encrypt(gcm, encrypting, Uint8Array.from(text, (character) => character.charCodeAt(0)));
  const unwrapping = subtle.unwrapKey('jwk', wrapped, encrypting, gcm, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']);
  console.log(text, await failure(unwrapping));
}
console.log(await failure(subtle.unwrapKey('raw', new Uint8Array(40), gcmKey, gcm, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign'])));
