const target = new EventTarget();
target.addEventListener('x', () => {
  throw new Error('in a listener');
});
target.dispatchEvent(new Event('x'));
console.log('must not run');
