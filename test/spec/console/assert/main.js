console.assert(true, 'not printed');
console.assert(1 === 1);
console.assert();
console.assert(false);
console.assert(0, 'falsy');
console.assert(false, 'with %s', 'format', { a: 1 });
console.assert(false, { a: 1 }, 'object first');
console.assert(false, undefined);
console.assert(null, Symbol('s'));
