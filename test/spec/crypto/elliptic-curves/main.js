// ECDSA and ECDH: formats of keys and signatures, shared bits, points that are none.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const data = new Uint8Array(50).fill(9);

for (const [namedCurve, size] of [['P-256', 32], ['P-384', 48], ['P-521', 66]]) {
  const algorithm = { name: 'ECDSA', namedCurve };
  const parameters = { name: 'ECDSA', hash: 'SHA-384' };
  const { privateKey, publicKey } = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  console.log(publicKey.algorithm);
  // Numbers with leading zeros keep their length.
  for (let i = 0; i < 30; i++) {
    const signature = await subtle.sign(parameters, privateKey, data);
    if (signature.byteLength !== 2 * size) console.log('length', signature.byteLength);
    if (!(await subtle.verify(parameters, publicKey, signature, data))) console.log('not verified');
    if (await subtle.verify(parameters, publicKey, signature.slice(1), data)) console.log('verified');
  }
  console.log(await subtle.verify(parameters, publicKey, new Uint8Array(2 * size), data));
  console.log(await subtle.verify({ ...parameters, hash: 'SHA-256' }, publicKey, await subtle.sign(parameters, privateKey, data), data));

  const raw = await subtle.exportKey('raw', publicKey);
  const spki = await subtle.exportKey('spki', publicKey);
  const jwk = await subtle.exportKey('jwk', privateKey);
  console.log(raw.byteLength, new Uint8Array(raw)[0], jwk.crv, jwk.alg, jwk.d.length, jwk.x.length);
  // A compressed point is imported, and exported in its long form.
  const compressed = new Uint8Array(raw.slice(0, 1 + size));
  compressed[0] = 2 + (new Uint8Array(raw)[2 * size] & 1);
  const imported = await subtle.importKey('raw', compressed, algorithm, true, ['verify']);
  console.log(hex(await subtle.exportKey('raw-public', imported)) === hex(raw), hex(await subtle.exportKey('spki', imported)) === hex(spki));

  const importing = (format, keyData, changes = {}) =>
    failure(subtle.importKey(format, keyData, { ...algorithm, ...changes }, true, format === 'jwk' ? ['sign'] : ['verify']));
  const off = new Uint8Array(raw.slice(0));
  off[2 * size] ^= 1;
  console.log(await importing('raw', off), await importing('raw', raw.slice(1)), await importing('raw', new Uint8Array([0])));
  console.log(await importing('spki', spki.slice(0, -1)), await importing('spki', new Uint8Array([...new Uint8Array(spki), 0])));
  console.log(await importing('spki', spki, { namedCurve: namedCurve === 'P-256' ? 'P-384' : 'P-256' }), await importing('raw', raw, { namedCurve: 'P-1' }));
  console.log(await importing('jwk', { ...jwk, d: jwk.x }), await importing('jwk', { ...jwk, x: `AA${jwk.x}` }), await importing('jwk', { ...jwk, crv: 'P-1' }));
  console.log(await importing('jwk', { ...jwk, alg: 'ES1' }), await importing('raw-seed', raw), await importing('jwk', { ...jwk, y: undefined }));
}

for (const namedCurve of ['P-256', 'P-521']) {
  const ecdh = { name: 'ECDH', namedCurve };
  const left = await subtle.generateKey(ecdh, true, ['deriveBits']);
  const right = await subtle.generateKey(ecdh, true, ['deriveBits', 'deriveKey']);
  const derive = (own, peer, length) => subtle.deriveBits({ name: 'ECDH', public: peer }, own, length);
  const all = hex(await derive(left.privateKey, right.publicKey, null));
  console.log(all.length, all === hex(await derive(right.privateKey, left.publicKey)));
  const part = new Uint8Array(await derive(left.privateKey, right.publicKey, 13));
  console.log(part.length, part[0] === parseInt(all.slice(0, 2), 16), part[1] === (parseInt(all.slice(2, 4), 16) & 0xf8));
  console.log(await failure(derive(left.privateKey, right.publicKey, all.length * 4 + 1)), await failure(derive(left.privateKey, right.privateKey, 8)));
  const other = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-384' }, true, ['deriveBits']);
  console.log(await failure(derive(left.privateKey, other.publicKey, 8)), await failure(derive(left.privateKey, {}, 8)));
  console.log(left.publicKey.usages, (await subtle.exportKey('jwk', left.publicKey)).alg);
}
