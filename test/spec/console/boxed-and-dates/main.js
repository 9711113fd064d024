class Stamp extends Date {}
class Pattern extends RegExp {}
console.log(new String('abc'), new Number(-0), new Boolean(false), Object(1n), Object(Symbol('s')));
console.log(Object.assign(new String('abc'), { extra: 1 }), Object.setPrototypeOf(new Number(3), null));
console.log(new Date(0), new Date(NaN), new Stamp(0), Object.setPrototypeOf(new Date(0), null), [new Date(86400000)]);
console.log(/a\/b/giu, new Pattern('a', 'g'), Object.assign(/x/, { extra: 1 }), Object.setPrototypeOf(/a/, null));
