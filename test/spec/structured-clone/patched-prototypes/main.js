const original = new DOMException('message', 'AbortError');
const map = new Map([[1, new Set([2])]]);
const buffer = new ArrayBuffer(2);
const fail = () => {
  throw new Error('patched');
};
for (const prototype of [Array.prototype, Map.prototype, Set.prototype, Function.prototype]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name);
    if (typeof value === 'function' && name !== 'constructor' && name !== 'apply') prototype[name] = fail;
  }
}
Object.defineProperty(Object.prototype, 'get', { value: fail });
const copy = structuredClone({ original, map, buffer }, { transfer: [buffer] });
console.log(`${copy.original.name} ${copy.buffer.byteLength} ${buffer.detached}`);
