setTimeout(() => console.log('must not run'));
console.log('before');
process.exit(7);
console.log('must not run');
