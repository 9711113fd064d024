console.table([1, 'two', { three: 3 }]);
console.table([[1, 2], [3, 4, 5]]);
console.table([{ a: 1, b: 'x' }, { a: 2, c: {} }]);
console.table({ first: { a: 1 }, second: { b: [1, 2, 3, 4] } });
console.table([{ a: 1, b: 2 }], ['b']);
console.table([{ a: 1, b: 2 }], ['b', 'missing']);
console.table([{ a: 1 }], []);
console.table(new Map([['a', 1], [{ k: 1 }, { v: 2 }]]));
console.table(new Set([1, 'x', { a: 1 }]));
console.table(new Map([['a', 1]]).entries());
console.table(new Map([['a', 1]]).keys());
console.table(new Set([1]).values());
console.table([null, undefined, Symbol('s'), () => 1, 1n, -0]);
console.table([new Date(0), [7], 'x']);
console.table(['日本', 'é', '👍']);
console.table([{ deep: { a: { b: 1 } }, wide: { a: 1, b: 2, c: 3 } }]);
console.table(new Int8Array(2));
console.table([, 1]);
console.table([{ '(index)': 1, Values: 2 }]);
console.table([{ 2: 'b', 1: 'a', x: 'c' }]);
console.table([]);
console.table({});
console.table(5);
console.table('text');
console.table(null);
console.table();
try {
  console.table([1], 'not an array');
} catch (error) {
  console.log(error.name);
}
