// A signal that lives on keeps none of the targets whose listeners it would remove, but removes them while they are there.
const controller = new AbortController();
const { signal } = controller;

function addAndForget() {
  const target = new EventTarget();
  target.addEventListener('x', () => target, { signal });
  return new WeakRef(target);
}

const kept = new EventTarget();
let calls = 0;
kept.addEventListener('x', () => calls++, { signal });
const forgotten = addAndForget();
await new Promise((resolve) => setTimeout(resolve));
gc();
console.log('collected', forgotten.deref() === undefined);
kept.dispatchEvent(new Event('x'));
console.log('calls', calls);
controller.abort();
kept.dispatchEvent(new Event('x'));
console.log('after the abort', calls);

// Nobody else has the signal, and yet it does what it is there for.
kept.addEventListener('x', () => calls++, { signal: AbortSignal.timeout(1) });
kept.dispatchEvent(new Event('x'));
console.log('before the time', calls);
gc();
await new Promise((resolve) => setTimeout(resolve, 5));
kept.dispatchEvent(new Event('x'));
console.log('after the time', calls);
