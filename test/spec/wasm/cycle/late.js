import { later } from './hoisted.js';

console.log(later());
