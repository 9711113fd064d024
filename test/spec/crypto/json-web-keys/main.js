// JSON Web Keys of secrets: order and content of what is exported, what is checked on import.
const { subtle } = crypto;
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const key = await subtle.importKey('raw', new Uint8Array(16).fill(251), 'AES-CTR', true, ['decrypt', 'encrypt']);
const jwk = await subtle.exportKey('jwk', key);
console.log(jwk, Object.getPrototypeOf(jwk) === Object.prototype, Object.isFrozen(jwk));
jwk.key_ops.push('changed');
console.log(key.usages);

const good = { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA' };
const importing = (changes, extractable = true, usages = ['encrypt'], name = 'AES-CTR') =>
  failure(subtle.importKey('jwk', { ...good, ...changes }, name, extractable, usages));
console.log(await importing({}), await importing({ kty: 'OCT' }), await importing({ kty: undefined }));
console.log(await importing({ k: undefined }), await importing({ k: '' }), await importing({ k: 'AAAA' }));
console.log(await importing({ k: 'AAAAAAAAAAAAAAAAAAAAAA==' }), await importing({ k: 'AAAAAAAAAAAAAAAAAAAA+A' }), await importing({ k: 'AAAAAAAAAAAAAAAAAAAA A' }));
console.log(await importing({ alg: 'A128CTR' }), await importing({ alg: 'A256CTR' }), await importing({ alg: 'A128CBC' }));
console.log(await importing({ use: 'enc' }), await importing({ use: 'sig' }));
console.log(await importing({ key_ops: ['encrypt'] }), await importing({ key_ops: ['decrypt'] }), await importing({ key_ops: [] }));
console.log(await importing({ key_ops: ['encrypt', 'encrypt'] }), await importing({ key_ops: ['other', 'encrypt'] }), await importing({ key_ops: 1 }));
console.log(await importing({ ext: false }), await importing({ ext: false }, false), await importing({ ext: 0 }));
// Usages come before what the key says.
console.log(await importing({ kty: 'x' }, true, ['sign']), await importing({}, true, []));

// The wrong kind of data is a TypeError, whatever else is wrong.
console.log(await failure(subtle.importKey('jwk', new Uint8Array(16), 'AES-CTR', true, ['sign'])));
console.log(await failure(subtle.importKey('raw', good, 'AES-CTR', true, ['sign'])));
console.log(await failure(subtle.importKey('raw', 'bytes', 'AES-CTR', true, ['encrypt'])));
console.log(await failure(subtle.importKey('der', new Uint8Array(16), 'AES-CTR', true, ['encrypt'])));
console.log(await failure(subtle.importKey('pkcs8', new Uint8Array(16), 'AES-CTR', true, ['encrypt'])));

// Members are read once each, in lexicographical order.
const reads = [];
const spy = new Proxy(good, { get: (target, name) => (reads.push(name), target[name]) });
await subtle.importKey('jwk', spy, 'AES-CTR', true, ['encrypt']);
console.log(reads.join());
