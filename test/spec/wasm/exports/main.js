// Every kind of export, under every kind of name.
import plain, { memory, table, constant, counter, big, float, increment, $valid, 'odd name' as odd, '' as empty, 'é' as accent } from './exports.wasm';
import * as all from './exports.wasm';
export * from './exports.wasm';

console.log(Object.keys(all));
console.log(plain(), $valid(), odd(), empty(), accent(), all['then-not'](), all.class(), all['a"b\\c\u2028'](), all.__proto__());
console.log(memory, memory.buffer.byteLength, table.length, table.get(0)());
console.log(constant, big, float);
increment();
console.log(counter, all.counter);
