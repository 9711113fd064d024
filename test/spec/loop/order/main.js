// The script, then all microtasks, then one task, all microtasks, the next task, …
import './imported.js';

const log = (text) => console.log(text);
log('script');
setTimeout(() => {
  log('timer 1');
  queueMicrotask(() => {
    log('microtask of timer 1');
    Promise.resolve().then(() => log('microtask of that microtask'));
  });
  setTimeout(() => log('timer set by timer 1'));
});
setTimeout(() => log('timer 2'));
const interval = setInterval(() => {
  log('interval');
  clearInterval(interval);
});
Promise.resolve().then(() => {
  log('promise 1');
  queueMicrotask(() => log('microtask of promise 1'));
});
queueMicrotask(() => log('microtask'));
(async () => {
  log('async function');
  await null;
  log('async function after await');
  await { then: (resolve) => (log('thenable'), resolve()) };
  log('async function after thenable');
})();
new Promise((resolve, reject) => {
  log('executor');
  reject(new Error('rejected'));
}).catch(() => log('catch')).finally(() => log('finally'));
log('script ends');
await null;
log('after top-level await');
setTimeout(() => log('timer set after await'));
