// ML-DSA and ML-KEM: sizes (FIPS 203 and 204), formats of keys, encapsulation in both directions.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const data = new Uint8Array(50).fill(9);
const otherStart = (text) => (text[0] === 'A' ? 'B' : 'A') + text.slice(1);

for (const name of ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']) {
  const { privateKey, publicKey } = await subtle.generateKey(name, true, ['sign', 'verify']);
  const context = new Uint8Array([1, 2]);
  const signature = await subtle.sign({ name, context }, privateKey, data);
  console.log(name, signature.byteLength, await subtle.verify({ name, context }, publicKey, signature, data));
  console.log(await subtle.verify(name, publicKey, signature, data));
  console.log(await failure(subtle.sign({ name, context: new Uint8Array(256) }, privateKey, data)));
  const seed = await subtle.exportKey('raw-seed', privateKey);
  const raw = await subtle.exportKey('raw-public', publicKey);
  const pkcs8 = await subtle.exportKey('pkcs8', privateKey);
  console.log(seed.byteLength, raw.byteLength, pkcs8.byteLength, (await subtle.exportKey('spki', publicKey)).byteLength);
  for (const [format, keyData] of [['raw-seed', seed], ['pkcs8', pkcs8], ['jwk', await subtle.exportKey('jwk', privateKey)]]) {
    const again = await subtle.importKey(format, keyData, name, true, ['sign']);
    const derived = await subtle.getPublicKey(again, ['verify']);
    console.log(format, hex(await subtle.exportKey('raw-seed', again)) === hex(seed), hex(await subtle.exportKey('raw-public', derived)) === hex(raw));
  }
  const jwk = await subtle.exportKey('jwk', privateKey);
  console.log(jwk.kty, jwk.alg, jwk.priv.length, jwk.key_ops);
  const importing = (changes) => failure(subtle.importKey('jwk', { ...jwk, ...changes }, name, true, ['sign']));
  console.log(await importing({ pub: otherStart(jwk.pub) }), await importing({ alg: undefined }), await importing({ priv: 'AAAA' }));
  console.log(await failure(subtle.importKey('raw', raw, name, true, ['verify'])), await failure(subtle.importKey('raw-seed', seed.slice(1), name, true, ['sign'])));
}

for (const name of ['ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024']) {
  const { privateKey, publicKey } = await subtle.generateKey(name, true, ['encapsulateBits', 'encapsulateKey', 'decapsulateBits', 'decapsulateKey']);
  const bits = await subtle.encapsulateBits(name, publicKey);
  console.log(name, Object.keys(bits), bits.sharedKey.byteLength, bits.ciphertext.byteLength);
  console.log(hex(await subtle.decapsulateBits(name, privateKey, bits.ciphertext)) === hex(bits.sharedKey));
  const aes = { name: 'AES-GCM', length: 256 };
  const { sharedKey, ciphertext } = await subtle.encapsulateKey(name, publicKey, aes, true, ['encrypt']);
  const other = await subtle.decapsulateKey(name, privateKey, ciphertext, aes, true, ['encrypt']);
  console.log(sharedKey.algorithm, hex(await subtle.exportKey('raw', sharedKey)) === hex(await subtle.exportKey('raw', other)));
  console.log(await failure(subtle.decapsulateBits(name, privateKey, ciphertext.slice(1))), await failure(subtle.encapsulateBits(name, privateKey)));
  const jwk = await subtle.exportKey('jwk', publicKey);
  console.log(jwk.alg, jwk.key_ops, (await subtle.exportKey('raw-seed', privateKey)).byteLength);
  console.log(await failure(subtle.importKey('raw-seed', new Uint8Array(32), name, true, ['decapsulateBits'])));
}

for (const [name, strength] of [
  ['SLH-DSA-SHA2-128f', 128],
  ['SLH-DSA-SHAKE-192f', 192],
]) {
  const { privateKey, publicKey } = await subtle.generateKey(name, true, ['sign', 'verify']);
  const signature = await subtle.sign({ name, context: data }, privateKey, data);
  console.log(name, signature.byteLength, await subtle.verify({ name, context: data }, publicKey, signature, data));
  console.log(await subtle.verify(name, publicKey, signature, data));
  const raw = await subtle.exportKey('raw-private', privateKey);
  console.log(raw.byteLength === strength / 2, (await subtle.exportKey('raw-public', publicKey)).byteLength === strength / 4);
  for (const format of ['raw-private', 'pkcs8', 'jwk']) {
    const again = await subtle.importKey(format, await subtle.exportKey(format, privateKey), name, true, ['sign']);
    console.log(format, hex(await subtle.exportKey('raw-private', again)) === hex(raw));
  }
  console.log(await failure(subtle.importKey('raw-seed', raw, name, true, ['sign'])));
  console.log(await failure(subtle.importKey('raw-private', raw.slice(1), name, true, ['sign'])));
}
