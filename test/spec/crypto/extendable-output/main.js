// cSHAKE and KMAC: the samples of NIST SP 800-185, and lengths.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const text = (string) => Uint8Array.from(string, (character) => character.charCodeAt(0));
const counting = (size) => Uint8Array.from({ length: size }, (_, index) => index);
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);

const customization = text('Email Signature');
console.log(hex(await subtle.digest({ name: 'cSHAKE128', outputLength: 256, customization }, counting(4))));
console.log(hex(await subtle.digest({ name: 'cSHAKE128', outputLength: 256, customization }, counting(200))));
console.log(hex(await subtle.digest({ name: 'cSHAKE256', outputLength: 512, customization }, counting(4))));
// Without strings it is SHAKE.
console.log(hex(await subtle.digest({ name: 'cSHAKE128', outputLength: 256 }, counting(0))));
console.log((await subtle.digest({ name: 'cSHAKE256', outputLength: 0 }, counting(4))).byteLength);
console.log(await failure(subtle.digest({ name: 'cSHAKE256', outputLength: 12 }, counting(4))));
console.log(await failure(subtle.digest('cSHAKE256', counting(4))));

const secret = Uint8Array.from({ length: 32 }, (_, index) => 0x40 + index);
for (const [name, outputLength, size, strings] of [
  ['KMAC128', 256, 4, {}],
  ['KMAC128', 256, 4, { customization: text('My Tagged Application') }],
  ['KMAC128', 256, 200, { customization: text('My Tagged Application') }],
  ['KMAC256', 512, 4, { customization: text('My Tagged Application') }],
]) {
  const key = await subtle.importKey('raw-secret', secret, name, true, ['sign', 'verify']);
  const parameters = { name, outputLength, ...strings };
  const code = await subtle.sign(parameters, key, counting(size));
  console.log(name, hex(code), await subtle.verify(parameters, key, code, counting(size)));
  console.log(await subtle.verify({ ...parameters, outputLength: 128 }, key, code, counting(size)), key.algorithm);
}
const tiny = await subtle.importKey('raw-secret', new Uint8Array(1), 'KMAC128', true, ['sign']);
console.log((await subtle.sign({ name: 'KMAC128', outputLength: 8 }, tiny, counting(1))).byteLength);
console.log(await failure(subtle.importKey('raw', secret, 'KMAC128', true, ['sign'])));
console.log((await subtle.exportKey('jwk', tiny)).alg, (await subtle.generateKey('KMAC256', true, ['sign'])).algorithm);
