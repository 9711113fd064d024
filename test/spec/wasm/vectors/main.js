// A module that exports a vector, which has no value in JavaScript, exports the rest as usual.
import { n, v } from './globals.wasm';

console.log(n, v);
