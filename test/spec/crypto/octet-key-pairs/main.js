// Ed25519 and Ed448 (RFC 8032), X25519 and X448 (RFC 7748): known answers, and what is refused.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const bytes = (text) => Uint8Array.fromHex(text);
const base64url = (text) => bytes(text).toBase64({ alphabet: 'base64url', omitPadding: true });
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);

// RFC 8032, 7.1, test 3; 7.4, "1 octet (with context)".
const vectors = [
  ['Ed25519', 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7', 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025', 'af82', {}],
  ['Ed448', 'c4eab05d357007c632f3dbb48489924d552b08fe0c353a0d4a1f00acda2c463afbea67c5e8d2877c5e3bc397a659949ef8021e954e0a12274e', '43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb00742802b8438ea4cb82169c235160627b4c3a9480', '03', { context: bytes('666f6f') }],
];
for (const [name, d, x, message, parameters] of vectors) {
  const jwk = { kty: 'OKP', crv: name, d: base64url(d), x: base64url(x) };
  const privateKey = await subtle.importKey('jwk', jwk, name, true, ['sign']);
  const publicKey = await subtle.importKey('raw', bytes(x), name, true, ['verify']);
  const signature = new Uint8Array(await subtle.sign({ name, ...parameters }, privateKey, bytes(message)));
  console.log(name, signature.toHex());
  console.log(await subtle.verify({ name, ...parameters }, publicKey, signature, bytes(message)));
  signature[0] ^= 1;
  console.log(await subtle.verify({ name, ...parameters }, publicKey, signature, bytes(message)));
  console.log(await subtle.exportKey('jwk', privateKey));
  console.log(hex(await subtle.exportKey('pkcs8', privateKey)), hex(await subtle.exportKey('spki', publicKey)));
  const importing = (changes) => failure(subtle.importKey('jwk', { ...jwk, ...changes }, name, true, ['sign']));
  console.log(await importing({ x: base64url(d) }), await importing({ x: undefined }), await importing({ alg: 'EdDSA' }), await importing({ alg: 'ES256' }));
  console.log(await importing({ crv: 'X25519' }), await importing({ kty: 'EC' }), await importing({ d: 'AAAA' }));
  console.log(await failure(subtle.importKey('raw', bytes(x).slice(1), name, true, ['verify'])));
}
const ed448 = await subtle.generateKey('Ed448', false, ['sign', 'verify']);
console.log(await failure(subtle.sign({ name: 'Ed448', context: new Uint8Array(256) }, ed448.privateKey, new Uint8Array(1))));

// The neutral element as key and as R signs everything; it must sign nothing.
const neutral = bytes('0100000000000000000000000000000000000000000000000000000000000000');
const weak = await subtle.importKey('raw', neutral, 'Ed25519', true, ['verify']);
console.log(await subtle.verify('Ed25519', weak, new Uint8Array([...neutral, ...new Uint8Array(32)]), new Uint8Array(3)));

// RFC 7748, 6.1 and 6.2.
for (const [name, own, peer] of [
  ['X25519', '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a', 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'],
  ['X448', '9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b', '3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609'],
]) {
  const size = peer.length / 2;
  const secret = bytes(own).slice(0, size);
  // An X25519 PrivateKeyInfo; the public key is computed.
  const pkcs8 = new Uint8Array([0x30, 0x0e + size, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, name === 'X448' ? 0x6f : 0x6e, 4, size + 2, 4, size, ...secret]);
  const privateKey = await subtle.importKey('pkcs8', pkcs8, name, true, ['deriveBits']);
  const publicKey = await subtle.importKey('raw', bytes(peer), name, true, []);
  console.log(name, hex(await subtle.deriveBits({ name, public: publicKey }, privateKey)));
  console.log(hex(await subtle.exportKey('pkcs8', privateKey)) === pkcs8.toHex());
  // A point whose multiples are all zero gives no secret.
  const zero = await subtle.importKey('raw', new Uint8Array(size), name, true, []);
  console.log(await failure(subtle.deriveBits({ name, public: zero }, privateKey)));
}
