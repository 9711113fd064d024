// Each trap is a RuntimeError that JavaScript can catch.
import * as wasm from './traps.wasm';

for (const [name, ...args] of [
  ['unreachable'],
  ['divide', 1, 0],
  ['divide', -(2 ** 31), -1],
  ['remainder', 1, 0],
  ['load', 65533],
  ['load', -1],
  ['store', 2 ** 20],
  ['truncate', 1e20],
  ['truncate', NaN],
  ['indirect', 0],
  ['indirect', 1],
  ['indirect', 2],
  ['recurse'],
  ['throws'],
]) {
  try {
    wasm[name](...args);
    console.log(name, 'no error');
  } catch (error) {
    console.log(name, args, `${error}`, error instanceof WebAssembly.RuntimeError);
  }
}
console.log(wasm.divide(7, 2), wasm.load(65532));
