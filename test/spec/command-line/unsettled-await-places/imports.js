import './sub/waits.js';
console.log('does not run');
