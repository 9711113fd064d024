// The listeners see the code, and the last one to set another wins.
process.on('beforeExit', () => console.log('not for process.exit()'));
process.on('exit', (code) => {
  console.log('first', code);
  process.exitCode = 5;
});
process.on('exit', (code) => {
  console.log('second', code, process.exitCode);
  process.exit(7);
});
process.on('exit', () => console.log('not after process.exit()'));
setTimeout(() => process.exit(3));
