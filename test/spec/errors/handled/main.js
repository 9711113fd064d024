// Handlers see each error once, prevent its report, and the program goes on.
addEventListener('error', (event) => {
  console.log(event.type, event.message, event.filename === import.meta.url, event.lineno, event.colno, event.error.message);
  console.log(event.cancelable, event.isTrusted, event instanceof ErrorEvent, event.target === globalThis);
  event.preventDefault();
});
setTimeout(() => {
  throw new TypeError('from a timer');
});
queueMicrotask(() => {
  throw new RangeError('from a microtask');
});
reportError(new Error('reported'));
console.log('goes on after reportError');
setTimeout(() => {
  onerror = (message, filename, lineno, colno, error) => {
    console.log('onerror', message, filename === import.meta.url, lineno, colno, error.message);
    return true;
  };
  throw new Error('for onerror');
}, 5);
setTimeout(() => console.log('still running'), 10);
