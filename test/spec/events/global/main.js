// The global object is an event target, also without naming it.
addEventListener('x', function (event) {
  console.log(this === globalThis, event.target === globalThis, event.currentTarget === self);
});
console.log(dispatchEvent(new Event('x')), globalThis.dispatchEvent(new Event('y')));
console.log(globalThis instanceof EventTarget, Object.prototype.toString.call(globalThis), self === globalThis);
console.log(onerror, onunhandledrejection, onrejectionhandled, typeof reportError, reportError.length);
onerror = 'text';
console.log(onerror);
onerror = { object: true };
console.log(onerror);
onerror = () => {};
console.log(typeof onerror);
onerror = null;
console.log(onerror);
const { addEventListener: add } = EventTarget.prototype;
add.call(undefined, 'y', () => console.log('undefined means the global'));
dispatchEvent(new Event('y'));
