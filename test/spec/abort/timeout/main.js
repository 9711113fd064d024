// One clock and one order with the other timers; the program waits for a timeout that somebody listens to.
const events = [];
setTimeout(() => events.push('before'), 20);
const signal = AbortSignal.timeout(20);
setTimeout(() => events.push('after'), 20);
signal.onabort = (event) => {
  events.push('timeout');
  console.log(event.isTrusted, signal.reason.name, signal.reason.code, signal.reason instanceof DOMException);
};
await new Promise((resolve) => setTimeout(resolve, 30));
console.log(events);

// Nobody waits for these.
AbortSignal.timeout(1e9);
const removed = AbortSignal.timeout(1e9);
const listener = () => console.log('must not run');
removed.addEventListener('abort', listener);
removed.removeEventListener('abort', listener);
const combined = AbortSignal.any([removed]);
combined.onabort = listener;
combined.onabort = null;
const controller = new AbortController();
AbortSignal.any([AbortSignal.timeout(1e9), controller.signal]).onabort = () => console.log('by the controller');
controller.abort();
new EventTarget().addEventListener('x', listener, { signal: AbortSignal.timeout(2 ** 52), once: true });

// What keeps the program waiting is reached through others only.
let last = AbortSignal.any([AbortSignal.timeout(40)]);
last.addEventListener('abort', () => console.log('end', performance.now() > 40));
last = undefined;
