import { multiply } from './inner.wasm';

console.log('middle runs, inner is ready:', multiply(2, 3));
export const square = (x) => multiply(x, x);
export default function () {
  return 1000;
}
