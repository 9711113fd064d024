// A WebAssembly file as an ES module: its exports by name, and its own import of ./report.js.
import { add, answer, countdown } from './math.wasm';

console.log(add(2, 3), answer);
countdown(2);
