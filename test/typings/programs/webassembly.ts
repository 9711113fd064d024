import { exactly } from './exactly.ts';

const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const module = new WebAssembly.Module(bytes);
exactly<WebAssembly.ModuleExportDescriptor[]>()(WebAssembly.Module.exports(module));
const { instance } = await WebAssembly.instantiate(bytes, { a: { b: () => 1 } });
exactly<WebAssembly.Instance>()(instance);
exactly<WebAssembly.Instance>()(await WebAssembly.instantiate(module));
instance.exports.add(1, 2);
exactly<number>()(new WebAssembly.Memory({ initial: 1, maximum: 2 }).grow(1));
new WebAssembly.Table({ element: 'anyfunc', initial: 1 }).set(0, null);
exactly<any>()(new WebAssembly.Global({ value: 'i32', mutable: true }, 5).value);
await WebAssembly.compileStreaming(fetch('file:///a.wasm'));

// @ts-expect-error
new WebAssembly.Module('a.wasm');
// @ts-expect-error
new WebAssembly.Memory();
// @ts-expect-error
new WebAssembly.Global({ value: 'int' });
// @ts-expect-error
WebAssembly.Module(bytes);
