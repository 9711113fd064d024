// The JavaScript API of WebAssembly, its asynchronous parts included.
// (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
const bytes = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11,
]);

console.log(Object.getOwnPropertyNames(WebAssembly).sort().join(' '));
console.log(WebAssembly.validate(bytes), WebAssembly.validate(bytes.slice(1)), WebAssembly.validate(bytes.buffer));

const order = [];
const compiling = WebAssembly.compile(bytes).then((module) => (order.push('compiled'), module));
queueMicrotask(() => order.push('microtask'));
const module = await compiling;
console.log(order, module instanceof WebAssembly.Module, module);
console.log(WebAssembly.Module.exports(module), WebAssembly.Module.imports(module));

const { add } = (await WebAssembly.instantiate(module)).exports;
console.log(add(1, 2), add(2 ** 31 - 1, 1), add('4', true), add, add.length);
const both = await WebAssembly.instantiate(bytes);
console.log(both.module instanceof WebAssembly.Module, both.instance.exports.add(40, 2), Object.isFrozen(both.instance.exports));
console.log(both.instance.exports);

const results = await Promise.all(Array.from({ length: 50 }, () => WebAssembly.instantiate(bytes)));
console.log(results.reduce((sum, { instance }) => instance.exports.add(sum, 1), 0));

for (const attempt of [
  () => WebAssembly.compile(bytes.slice(0, 20)),
  () => WebAssembly.compile(new Uint8Array()),
  () => WebAssembly.compile('text'),
  () => WebAssembly.instantiate(),
  () => WebAssembly.instantiate(bytes.slice(0, 8).fill(1)),
  () => new WebAssembly.Module(new Uint8Array([1, 2, 3, 4])),
  () => WebAssembly.Module(bytes),
  () => new WebAssembly.Memory({ initial: 2, maximum: 1 }),
  () => new WebAssembly.Global({ value: 'i32' }, 1n),
]) {
  try {
    await attempt();
    console.log('no error');
  } catch (error) {
    console.log(`${error}`, error instanceof Error);
  }
}

const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 });
const { buffer } = memory;
console.log(memory.grow(1), buffer.byteLength, buffer.detached, memory.buffer.byteLength);
const global = new WebAssembly.Global({ value: 'i64', mutable: true }, 5n);
global.value = -1n;
console.log(global.value, global.valueOf());
const table = new WebAssembly.Table({ initial: 1, element: 'externref' }, 'element');
console.log(table.get(0), table.grow(1, 'more'), table.length, table.get(1));
console.log(WebAssembly.Module.customSections(module, 'name'));
