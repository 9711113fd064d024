// The smallest program: one line of output.
console.log('Hello from jstime!');
