import './throws.js';
console.log('does not run');
