const attempt = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error instanceof DOMException, error.name, error.code);
  }
};
const uncloneable = {
  function: () => {},
  symbol: Symbol('s'),
  'boxed symbol': Object(Symbol('s')),
  WeakMap: new WeakMap(),
  WeakRef: new WeakRef({}),
  Promise: Promise.resolve(),
  Proxy: new Proxy({}, { get: () => console.log('must not run') }),
  generator: (function* () {})(),
  global: globalThis,
  Event: new Event('x'),
  EventTarget: new EventTarget(),
  'subclass of EventTarget': new (class extends EventTarget {})(),
  AbortSignal: AbortSignal.abort(),
  AbortController: new AbortController(),
  performance,
};
for (const [name, value] of Object.entries(uncloneable)) {
  attempt(name, () => structuredClone(value));
  attempt(`nested ${name}`, () => structuredClone([{ value }]));
}

// Objects that only look like platform objects are plain ones.
attempt('fake DOMException', () => structuredClone(Object.create(DOMException.prototype, { x: { value: 1, enumerable: true } })));

attempt('own error of a getter', () => structuredClone({ get x() { throw new RangeError('mine'); } }));
attempt('no argument', () => structuredClone());
attempt('options', () => structuredClone(1, 2));
attempt('null options', () => structuredClone(1, null));
attempt('transfer: null', () => structuredClone(1, { transfer: null }));
attempt('transfer of a primitive', () => structuredClone(1, { transfer: [1] }));
const deep = [];
for (let depth = 0, inner = deep; depth < 1e6; depth++) inner.push((inner = []));
try {
  structuredClone(deep);
} catch (error) {
  console.log('deep', error.name);
}
console.log(structuredClone.length, structuredClone.name, 'prototype' in structuredClone);
