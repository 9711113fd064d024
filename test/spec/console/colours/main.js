const values = { a: 1, b: 'text', c: null, d: undefined, e: true, f: 1n, g: Symbol('s'), h() {}, i: class A {}, j: /x+/g };
console.log(values, 'plain text', 5, -0, 'x');
console.log([new Date(0), new Map([['k', 1]]), new Set([1]), Promise.resolve(1), { get a() { return 1; } }]);
console.log('%s %d %o %c.', 'text', 5, [1], 'css');
console.table([{ a: 1, b: 'x' }]);
console.error(Object.assign(new Error('e'), { stack: 'Error: e\n    at f (file:///x/node_modules/pkg/a.js:1:2)', code: 'X' }));
