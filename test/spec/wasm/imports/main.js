// Functions, memories, tables, mutable globals and plain values come from other modules by name.
import * as wasm from './imports.wasm';
import * as values from './values.js';
import process from 'process';

console.log(wasm.call(21n), wasm.number(), wasm.big(), wasm.odd(), wasm.pid() === process.pid);
new Uint8Array(values.memory.buffer)[0] = 200;
console.log(wasm.peek(), wasm.memory === values.memory, wasm.element === values.table, wasm.element.get(0));
wasm.bump();
console.log(values.mutable.value, wasm.mutable);
