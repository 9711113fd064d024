// Script, then microtasks, then timers by due time and, when equal, by start.
setTimeout(() => console.log('timer 20'), 20);
setTimeout(() => console.log('timer 1'), 1);
setTimeout(() => {
  console.log('timer 0');
  queueMicrotask(() => console.log('microtask of timer 0'));
  Promise.resolve().then(() => console.log('promise of timer 0'));
}, 0);
setTimeout(() => console.log('timer 0 again'));
setTimeout(() => console.log('timer 20 again'), 20);
queueMicrotask(() => {
  console.log('microtask 1');
  queueMicrotask(() => console.log('microtask 3'));
});
Promise.resolve().then(() => console.log('microtask 2'));
console.log('script');
