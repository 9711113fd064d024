const key = { k: 1 };
const map = new Map([['a', 1], [key, new Set([1, [2]])], [3, new Map()]]);
const set = new Set(['a', key, [1]]);
class Cache extends Map {}
class Tags extends Set {}
console.log(map, set, new Map(), new Set());
console.log(new Cache([[1, 2]]), new Tags([1]), Object.assign(new Map([[1, 2]]), { extra: true }));
console.log(Object.setPrototypeOf(new Map([[1, 2]]), null), Object.setPrototypeOf(new Set([1]), null));
console.log(new WeakMap([[key, 1]]), new WeakSet([key]), new WeakRef(key), new FinalizationRegistry(() => {}));
console.log(map.entries(), map.keys(), map.values(), set.entries(), set.values());
const used = map.keys();
used.next();
console.log(used, [1, 2][Symbol.iterator](), 'ab'[Symbol.iterator](), 'ab'.matchAll(/a/g));
console.log(new Map(Array.from({ length: 120 }, (_, index) => [index, index])));
console.log(new Set(Array.from({ length: 120 }, (_, index) => index)));
console.log(new Map([[new Map([[1, { a: { b: {} } }]]), new Map([[{ a: 1 }, { a: { b: { c: 1 } } }]])]]));
console.dir(new WeakSet([key]), { showHidden: true });
console.dir(new WeakMap([[key, { v: 1 }]]), { showHidden: true });
