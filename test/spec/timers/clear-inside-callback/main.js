// Clearing works at once, also for timers that are due in the same batch.
const first = setTimeout(() => {
  console.log('first clears second and the interval');
  clearTimeout(second);
  clearInterval(interval);
}, 1);
const second = setTimeout(() => console.log('must not run'), 1);
const interval = setInterval(() => console.log('must not run'), 1);
const wait = performance.now() + 10;
while (performance.now() < wait);
let runs = 0;
const own = setInterval(() => {
  console.log('own run', ++runs);
  if (runs < 2) return;
  clearInterval(own);
  const itself = setTimeout(() => {
    clearTimeout(itself);
    console.log('clearing itself is allowed');
  }, 1);
}, 1);
clearTimeout(setTimeout(() => console.log('must not run'), 1000));
console.log(typeof first);
