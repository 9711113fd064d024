// getRandomValues fills the array it is given and nothing else; randomUUID gives version 4 UUIDs.
const filled = crypto.getRandomValues(new Uint8Array(65_536));
console.log(filled.length, new Set(filled).size);

const buffer = new ArrayBuffer(96);
const part = new BigUint64Array(buffer, 32, 4);
console.log(crypto.getRandomValues(part) === part);
const bytes = new Uint8Array(buffer);
console.log(bytes.slice(0, 32).every((byte) => byte === 0), bytes.slice(64).every((byte) => byte === 0));
console.log(bytes.slice(32, 64).some((byte) => byte !== 0));

function failure(action) {
  try {
    action();
    return 'no error';
  } catch (error) {
    return `${error.constructor.name} ${error.name} ${error.code ?? ''}`;
  }
}
// The type counts before the length, and both before anything is written.
console.log(failure(() => crypto.getRandomValues(new Float64Array(65_537))));
console.log(failure(() => crypto.getRandomValues(new DataView(new ArrayBuffer(8)))));
console.log(failure(() => crypto.getRandomValues(new Uint16Array(32_769))));
console.log(failure(() => crypto.getRandomValues(new ArrayBuffer(8))));
console.log(failure(() => crypto.getRandomValues(new Uint8Array(new SharedArrayBuffer(8)))));
console.log(failure(() => crypto.getRandomValues(new Uint8Array(new ArrayBuffer(8, { maxByteLength: 16 })))));
console.log(failure(() => crypto.getRandomValues()));
console.log(failure(() => crypto.getRandomValues.call({}, new Uint8Array(1))));
console.log(failure(() => new Crypto()));

const uuids = new Set(Array.from({ length: 1000 }, () => crypto.randomUUID()));
console.log(uuids.size);
console.log([...uuids].every((uuid) => /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid)));
console.log(Object.prototype.toString.call(crypto), crypto instanceof Crypto, crypto.subtle instanceof SubtleCrypto);
console.log(crypto.subtle === crypto.subtle);
