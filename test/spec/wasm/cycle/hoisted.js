import { twice } from './cycle.wasm';
import * as wasm from './cycle.wasm';

export function plus(a, b) {
  return a + b;
}
try {
  twice(1);
} catch (error) {
  console.log(`${error}`);
}
export const later = () => wasm.twice(100);
