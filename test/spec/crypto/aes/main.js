// AES-CBC, AES-CTR and AES-KW: known answers (NIST SP 800-38A, RFC 3394), padding, and counters that wrap.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const bytes = (text) => Uint8Array.fromHex(text);
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const plaintext = bytes('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51');
const keys = {
  128: bytes('2b7e151628aed2a6abf7158809cf4f3c'),
  192: bytes('8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b'),
  256: bytes('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'),
};
const importKey = (name, key, usages = ['encrypt', 'decrypt']) => subtle.importKey('raw', key, name, true, usages);

for (const bits of [128, 192, 256]) {
  const cbc = await importKey('AES-CBC', keys[bits]);
  const parameters = { name: 'AES-CBC', iv: bytes('000102030405060708090a0b0c0d0e0f') };
  const ciphertext = await subtle.encrypt(parameters, cbc, plaintext);
  console.log(bits, hex(ciphertext).slice(0, 64), ciphertext.byteLength);
  console.log(hex(await subtle.decrypt(parameters, cbc, ciphertext)) === plaintext.toHex());
  console.log((await subtle.encrypt(parameters, cbc, new Uint8Array(0))).byteLength);
  console.log(await failure(subtle.decrypt(parameters, cbc, ciphertext.slice(0, 15))));
  console.log(await failure(subtle.decrypt(parameters, cbc, new Uint8Array(0))));
  console.log(await failure(subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(15) }, cbc, plaintext)));
  const ctr = await importKey('AES-CTR', keys[bits]);
  const counter = bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
  console.log(hex(await subtle.encrypt({ name: 'AES-CTR', counter, length: 128 }, ctr, plaintext)));
}

// Only the counter's bits count: behind the last block comes the first one, with the nonce untouched.
const ctr = await importKey('AES-CTR', keys[128]);
const nonce = bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfdfe');
const block = async (last, length = 128) =>
  hex(await subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array([...nonce, last]), length }, ctr, new Uint8Array(16)));
const stream = (last, length, size) =>
  subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array([...nonce, last]), length }, ctr, new Uint8Array(size));
const wrapped = hex(await stream(0xff, 8, 48));
console.log(wrapped === (await block(0xff)) + (await block(0x00)) + (await block(0x01)));
console.log(hex(await stream(0x0f, 4, 32)) === (await block(0x0f)) + (await block(0x00)));
console.log((await stream(0xaa, 8, 256 * 16)).byteLength, await failure(stream(0xaa, 8, 256 * 16 + 1)));
console.log((await stream(0xff, 1, 32)).byteLength, await failure(stream(0xff, 1, 33)));
console.log(await failure(stream(0, 0, 1)), await failure(stream(0, 129, 1)));
console.log(await failure(subtle.encrypt({ name: 'AES-CTR', counter: new Uint8Array(15), length: 1 }, ctr, nonce)));

const kek = await importKey('AES-KW', bytes('000102030405060708090a0b0c0d0e0f'), ['wrapKey', 'unwrapKey']);
const wrapping = await importKey('AES-CBC', bytes('00112233445566778899aabbccddeeff'));
const result = new Uint8Array(await subtle.wrapKey('raw', wrapping, kek, 'AES-KW'));
console.log(result.toHex());
const unwrap = (data) => subtle.unwrapKey('raw', data, kek, 'AES-KW', 'AES-CBC', true, ['encrypt']);
console.log(hex(await subtle.exportKey('raw', await unwrap(result))));
result[3] ^= 1;
console.log(await failure(unwrap(result)), await failure(unwrap(new Uint8Array(7))));
