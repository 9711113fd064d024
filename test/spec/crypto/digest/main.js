// digest: names in any case, vectors of FIPS 180 and FIPS 202, and the bytes as they were when it was called.
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
const abc = Uint8Array.of(0x61, 0x62, 0x63);

for (const name of ['SHA-1', 'sha-256', 'Sha-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512']) {
  console.log(name, hex(await crypto.subtle.digest(name, abc)));
}
console.log(hex(await crypto.subtle.digest({ name: 'SHA-256' }, new DataView(abc.buffer, 1, 0))));

// Large data is hashed on another thread: what happens to it afterwards does not matter.
for (const size of [1000, 1_000_000]) {
  const data = new Uint8Array(size).fill(7);
  const digest = crypto.subtle.digest('SHA-256', data);
  data.fill(8);
  structure(await digest, await crypto.subtle.digest('SHA-256', new Uint8Array(size).fill(7)));
}
function structure(left, right) {
  console.log(left instanceof ArrayBuffer, left.byteLength, hex(left) === hex(right));
}

async function failure(...args) {
  return crypto.subtle.digest(...args).then(
    () => 'no error',
    (error) => `${error.constructor.name} ${error.name}`,
  );
}
console.log(await failure('AES-GCM', abc));
console.log(await failure('SHA-256\u0000', abc));
console.log(await failure({}, abc));
console.log(await failure('SHA-256', 'abc'));
console.log(await failure('SHA-256'));
console.log(await failure(Symbol('SHA-256'), abc));
console.log(
  await SubtleCrypto.prototype.digest.call({}, 'SHA-256', abc).catch((error) => `${error.constructor.name}`),
);
// The data is looked at before the algorithm is, as arguments are converted first.
console.log(await failure('no such algorithm', 1));

// The parameters of an algorithm are read as Web IDL says: the name twice, then what the algorithm needs.
const reads = [];
const spy = new Proxy({ name: 'SHA-1', other: 1 }, { get: (target, key) => (reads.push(key), target[key]) });
await crypto.subtle.digest(spy, abc);
console.log(reads.join());

// It settles in a task of its own: microtasks come first.
let microtasks = 0;
const digest = crypto.subtle.digest('SHA-256', abc).then(() => microtasks);
for (let i = 0; i < 5; i++) await (microtasks += 1);
console.log(await digest);
