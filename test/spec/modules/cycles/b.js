import { a, hoisted } from './a.js';
import hoistedDefault from './a.js';
import * as namespace from './a.js';
import './c.js';

console.log('b runs');
console.log(hoisted(), '+', hoistedDefault());
try {
  console.log(a);
} catch (error) {
  console.log(`${error}`);
}
try {
  console.log(namespace.a);
} catch (error) {
  console.log(`${error}`);
}
console.log(namespace);
export const b = 'b';
export function useA() {
  return `b sees ${a}`;
}
