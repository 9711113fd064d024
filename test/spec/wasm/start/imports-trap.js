import './trap.wasm';
console.log('does not run');
