const log = [];
queueMicrotask(function () {
  log.push(typeof this, arguments.length);
});
console.log(queueMicrotask(() => {}));
for (const bad of [undefined, null, 'code()', {}]) {
  try {
    queueMicrotask(bad);
  } catch (error) {
    log.push(error.name);
  }
}
let count = 0;
queueMicrotask(function again() {
  if (++count < 100_000) queueMicrotask(again);
  else console.log(count, log);
});
setTimeout(() => console.log('after all microtasks', count));
