// Errors that a listener prevents: the rest of the queue still runs, in order.
addEventListener('error', (event) => {
  event.preventDefault();
  console.log('error event:', event.message, event.error?.message);
});
addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  console.log('unhandledrejection event:', event.reason, event.promise === rejected);
});
addEventListener('rejectionhandled', (event) => console.log('rejectionhandled event:', event.reason, event.promise === rejected));
queueMicrotask(() => console.log('first microtask'));
queueMicrotask(() => {
  throw new Error('from a microtask');
});
queueMicrotask(() => console.log('third microtask'));
const rejected = Promise.reject('reason');
const handledInTime = Promise.reject('handled in time');
queueMicrotask(() => handledInTime.catch(() => console.log('caught in a microtask')));
setTimeout(() => {
  console.log('first timer');
  throw new Error('from a timer');
});
setTimeout(() => {
  console.log('second timer');
  rejected.catch(() => {});
  Promise.resolve().then(() => Promise.reject('nested')).catch((reason) => console.log('caught', reason));
});
let times = 0;
const interval = setInterval(() => {
  if (++times === 3) clearInterval(interval);
  throw new Error(`interval ${times}`);
}, 1);
console.log('script ends');
