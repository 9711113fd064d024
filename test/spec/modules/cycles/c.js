import { useA } from './b.js';

console.log('c runs', typeof useA);
