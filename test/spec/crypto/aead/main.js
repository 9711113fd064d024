// AES-GCM, AES-OCB and ChaCha20-Poly1305: known answers (NIST, RFC 7253, RFC 8439), tags, what is refused.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const bytes = (text) => Uint8Array.fromHex(text);
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
const importKey = (name, key) => subtle.importKey('raw-secret', key, name, true, ['encrypt', 'decrypt']);

const gcm = await importKey('AES-GCM', bytes('feffe9928665731c6d6a8f9467308308'));
const gcmParameters = {
  name: 'AES-GCM',
  iv: bytes('cafebabefacedbaddecaf888'),
  additionalData: bytes('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
};
const plaintext = bytes(
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
);
console.log(hex(await subtle.encrypt(gcmParameters, gcm, plaintext)));

// RFC 7253, appendix A.
const ocb = await importKey('AES-OCB', bytes('000102030405060708090a0b0c0d0e0f'));
const ocbParameters = {
  name: 'AES-OCB',
  iv: bytes('bbaa99887766554433221101'),
  additionalData: bytes('0001020304050607'),
};
console.log(hex(await subtle.encrypt(ocbParameters, ocb, bytes('0001020304050607'))));

// RFC 8439, section 2.8.2.
const chacha = await importKey('ChaCha20-Poly1305', bytes('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f'));
const chachaParameters = {
  name: 'ChaCha20-Poly1305',
  iv: bytes('070000004041424344454647'),
  additionalData: bytes('50515253c0c1c2c3c4c5c6c7'),
};
const sunscreen = Uint8Array.from(
  "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
  (character) => character.charCodeAt(0),
);
console.log(hex(await subtle.encrypt(chachaParameters, chacha, sunscreen)).slice(-64));

for (const [parameters, key, tags] of [
  [gcmParameters, gcm, [32, 64, 96, 104, 112, 120, 128]],
  [ocbParameters, ocb, [64, 96, 128]],
  [chachaParameters, chacha, [128]],
]) {
  for (const tagLength of tags) {
    for (const size of [0, 1, 100_000]) {
      const data = new Uint8Array(size).fill(size);
      const sealed = new Uint8Array(await subtle.encrypt({ ...parameters, tagLength }, key, data));
      const opened = await subtle.decrypt({ ...parameters, tagLength }, key, sealed);
      if (sealed.length !== size + tagLength / 8 || hex(opened) !== data.toHex()) console.log('wrong', parameters.name);
      sealed[sealed.length - 1] ^= 1;
      const refused = [
        await failure(subtle.decrypt({ ...parameters, tagLength }, key, sealed)),
        await failure(subtle.decrypt({ ...parameters, tagLength, additionalData: undefined }, key, sealed)),
      ];
      if (refused.join() !== 'OperationError,OperationError') console.log(parameters.name, tagLength, size, refused);
    }
  }
  const wrong = [0, 16, 100, 127].map((tagLength) => failure(subtle.encrypt({ ...parameters, tagLength }, key, plaintext)));
  console.log(parameters.name, (await Promise.all(wrong)).join());
  console.log(await failure(subtle.encrypt({ ...parameters, tagLength: 256 }, key, plaintext)));
  console.log(await failure(subtle.decrypt(parameters, key, new Uint8Array(15))));
}
console.log(await failure(subtle.encrypt({ ...ocbParameters, iv: new Uint8Array(16) }, ocb, plaintext)));
console.log(await failure(subtle.encrypt({ ...chachaParameters, iv: new Uint8Array(8) }, chacha, plaintext)));
// Large data goes to another thread; it was copied before.
const large = new Uint8Array(1_000_000);
const sealing = subtle.encrypt(gcmParameters, gcm, large);
large.fill(1);
console.log(new Uint8Array(await subtle.decrypt(gcmParameters, gcm, await sealing)).every((byte) => byte === 0));
