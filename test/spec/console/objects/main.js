class Point {
  x = 1;
  #hidden = 2;
  static origin = 'static';
  get length() {
    return this.#hidden;
  }
}
class Point3 extends Point {
  z = 3;
}
class Nameless {
  static name = 5;
}
console.log({}, [], { a: 1, 'b-c': 2, 3: 4, "it's": 5, '': 6, [Symbol('key')]: 7, [Symbol()]: 8 });
console.log({ a: { b: { c: {} } } }, { a: { b: { c: { d: 1 } } } });
console.log([[[[]]]], [[[[1]]]], [[[{ deep: true }]]]);
console.log(new Point(), new Point3(), [new Point3()], new Nameless());
console.log(Object.create(null), Object.assign(Object.create(null), { x: 1 }));
console.log(Object.create({ inherited: 1 }), Object.create(Point.prototype), Object.create(Object.create(null)));
console.log({ constructor: 'x' }, { constructor: { name: 'Fake' } }, { __proto__: { constructor: Point } });
console.log({ get a() { return 1; }, set b(_) {}, get c() { return 1; }, set c(_) {} });
console.log(Object.defineProperty({ visible: 1 }, 'hidden', { value: 2 }));
console.log({ [Symbol.toStringTag]: 'Tagged', a: 1 }, { __proto__: { [Symbol.toStringTag]: 'Inherited' } });
console.log({ undefined: undefined, null: null, nan: NaN });
console.log({ aaaaaaaaaaaaaaaaaaaa: 1, bbbbbbbbbbbbbbbbbbbbbbbb: 2, cccccccccccccccccccccc: 3, ddddddddd: 4 });
console.log(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`key${index}`, index])));
console.log({ text: 'a long text that goes on and on, past sixteen characters,\nand over several lines,\nto its end' });
console.log(Object.prototype, Function.prototype, Array.prototype, Point.prototype, Point3.prototype);
console.log(JSON, Math, Reflect, Atomics);
console.log((function () { return arguments; })(1, 'a'));
console.log(Object.freeze({ a: 1 }), Object.seal([1]));
