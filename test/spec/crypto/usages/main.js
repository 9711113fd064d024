// Usages: which a key may have, in which order it lists them, and which error comes first.
const { subtle } = crypto;
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const ec = { name: 'ECDSA', namedCurve: 'P-256' };
const rsa = { name: 'RSA-OAEP', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' };

const pair = await subtle.generateKey(rsa, false, ['unwrapKey', 'wrapKey', 'decrypt', 'encrypt', 'encrypt']);
console.log(pair.publicKey.usages, pair.privateKey.usages, pair.publicKey.extractable, pair.privateKey.extractable);
console.log(Object.keys(pair));

// The algorithm's name, then the usages, then the parameters, then that there are any usages at all.
console.log(await failure(subtle.generateKey({ name: 'AES', length: 1 }, true, ['sign'])));
console.log(await failure(subtle.generateKey({ name: 'AES-CBC', length: 1 }, true, ['sign'])));
console.log(await failure(subtle.generateKey({ name: 'AES-CBC', length: 1 }, true, [])));
console.log(await failure(subtle.generateKey({ name: 'AES-CBC', length: 128 }, true, [])));
console.log(await failure(subtle.generateKey({ ...ec, namedCurve: 'P-1' }, true, ['encrypt'])));
console.log(await failure(subtle.generateKey({ ...ec, namedCurve: 'P-1' }, true, ['sign'])));
console.log(await failure(subtle.generateKey({ ...rsa, publicExponent: new Uint8Array([2]) }, true, ['decrypt'])));
// A pair that could verify only has no use for its private key.
console.log(await failure(subtle.generateKey(ec, true, ['verify'])));
console.log(await failure(subtle.generateKey(ec, true, ['no usage'])));

// A public key may be imported without usages, no other.
const { publicKey, privateKey } = await subtle.generateKey(ec, true, ['sign', 'verify']);
const spki = await subtle.exportKey('spki', publicKey);
console.log((await subtle.importKey('spki', spki, ec, false, [])).usages);
console.log(await failure(subtle.importKey('spki', spki, ec, false, ['sign'])));
console.log(await failure(subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', privateKey), ec, false, [])));
console.log(await failure(subtle.importKey('raw', new Uint8Array(16), 'AES-GCM', false, [])));

// Each method needs its own usage, and the right half of a pair.
const data = new Uint8Array(3);
const hash = { name: 'ECDSA', hash: 'SHA-256' };
console.log(await failure(subtle.sign(hash, publicKey, data)), await failure(subtle.verify(hash, privateKey, data, data)));
const verifying = await subtle.importKey('raw', new Uint8Array(16), { name: 'HMAC', hash: 'SHA-1' }, false, ['verify']);
console.log(await failure(subtle.sign('HMAC', verifying, data)));
console.log(await failure(subtle.exportKey('spki', privateKey)), await failure(subtle.exportKey('pkcs8', publicKey)));
