// The event loop: the script, then microtasks, then timers in the order in which they are due.
setTimeout(() => console.log('timer, 20 ms'), 20);
setTimeout((...args) => console.log('timer, 1 ms', ...args), 0, 'with', 'arguments');

let ticks = 0;
const interval = setInterval(() => {
  ticks += 1;
  console.log('tick', ticks);
  if (ticks === 3) clearInterval(interval);
}, 30);

const never = setTimeout(() => console.log('cleared, so never printed'), 5);
clearTimeout(never);

queueMicrotask(() => console.log('microtask'));
Promise.resolve().then(() => console.log('promise'));
console.log('script');
