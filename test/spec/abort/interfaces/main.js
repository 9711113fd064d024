const check = (name, run) => {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, error.name);
  }
};
check('call AbortController', () => AbortController());
check('new AbortSignal', () => new AbortSignal());
check('subclass of AbortSignal', () => new (class extends AbortSignal {})());
check('signal of something else', () => Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal').get.call({}));
check('abort of something else', () => AbortController.prototype.abort.call({}));
for (const name of ['aborted', 'reason', 'onabort']) check(name, () => AbortSignal.prototype[name]);
check('throwIfAborted', () => AbortSignal.prototype.throwIfAborted());
check('any()', () => AbortSignal.any());
check('any of a signal', () => AbortSignal.any(AbortSignal.abort()));
check('any of others', () => AbortSignal.any([new EventTarget()]));
check('timeout()', () => AbortSignal.timeout());
for (const value of [-1, NaN, Infinity, 'x', 2 ** 53, Symbol('s'), 1n]) check(String(value), () => AbortSignal.timeout(value));
for (const value of ['20', null, -0.5, 2 ** 53 - 1]) check(String(value), () => AbortSignal.timeout(value).aborted);

for (const [name, object] of Object.entries({
  AbortController,
  'AbortController.prototype': AbortController.prototype,
  AbortSignal,
  'AbortSignal.prototype': AbortSignal.prototype,
})) {
  for (const key of Reflect.ownKeys(object)) {
    const { value, get, set, ...attributes } = Object.getOwnPropertyDescriptor(object, key);
    const shape = typeof value === 'function' ? `${value.name}/${value.length}` : [get?.name, set?.name, typeof value].join();
    console.log(name, String(key), shape, Object.values(attributes).map(Number).join(''));
  }
}
console.log(Object.getPrototypeOf(AbortSignal) === EventTarget, String(AbortSignal.abort()), String(new AbortController()));
console.log(Reflect.ownKeys(AbortSignal.abort()), Reflect.ownKeys(new AbortController()));
