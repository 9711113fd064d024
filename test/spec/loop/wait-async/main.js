// A wait with a timeout keeps the program alive, one without does not.
const cells = new Int32Array(new SharedArrayBuffer(8));
const outcomes = [
  Atomics.waitAsync(cells, 0, 1),
  Atomics.waitAsync(cells, 0, 0, 0),
  await Atomics.waitAsync(cells, 0, 0, 5).value,
  await Atomics.waitAsync(cells, 0, 0, '5').value,
];
console.log(outcomes);
const woken = Atomics.waitAsync(cells, 1, 0, 60_000);
setTimeout(() => Atomics.notify(cells, 1), 1);
console.log(await woken.value);
Atomics.waitAsync(cells, 0, 0).value.then(() => console.log('never'));
Atomics.waitAsync(cells, 0, 0, Number.NaN).value.then(() => console.log('never'));
