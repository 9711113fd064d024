const clone = (value) => structuredClone(value);
const cyclic = { list: [1, , 3], nested: { text: 'ü\ud800', big: 10n ** 20n } };
cyclic.self = cyclic;
cyclic.list.push(cyclic.nested);
const copy = clone(cyclic);
console.log(copy, copy !== cyclic, copy.self === copy, copy.list[3] === copy.nested, 1 in copy.list);

console.log([-0, NaN, undefined, null, true].map(clone));
console.log([new Boolean(false), new Number(-0), new String('s'), Object(7n)].map(clone));
console.log(clone(new Date(NaN)), clone(new Date(1e12)).getTime());
const regexp = /a(?<n>b)/giu;
regexp.lastIndex = 3;
console.log(clone(regexp), clone(regexp).lastIndex);
console.log(clone(new Map([[{ key: 1 }, new Set([1, 'two'])]])));

// Bytes: views of one buffer share its copy.
const buffer = new ArrayBuffer(8, { maxByteLength: 16 });
const [bytes, view] = clone([new Uint8Array(buffer), new DataView(buffer, 2, 4)]);
console.log(bytes.buffer === view.buffer, bytes.buffer !== buffer, bytes.buffer.maxByteLength, view.byteOffset, view.byteLength);
bytes.buffer.resize(12);
console.log(bytes.length);
const shared = new SharedArrayBuffer(4);
const sharedCopy = clone(new Int32Array(shared));
new Int32Array(shared)[0] = 42;
console.log(sharedCopy[0], sharedCopy.buffer !== shared);

// What is not copied: prototypes, accessors, symbols, attributes, what is not enumerable.
class Point {
  #secret = 1;
  constructor() {
    this.x = 1;
  }
  get y() {
    return 2;
  }
}
const odd = Object.defineProperties({ get computed() { return 3; }, [Symbol('s')]: 4 }, { hidden: { value: 5 }, fixed: { value: 6, enumerable: true } });
console.log(clone(new Point()), Object.getOwnPropertyDescriptors(clone(odd)));
console.log(clone(Object.create({ inherited: 1 })), clone(Object.assign([1], { extra: 2 })), clone(Object(Symbol.prototype)) instanceof Object);
console.log(Object.getPrototypeOf(clone(Object.create(null))) === Object.prototype);

// Getters run in order, once, and may change what follows.
const calls = [];
const changing = { get a() { calls.push('a'); delete this.b; this.c = 'changed'; return 1; }, b: 2, c: 3 };
console.log(clone(changing), calls);

console.log(clone(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))) instanceof WebAssembly.Module);
