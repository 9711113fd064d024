import source n from './module.js';

console.log(n);
