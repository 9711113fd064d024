class MyError extends RangeError {
  name = 'MyError';
  code = 'LOST';
}
const copies = structuredClone([
  new TypeError('type', { cause: { reason: 1 } }),
  new MyError('mine'),
  new AggregateError([1], 'many'),
  Object.assign(new Error('odd name'), { name: 'Strange' }),
]);
for (const copy of copies) {
  console.log(copy.name, copy.message, copy.cause, copy.code, Object.getPrototypeOf(copy) === globalThis[copy.name]?.prototype);
}
const original = new Error('with stack');
console.log(structuredClone(original).stack === original.stack);

const exception = new DOMException('the message', 'AbortError');
const copy = structuredClone({ exception, again: exception });
console.log(copy.exception === copy.again, copy.exception !== exception, copy.exception instanceof DOMException);
console.log(copy.exception.name, copy.exception.message, copy.exception.code, copy.exception.stack === exception.stack);
const renamed = Object.defineProperty(new DOMException('m', 'n'), 'name', { value: 'own' });
console.log(structuredClone(renamed).name, Object.prototype.hasOwnProperty.call(structuredClone(renamed), 'name'));
const trapped = Object.defineProperty(new DOMException('m', 'n'), 'stack', { get: () => console.log('must not run') });
console.log(structuredClone(trapped).stack);

const quota = structuredClone(new QuotaExceededError('too much', { quota: 1, requested: 2 }));
console.log(quota instanceof QuotaExceededError, quota.name, quota.message, quota.quota, quota.requested);
