process.on('exit', () => {
  throw new Error('in a listener');
});
