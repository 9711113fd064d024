// Garbage does not count, nor does what lies outside of the heap.
let last;
for (let i = 0; i < 200; i++) last = new Array(100_000).fill(i);
const buffers = Array.from({ length: 50 }, () => new Uint8Array(10 * 1024 * 1024));
console.log(last.length, buffers.length);
