// WebAssembly imports JavaScript, which imports WebAssembly, which imports the first one's memory.
import * as outer from './outer.wasm';
import { log } from './log.js';

console.log(outer.run(5));
console.log(Object.keys(outer), outer[Symbol.toStringTag], outer === (await import('./outer.wasm')));
console.log(log, (await import('./inner.wasm')).multiply(6, 7));
const text = (await import('./outer.wasm', { with: { type: 'bytes' } })).default;
console.log(text.slice(0, 4));
