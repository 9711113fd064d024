import source empty from './empty.wasm';

console.log(empty, empty instanceof WebAssembly.Module);
console.log(new WebAssembly.Instance(empty).exports);
