// A module that awaits its own import can never settle.
console.log('before');
const self = await import('./main.js');
console.log(self);
