// The console: formatting, values of all kinds, tables, groups, counters.
console.log('%s is %d years and %o', 'Ada', 36.5, ['busy']);
console.log({ text: 'a', list: [1, 2.5, -0], nested: { deep: { deeper: { deepest: {} } } } });
console.log(new Map([['key', new Set([1n, Symbol('s')])]]), new Uint8Array(3), /re/g, new Array(2));

class Point {
  x = 1;
  #hidden = 2;
  get sum() {
    return this.x + this.#hidden;
  }
}
const circular = { point: new Point(), promise: Promise.resolve(7) };
circular.self = circular;
console.log(circular);

console.table([
  { name: 'Mars', moons: 2 },
  { name: 'Venus', moons: 0 },
]);

console.group('group');
console.info('indented');
console.count();
console.count();
console.groupEnd();
console.assert(1 + 1 === 2, 'never printed');
console.error('diagnostics go to standard error');
