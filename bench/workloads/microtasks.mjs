// @ts-check
// A million microtasks, by each of the ways to make one.
import { notSlower, singleFile } from './workload.mjs';

export const microtasks = [
  singleFile({
    name: 'queue-microtask',
    about: '1,000,000 queueMicrotask calls, each from the one before',
    targets: [notSlower],
    program: `let left = 1_000_000;
function next() {
  if (--left > 0) queueMicrotask(next);
  else console.log('left', left);
}
queueMicrotask(next);
`,
    expected: 'left 0\n',
  }),
  singleFile({
    name: 'await-loop',
    about: '1,000,000 awaits of an async function in a loop',
    targets: [notSlower],
    program: `async function double(value) {
  return value * 2;
}
async function main() {
  let sum = 0;
  for (let i = 0; i < 1_000_000; i++) sum += await double(i);
  console.log('sum', sum);
}
main();
`,
    expected: 'sum 999999000000\n',
  }),
  singleFile({
    name: 'promise-then',
    about: '1,000,000 promises alive at once, in 1,000 chains of 1,000: mostly heap growth and collection',
    targets: [],
    program: `let sum = 0;
const chains = [];
for (let i = 0; i < 1000; i++) {
  let promise = Promise.resolve(0);
  for (let j = 0; j < 1000; j++) promise = promise.then((value) => value + 1);
  chains.push(promise);
}
for (const value of await Promise.all(chains)) sum += value;
console.log('sum', sum);
`,
    expected: 'sum 1000000\n',
  }),
];
