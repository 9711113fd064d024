// Parameters of algorithms are converted as Web IDL says, in its order, and copied before anything else happens.
const { subtle } = crypto;
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt']);
const spy = (target, reads) => new Proxy(target, { get: (object, name) => (reads.push(name), object[name]) });

const reads = [];
await subtle.encrypt(spy({ name: 'AES-GCM', iv: new Uint8Array(12), other: 1 }, reads), key, new Uint8Array(1));
console.log(reads.join());
reads.length = 0;
const rsa = { name: 'RSA-PSS', hash: 'SHA-1', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 1024 };
await subtle.generateKey(spy(rsa, reads), true, ['sign']);
console.log(reads.join());
reads.length = 0;
const hash = spy({ name: 'SHA-1' }, reads);
await subtle.importKey('raw', new Uint8Array(1), spy({ name: 'HMAC', hash, length: 8 }, reads), true, ['sign']);
console.log(reads.join());

// A getter that is read later cannot change what was read before.
const iv = new Uint8Array(12);
const first = await subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(4));
const promise = subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(4));
iv.fill(1);
console.log(new Uint8Array(await promise).toHex() === new Uint8Array(first).toHex());
// A detached buffer has no bytes.
const detached = new Uint8Array(8);
detached.buffer.transfer();
console.log((await subtle.digest('SHA-1', detached)).byteLength);
console.log(await failure(subtle.encrypt({ name: 'AES-GCM', iv: detached }, key, new Uint8Array(4))));

const encrypting = (parameters) => failure(subtle.encrypt(parameters, key, new Uint8Array(4)));
console.log(await encrypting({ name: 'AES-GCM' }), await encrypting({ name: 'AES-GCM', iv: [1] }), await encrypting('AES-GCM'));
console.log(await encrypting({ name: 'AES-GCM', iv, tagLength: 256 }), await encrypting({ name: 'AES-GCM', iv, tagLength: -1 }));
console.log(await encrypting({ name: 'AES-GCM', iv, tagLength: 'x' }), await encrypting({ name: 'AES-GCM', iv, tagLength: 96.9 }));
console.log(await encrypting({ name: 'AES-GCM', iv: new Uint8Array(new SharedArrayBuffer(12)) }), await encrypting(null), await encrypting(5));
// Only letters of ASCII are the same in both cases: this K is the Kelvin sign.
console.log(await failure(subtle.generateKey({ name: 'aes-kw', length: 128 }, true, ['wrapKey'])));
console.log(await failure(subtle.generateKey({ name: 'AES-\u212aW', length: 128 }, true, ['wrapKey'])));
console.log(await failure(subtle.generateKey({ name: 'AES-KW ', length: 128 }, true, ['wrapKey'])));
console.log(await failure(subtle.encrypt({ name: 'AES-GCM', iv }, {}, iv)), await failure(subtle.encrypt({ name: 'AES-GCM', iv }, key, 'text')));
console.log(await failure(subtle.encrypt({ name: 'AES-GCM', iv }, key)), await failure(subtle.encrypt.call({}, { name: 'AES-GCM', iv }, key, iv)));
