// HMAC: RFC 4231, key lengths (a block by default, not a digest), constant results for truncated keys.
const { subtle } = crypto;
const hex = (buffer) => new Uint8Array(buffer).toHex();
const text = (string) => Uint8Array.from(string, (character) => character.charCodeAt(0));
const failure = (promise) => promise.then(() => 'no error', (error) => error.name);

for (const hash of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256']) {
  const key = await subtle.importKey('raw', text('Jefe'), { name: 'HMAC', hash }, true, ['sign', 'verify']);
  const code = await subtle.sign('HMAC', key, text('what do ya want for nothing?'));
  console.log(hash, hex(code));
  const other = new Uint8Array(code.slice());
  console.log(await subtle.verify('HMAC', key, code, text('what do ya want for nothing?')));
  other[0] ^= 1;
  console.log(await subtle.verify('HMAC', key, other, text('what do ya want for nothing?')));
  console.log(await subtle.verify('HMAC', key, code.slice(1), text('what do ya want for nothing?')));
  const generated = await subtle.generateKey({ name: 'HMAC', hash }, true, ['sign']);
  console.log(generated.algorithm, (await subtle.exportKey('raw', generated)).byteLength);
  console.log((await subtle.exportKey('jwk', generated)).alg);
}

const importing = (length, bytes = new Uint8Array(2).fill(255)) =>
  subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256', length }, true, ['sign']);
console.log(hex(await subtle.exportKey('raw', await importing(13))), (await importing(13)).algorithm.length);
console.log(await failure(importing(17)), await failure(importing(8)), await failure(importing(undefined, new Uint8Array(0))));
const odd = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 9 }, true, ['sign']);
console.log(new Uint8Array(await subtle.exportKey('raw', odd))[1] & 0x7f);
console.log(await failure(subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 0 }, true, ['sign'])));
