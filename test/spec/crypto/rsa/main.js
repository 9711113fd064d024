// RSA: the three algorithms, their parameters, and JSON Web Keys.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const publicExponent = new Uint8Array([1, 0, 1]);
const data = new Uint8Array(50).fill(9);

for (const [name, usages, parameters] of [
  ['RSASSA-PKCS1-v1_5', ['sign', 'verify'], {}],
  ['RSA-PSS', ['sign', 'verify'], { saltLength: 20 }],
]) {
  const algorithm = { name, modulusLength: 1024, publicExponent, hash: 'SHA-256' };
  const { privateKey, publicKey } = await subtle.generateKey(algorithm, true, usages);
  console.log(publicKey.algorithm);
  const signature = await subtle.sign({ name, ...parameters }, privateKey, data);
  console.log(signature.byteLength, await subtle.verify({ name, ...parameters }, publicKey, signature, data));
  console.log(await subtle.verify({ name, ...parameters }, publicKey, signature, data.slice(1)));
  console.log(await subtle.verify({ name, ...parameters }, publicKey, signature.slice(1), data));
  for (const format of ['jwk', 'pkcs8']) {
    const exported = await subtle.exportKey(format, privateKey);
    const again = await subtle.importKey(format, exported, algorithm, true, ['sign']);
    const other = await subtle.sign({ name, ...parameters }, again, data);
    console.log(format, await subtle.verify({ name, ...parameters }, publicKey, other, data));
  }
  console.log(Object.keys(await subtle.exportKey('jwk', privateKey)).join());
  console.log((await subtle.exportKey('jwk', publicKey)).alg, (await subtle.exportKey('jwk', publicKey)).e);
}

// Salts longer than the modulus fail when signing, and verify nothing.
const pss = await subtle.generateKey({ name: 'RSA-PSS', modulusLength: 1024, publicExponent, hash: 'SHA-512' }, true, ['sign', 'verify']);
for (const saltLength of [62, 63, 4_294_967_295]) {
  const sign = { name: 'RSA-PSS', saltLength };
  console.log(await failure(subtle.sign(sign, pss.privateKey, data)));
  console.log(await subtle.verify(sign, pss.publicKey, new Uint8Array(128), data));
}

const oaep = { name: 'RSA-OAEP', modulusLength: 1024, publicExponent, hash: 'SHA-1' };
const { privateKey, publicKey } = await subtle.generateKey(oaep, true, ['encrypt', 'decrypt']);
const label = new Uint8Array([1, 2, 3]);
const ciphertext = await subtle.encrypt({ name: 'RSA-OAEP', label }, publicKey, data);
console.log(hex(await subtle.decrypt({ name: 'RSA-OAEP', label }, privateKey, ciphertext)) === data.toHex());
console.log(await failure(subtle.decrypt('RSA-OAEP', privateKey, ciphertext)));
console.log((await subtle.encrypt('RSA-OAEP', publicKey, new Uint8Array(86))).byteLength);
console.log(await failure(subtle.encrypt('RSA-OAEP', publicKey, new Uint8Array(87))));
console.log((await subtle.decrypt('RSA-OAEP', privateKey, await subtle.encrypt('RSA-OAEP', publicKey, new Uint8Array(0)))).byteLength);

// What does not belong together is no key.
const jwk = await subtle.exportKey('jwk', privateKey);
const importing = (changes, hash = 'SHA-1') =>
  failure(subtle.importKey('jwk', { ...jwk, ...changes }, { name: 'RSA-OAEP', hash }, true, ['decrypt']));
console.log(await importing({}), await importing({ p: jwk.q, q: jwk.p }), await importing({ dp: jwk.dq }));
console.log(await importing({ d: jwk.e }), await importing({ qi: undefined }), await importing({ oth: [] }));
console.log(await importing({ n: jwk.n.slice(4) }), await importing({}, 'SHA-256'), await importing({ alg: undefined }, 'SHA-256'));
console.log(await importing({ alg: 'RS1' }), await importing({ use: 'sig' }), await importing({ ext: false }));

const generating = (changes) => failure(subtle.generateKey({ ...oaep, ...changes }, true, ['decrypt']));
console.log(await generating({ publicExponent: new Uint8Array([0, 0, 1]) }), await generating({ publicExponent: new Uint8Array(0) }));
console.log(await generating({ publicExponent: [1, 0, 1] }), await generating({ modulusLength: 100 }), await generating({ modulusLength: -1 }));
console.log(await generating({ hash: 'cSHAKE128' }), await generating({ hash: undefined }));
