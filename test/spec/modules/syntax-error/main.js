import { a } from './a.js';
console.log('does not run');
