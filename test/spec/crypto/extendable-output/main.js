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

// RFC 9861, section 5: the pattern of its test vectors.
const pattern = (size) => Uint8Array.from({ length: size }, (_, index) => index % 251);
for (const name of ['TurboSHAKE128', 'TurboSHAKE256', 'KT128', 'KT256']) {
  for (const size of [0, 17 ** 2, 8191, 8192, 17 ** 4]) {
    console.log(name, size, hex(await subtle.digest({ name, outputLength: 256 }, pattern(size))));
  }
  const long = await subtle.digest({ name, outputLength: 10_032 * 8 }, pattern(0));
  console.log(name, hex(long.slice(-32)));
  console.log(await failure(subtle.digest({ name, outputLength: 0 }, pattern(1))));
}
const domain = (domainSeparation) => ({ name: 'TurboSHAKE128', outputLength: 256, domainSeparation });
console.log(hex(await subtle.digest(domain(0x0b), Uint8Array.of(0xff, 0xff, 0xff))));
console.log(await failure(subtle.digest(domain(0), pattern(1))), await failure(subtle.digest(domain(0x80), pattern(1))));
for (const [size, length] of [[1, 41], [17 ** 2, 41 ** 3]]) {
  const parameters = { name: 'KT128', outputLength: 256, customization: pattern(length) };
  console.log('KT128', size, length, hex(await subtle.digest(parameters, pattern(size))));
}
