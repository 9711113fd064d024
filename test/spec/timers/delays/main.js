// Everything that is not between 1 and 2^31-1 ms becomes 1 ms; the order proves it.
const delays = [50, 0, -1, NaN, undefined, null, '', 'x', 2 ** 31, 2 ** 32 + 50, Infinity, -Infinity, 1.9, '1', [1], true];
delays.push({ valueOf: () => 1 });
const order = [];
for (const delay of delays) setTimeout(() => order.push(delay), delay);
setTimeout(() => console.log(order), 100);
try {
  setTimeout(() => {}, Symbol('s'));
} catch (error) {
  console.log(error.name);
}
