export function throws() {
  throw new TypeError('from JavaScript');
}
export function calls(depth) {
  if (depth === 0) all.unreachable();
  else all.calls(depth - 1);
}
import * as all from './traps.wasm';
