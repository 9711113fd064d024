// Once nothing is left to do; a listener that finds something is asked again.
let rounds = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (++rounds === 1) setTimeout(() => console.log('more'));
  if (rounds === 2) Promise.resolve().then(() => console.log('no work of the loop'));
});
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  setTimeout(() => console.log('never'));
  Promise.resolve().then(() => console.log('never'));
});
process.once('exit', () => console.log('second listener'));
console.log('main');
