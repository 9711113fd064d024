import * as a from './a.js';
import { c } from './c.js';

console.log('b starts, sees', a.a, c);
await new Promise((resolve) => setTimeout(resolve, 5));
export const b = 'b';
console.log('b ends');
