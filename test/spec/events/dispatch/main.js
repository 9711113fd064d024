const target = new EventTarget();
const log = (...data) => console.log(...data);
target.addEventListener('x', function (event) {
  log('function', this === target, event.target === target, event.currentTarget === target, event.eventPhase);
  log(event.composedPath().length, event.composedPath()[0] === target, event.isTrusted, event.srcElement === target);
});
const object = {
  handleEvent(event) {
    log('object', this === object, event.type);
  },
};
target.addEventListener('x', object);
target.addEventListener('x', object);
target.addEventListener('x', () => log('capture first'), true);
target.addEventListener('x', object, { capture: true });
const event = new Event('x', { cancelable: true, bubbles: true, composed: true });
log(event.eventPhase, event.target, event.composedPath());
log(target.dispatchEvent(event));
log(event.eventPhase, event.target === target, event.currentTarget, event.composedPath());
log(event.bubbles, event.cancelable, event.composed, event.defaultPrevented, event.returnValue, typeof event.timeStamp);
target.removeEventListener('x', object);
target.removeEventListener('x', object);
log(target.dispatchEvent(event));
target.addEventListener('nothing', null);
target.addEventListener('nothing', undefined);
log(target.dispatchEvent(new Event('nothing')));
