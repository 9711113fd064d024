addEventListener('unhandledrejection', (event) => {
  console.log(event.type, String(event.reason), event.promise instanceof Promise, event.cancelable, event.isTrusted);
  event.preventDefault();
});
addEventListener('rejectionhandled', (event) => console.log(event.type, String(event.reason), event.cancelable));
const late = Promise.reject(new Error('handled late'));
Promise.reject('handled in the same task').catch(() => {});
Promise.reject('never handled');
const soon = Promise.reject('handled by a microtask');
queueMicrotask(() => soon.catch(() => {}));
setTimeout(() => late.catch((error) => console.log('caught', error.message)), 5);
setTimeout(() => {
  onunhandledrejection = (event) => console.log('attribute', event.reason);
  Promise.reject('second');
}, 10);
