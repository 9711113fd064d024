const target = new EventTarget();
const attempt = (what, run) => {
  try {
    console.log(what, run());
  } catch (error) {
    console.log(what, error.name, error instanceof DOMException ? error.code : '');
  }
};
attempt('Event without new', () => Event('x'));
attempt('Event without a type', () => new Event());
attempt('Event of a symbol', () => new Event(Symbol('s')));
attempt('options that are no object', () => new Event('x', 5));
attempt('options null', () => new Event('x', null).type);
attempt('type is converted', () => new Event(null).type);
attempt('dispatch nothing', () => target.dispatchEvent());
attempt('dispatch an object', () => target.dispatchEvent({ type: 'x' }));
attempt('dispatch twice at once', () => {
  const event = new Event('x');
  let inner;
  target.addEventListener('x', () => attempt('inner', () => target.dispatchEvent(event)), { once: true });
  return target.dispatchEvent(event);
});
attempt('listener that is no object', () => target.addEventListener('x', 'text'));
attempt('too few arguments', () => target.addEventListener('x'));
attempt('signal null', () => target.addEventListener('x', () => {}, { signal: null }));
attempt('foreign receiver', () => EventTarget.prototype.dispatchEvent.call({}, new Event('x')));
attempt('foreign getter', () => Object.getOwnPropertyDescriptor(Event.prototype, 'type').get.call({}));
attempt('isTrusted is unforgeable', () => delete new Event('x').isTrusted);
attempt('isTrusted getters are one', () => {
  const [a, b] = [new Event('x'), new Event('y')].map((event) => Object.getOwnPropertyDescriptor(event, 'isTrusted'));
  return [a.get === b.get, a.configurable, a.enumerable, a.set];
});
attempt('CustomEvent', () => new CustomEvent('x', { detail: 5 }).detail);
attempt('CustomEvent default', () => new CustomEvent('x').detail);
attempt('ErrorEvent', () => {
  const event = new ErrorEvent('error', { message: 'm', filename: 'f', lineno: 1, colno: -1, error: 5 });
  return [event.message, event.filename, event.lineno, event.colno, event.error];
});
attempt('PromiseRejectionEvent', () => new PromiseRejectionEvent('x', { promise: Promise.resolve(), reason: 1 }).reason);
attempt('PromiseRejectionEvent without promise', () => new PromiseRejectionEvent('x', {}));
attempt('PromiseRejectionEvent without options', () => new PromiseRejectionEvent('x'));
attempt('Performance', () => new Performance());
attempt('initEvent', () => {
  const event = new Event('old');
  event.initEvent('new', true, true);
  return [event.type, event.bubbles, event.cancelable];
});
