// Signals as events: listeners, their order, once, off, and the program that does not wait for them.
import defaultProcess, { kill, pid } from 'node:process';

console.log(defaultProcess === process, kill(pid, 0), process.ppid > 0);
const received = [];
const listener = (name, number) => received.push(`${name} ${number}`);
console.log(process.on('SIGUSR2', listener) === process, process.listenerCount('SIGUSR2'));
process.once('SIGUSR2', () => received.push('once'));
process.on('SIGHUP', () => {
  throw new Error('reported');
});
addEventListener('error', (event) => {
  console.log('uncaught', event.error.message);
  event.preventDefault();
});
/** Resolves when a signal that was sent has arrived. */
const arrive = async (signal) => {
  const { promise, resolve } = Promise.withResolvers();
  process.once(signal, resolve);
  const waiting = setInterval(() => {}, 1000);
  kill(pid, signal);
  await promise;
  clearInterval(waiting);
};
await arrive('SIGUSR2');
await arrive('SIGUSR2');
await arrive('SIGHUP');
await arrive('SIGINT');
console.log(received, process.listeners('SIGUSR2').length, process.listenerCount('SIGINT'));
process.off('SIGUSR2', listener).off('SIGUSR2', listener);
process.removeAllListeners('SIGHUP');
console.log(process.listenerCount('SIGUSR2'), process.listenerCount('SIGHUP'));
// While a script is busy, the signal waits.
const later = Promise.withResolvers();
process.on('SIGUSR2', () => {
  console.log('after the script');
  later.resolve();
});
const waiting = setInterval(() => {}, 1000);
kill(pid, 12);
const end = performance.now() + 20;
while (performance.now() < end);
console.log('script');
await later.promise;
clearInterval(waiting);

let made;
process.on('own', (...args) => (made = args));
console.log(process.emit('own', 1, 2), made, process.emit('nothing'), process.emit('SIGUSR2'));
for (const [what, run] of Object.entries({
  SIGKILL: () => process.on('SIGKILL', () => {}),
  SIGUSR1: () => process.on('SIGUSR1', () => {}),
  listener: () => process.on('SIGINT', 1),
  name: () => kill(pid, 'SIGNONE'),
  number: () => kill(pid, 999),
  pid: () => kill('1'),
  nobody: () => kill(2 ** 22 + 1, 0),
})) {
  try {
    run();
    console.log(what, 'done');
  } catch (error) {
    console.log(what, error.name, error.code, error.syscall);
  }
}
// Without listeners it does what it does by itself.
kill(pid, 'SIGTERM');
setInterval(() => {}, 1000);
