class Mine extends Event {
  extra = 1;
}
const { log } = console;
// The time stamp differs each time.
Object.defineProperty(Event.prototype, 'timeStamp', { get: () => 0 });
log(new Event('x'), new Mine('mine'));
log(new CustomEvent('custom', { detail: { a: { b: { c: 1 } } } }));
log([{ nested: { deep: { event: new Event('x') } } }]);
log(new ErrorEvent('error', { message: 'm', error: 5 }));
log(new PromiseRejectionEvent('p', { promise: Promise.resolve(1), reason: 2 }));
log(Event.prototype, Object.create(Event.prototype), new EventTarget());
