const target = new EventTarget();
const log = (...data) => console.log(...data);
target.addEventListener('once', () => log('once'), { once: true });
target.dispatchEvent(new Event('once'));
target.dispatchEvent(new Event('once'));
target.addEventListener('passive', (event) => event.preventDefault(), { passive: true });
log(target.dispatchEvent(new Event('passive', { cancelable: true })));
target.addEventListener('passive', (event) => event.preventDefault());
log(target.dispatchEvent(new Event('passive', { cancelable: true })), target.dispatchEvent(new Event('passive')));
target.addEventListener('return', (event) => { event.returnValue = false; });
log(target.dispatchEvent(new Event('return', { cancelable: true })));
target.addEventListener('stop', (event) => event.stopImmediatePropagation());
target.addEventListener('stop', () => log('must not run'));
target.dispatchEvent(new Event('stop'));
target.addEventListener('cancelBubble', (event) => { event.cancelBubble = true; log(event.cancelBubble); }, true);
target.addEventListener('cancelBubble', () => log('must not run'));
target.dispatchEvent(new Event('cancelBubble'));
// Listeners added or removed during a dispatch.
const later = () => log('must not run in this dispatch');
const removed = () => log('must not run');
target.addEventListener('change', () => {
  target.addEventListener('change', later);
  target.removeEventListener('change', removed);
});
target.addEventListener('change', removed);
target.dispatchEvent(new Event('change'));
target.removeEventListener('change', later);
target.addEventListener('capture', later, true);
target.removeEventListener('capture', later);
target.removeEventListener('capture', later, { capture: true });
target.dispatchEvent(new Event('capture'));
// The option `signal`.
const controller = new AbortController();
target.addEventListener('signal', () => log('until aborted'), { signal: controller.signal });
target.dispatchEvent(new Event('signal'));
controller.abort();
target.dispatchEvent(new Event('signal'));
target.addEventListener('signal', later, { signal: controller.signal });
target.dispatchEvent(new Event('signal'));
for (const signal of [null, {}, { aborted: false, addEventListener() {} }]) {
  try { target.addEventListener('signal', later, { signal }); } catch (error) { log(error.name); }
}
