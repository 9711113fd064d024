// Function declarations are ready before any module of a cycle runs, let, const and class are not.
import './a.js';
import './self.js';

console.log('main');
