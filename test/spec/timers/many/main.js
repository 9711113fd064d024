const count = 100_000;
const kinds = 7;
const order = [];
for (let index = 0; index < count; index++) setTimeout((value) => order.push(value), (index % kinds) + 1, index);
const cleared = [];
for (let index = 0; index < count; index++) cleared.push(setTimeout(() => console.log('must not run'), 5));
for (const id of cleared) clearTimeout(id);
setTimeout(() => {
  // Timers of the same delay run in the order of their start.
  const latest = Array(kinds).fill(-1);
  const sorted = order.every((value) => {
    const ascending = value > latest[value % kinds];
    latest[value % kinds] = value;
    return ascending;
  });
  console.log(order.length, sorted);
}, 50);
