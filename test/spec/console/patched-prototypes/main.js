// Printing goes on when a program has patched what it prints with.
const values = { array: [1, 2, 'x'], map: new Map([[1, { a: [1] }]]), error: new Error('e'), date: new Date(0), fn() {} };
values.error.stack = 'Error: e\n    at f';
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { ownKeys } = Reflect;
const failures = [];
for (const constructor of [Array, String, Set, Function, Object, Number, RegExp, Error, Symbol, Date, WeakMap]) {
  const { prototype } = constructor;
  for (const key of ownKeys(prototype)) {
    const descriptor = getOwnPropertyDescriptor(prototype, key);
    if (key === 'constructor' || typeof descriptor.value !== 'function' || !descriptor.writable) continue;
    defineProperty(prototype, key, { ...descriptor, value() { throw new Error('patched'); } });
    try {
      console.group('group');
      console.log(values, 'text\nlines', 5, 'x');
      console.log('%s %d', 'a', 1);
      console.table([{ a: 1 }]);
      console.groupEnd();
    } catch (error) {
      failures[failures.length] = `${constructor.name}.${String(key)}`;
    }
    defineProperty(prototype, key, descriptor);
  }
}
console.error(failures);
