const attempt = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.constructor.name, error.name);
  }
};
const buffer = new Uint8Array([1, 2, 3]).buffer;
const { view, same } = structuredClone({ view: new Uint8Array(buffer, 1), same: buffer }, { transfer: [buffer] });
console.log(view, view.buffer === same, buffer.detached, buffer.byteLength);

// Not part of the value, and yet transferred.
const unused = new ArrayBuffer(4);
structuredClone(null, { transfer: new Set([unused]) });
console.log(unused.detached);

const resizable = new ArrayBuffer(4, { maxByteLength: 8 });
const resized = structuredClone(resizable, { transfer: [resizable] });
resized.resize(8);
console.log(resizable.detached, resized.resizable, resized.byteLength);

attempt('twice', () => {
  const twice = new ArrayBuffer(1);
  structuredClone(twice, { transfer: [twice, twice] });
});
attempt('detached', () => structuredClone(1, { transfer: [buffer] }));
attempt('detached in the value', () => structuredClone(buffer));
attempt('shared', () => structuredClone(1, { transfer: [new SharedArrayBuffer(1)] }));
attempt('view', () => structuredClone(1, { transfer: [new Uint8Array(1)] }));
attempt('plain object', () => structuredClone(1, { transfer: [{}] }));
attempt('platform object', () => structuredClone(1, { transfer: [new Event('x')] }));
attempt('memory of WebAssembly', () => structuredClone(1, { transfer: [new WebAssembly.Memory({ initial: 1 }).buffer] }));

// A value that cannot be cloned leaves the buffers alone.
const kept = new ArrayBuffer(1);
attempt('failure', () => structuredClone(() => {}, { transfer: [kept] }));
console.log(kept.detached);

// A getter that detaches what is to be transferred.
const early = new ArrayBuffer(1);
attempt('detached meanwhile', () => structuredClone({ get x() { return structuredClone(early, { transfer: [early] }); } }, { transfer: [early] }));
