// @ts-check
// Timers: one after the other (latency) and many at once (bookkeeping).
import { notSlower, singleFile } from './workload.mjs';

/** @param {number} count */
function chain(count) {
  return {
    program: `let fired = 0;
function next() {
  if (++fired === ${count}) console.log('fired', fired);
  else setTimeout(next, 0);
}
setTimeout(next, 0);
`,
    expected: `fired ${count}\n`,
    timeoutMs: 10_000 + count * 5,
  };
}

export const timers = [
  singleFile({
    name: 'timer-chain',
    about: 'a chain of 2,000 setTimeout(0); at least 1 ms each in every runtime, so wall time is latency',
    rounds: 5,
    targets: [notSlower],
    ...chain(2000),
  }),
  singleFile({
    name: 'timer-chain-100k',
    about: 'the same with 100,000: two minutes and more for each run',
    rounds: 1,
    long: true,
    targets: [notSlower],
    ...chain(100_000),
  }),
  singleFile({
    name: 'timers-at-once',
    about: '100,000 timers pending at once, delays from 0 to 100 ms in mixed order',
    targets: [notSlower],
    program: `const count = 100_000;
const last = new Array(101).fill(-1);
let fired = 0;
let outOfOrder = 0;
function fire(index, delay) {
  if (last[delay] > index) outOfOrder++;
  last[delay] = index;
  if (++fired === count) console.log('fired', fired, 'out of order', outOfOrder);
}
for (let i = 0; i < count; i++) {
  const delay = (i * 7919) % 101;
  setTimeout(fire, delay, i, delay);
}
`,
    expected: 'fired 100000 out of order 0\n',
  }),
];
