import './a.js';

console.log('c starts');
export let c = 'unset';
await 0;
c = 'c';
console.log('c ends');
