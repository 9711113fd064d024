setTimeout(
  function (...args) {
    console.log(this === globalThis, args);
  },
  1,
  'a',
  { b: 1 },
  undefined,
);
let runs = 0;
const id = setInterval(
  function (...args) {
    console.log(this === globalThis, args);
    if (++runs === 2) clearInterval(id);
  },
  1,
  'interval',
);
for (const callback of ['code()', undefined, null, {}, 5]) {
  for (const start of [setTimeout, setInterval]) {
    try {
      start(callback, 1);
    } catch (error) {
      console.log(error.name, error.message, error.stack.split('\n').length);
    }
  }
}
console.log(setTimeout.length, setInterval.length, clearTimeout.length, clearInterval.length, queueMicrotask.length);
console.log(setTimeout.name, 'prototype' in setTimeout, Object.getOwnPropertyDescriptor(globalThis, 'setTimeout').enumerable);
