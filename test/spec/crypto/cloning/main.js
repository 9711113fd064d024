// structuredClone of keys: the same key in another object, with nothing in it that scripts had changed.
const { subtle } = crypto;
const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
key.algorithm.name = 'changed';
key.own = 1;
const { list: [clone, same] } = structuredClone({ list: [key, key] });
console.log(clone instanceof CryptoKey, clone !== key, clone === same, clone.own);
console.log(clone.type, clone.extractable, clone.algorithm, clone.usages);
const data = new Uint8Array(3);
console.log(await subtle.verify('HMAC', clone, await subtle.sign('HMAC', key, data), data));
console.log(await subtle.exportKey('raw', clone).catch((error) => error.name));
const pair = structuredClone(await subtle.generateKey('Ed25519', false, ['sign', 'verify']));
console.log(await subtle.verify('Ed25519', pair.publicKey, await subtle.sign('Ed25519', pair.privateKey, data), data));
for (const object of [crypto, subtle]) {
  try {
    structuredClone(object);
  } catch (error) {
    console.log(error.name);
  }
}
