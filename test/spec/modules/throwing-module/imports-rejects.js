import './rejects.js';
console.log('does not run');
