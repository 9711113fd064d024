// What is too large, or too deep, is an error that can be caught; the program goes on.
const depth = (f) => {
  try {
    f();
    return 'no error';
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
const recursive = () => recursive();
const deep = (n) => {
  let value = [];
  for (let i = 0; i < n; i++) value = [value];
  return value;
};
class Getter {
  get x() {
    return this.x;
  }
}
const proxy = new Proxy({}, { get: (target, key, receiver) => receiver[key] });
console.log(depth(recursive));
console.log(depth(() => new Getter().x));
console.log(depth(() => proxy.x));
console.log(depth(() => JSON.stringify(deep(1e6))));
console.log(depth(() => JSON.parse('['.repeat(1e6))).slice(0, 40));
console.log(depth(() => String(deep(1e6))));
console.log(depth(() => new Function('['.repeat(1e6))));
console.log(depth(() => eval(`${'('.repeat(1e6)}`)));
console.log(depth(() => 'x'.repeat(2 ** 30)));
console.log(depth(() => new Array(-1)));
console.log(depth(() => new ArrayBuffer(2 ** 53)));
console.log(depth(() => new ArrayBuffer(2 ** 50)));
console.log(depth(() => new Uint8Array(2 ** 40)));
console.log(depth(() => Math.max(...new Array(1e7).fill(1))));
console.log(depth(() => { let s = 'x'; for (;;) s += s; }));
console.log(depth(() => /(?:(?:a)*)*b/.test('a')));
let asyncDepth = 0;
const asynchronous = async () => {
  asyncDepth++;
  return asynchronous();
};
await asynchronous().catch((error) => console.log(`${error}`, asyncDepth > 1000));
console.log('still here', depth(recursive));
setTimeout(() => console.log('and later', depth(recursive)));
