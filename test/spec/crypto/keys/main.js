// A CryptoKey tells what it is and keeps what it is made of to itself.
const { subtle } = crypto;
const key = await subtle.generateKey({ name: 'aes-gcm', length: 128 }, false, ['decrypt', 'encrypt', 'decrypt']);
console.log(key);
console.log(Reflect.ownKeys(key), JSON.stringify(key), Object.keys(key.algorithm));
console.log(key.algorithm === key.algorithm, key.usages === key.usages);

// Scripts may change the objects that they see; the key does not.
key.algorithm.name = 'AES-CBC';
key.usages.length = 0;
const iv = new Uint8Array(12);
console.log((await subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(4))).byteLength);

const failure = (promise) => promise.then(() => 'no error', (error) => error.name);
console.log(await failure(subtle.exportKey('raw', key)), await failure(subtle.exportKey('jwk', key)));
console.log(await failure(subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(16) }, key, iv)));
console.log(await failure(subtle.sign('HMAC', key, iv)));

for (const attempt of [() => new CryptoKey(), () => CryptoKey.prototype.type, () => CryptoKey.prototype.usages]) {
  try {
    attempt();
    console.log('no error');
  } catch (error) {
    console.log(error.name);
  }
}

// What was imported may be changed afterwards.
const bytes = new Uint8Array(16).fill(1);
const imported = await subtle.importKey('raw', bytes, 'AES-GCM', true, ['encrypt']);
bytes.fill(2);
const exported = await subtle.exportKey('raw', imported);
console.log(new Uint8Array(exported)[0]);
new Uint8Array(exported).fill(3);
console.log(new Uint8Array(await subtle.exportKey('raw', imported))[0]);
