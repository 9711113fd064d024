import { b, useA } from './b.js';

console.log('a runs, b is', b);
export const a = 'a';
export function hoisted() {
  return 'hoisted function of a';
}
export default function () {
  return 'hoisted default of a';
}
console.log(useA());
