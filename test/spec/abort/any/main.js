const [a, b] = [new AbortController(), new AbortController()];
const ab = AbortSignal.any(new Set([a.signal, b.signal, a.signal]));
const nested = AbortSignal.any([ab, AbortSignal.timeout(100000)]);
const order = [];
nested.addEventListener('abort', () => order.push('nested'));
b.signal.addEventListener('abort', () => order.push(`b, others aborted: ${ab.aborted} ${nested.aborted}`));
ab.addEventListener('abort', () => order.push('ab'));
b.abort('because');
a.abort('too late');
console.log(order, ab.reason, nested.reason);

const aborted = AbortSignal.any([new AbortController().signal, AbortSignal.abort(1), AbortSignal.abort(2)]);
console.log(aborted.aborted, aborted.reason, AbortSignal.any([]).aborted, AbortSignal.any([ab]).reason);

// A signal made of one that is aborted while it runs its listeners.
const outer = new AbortController();
outer.signal.addEventListener('abort', () => console.log('made inside', AbortSignal.any([outer.signal]).reason));
outer.abort('outer');

// Iterables that fail.
for (const value of [{}, null, 'text', { *[Symbol.iterator]() { yield ab; throw new RangeError('own'); } }]) {
  try {
    AbortSignal.any(value);
  } catch (error) {
    console.log(error.name, error.name === 'RangeError');
  }
}
