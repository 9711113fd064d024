const controller = new AbortController();
const { signal } = controller;
console.log(controller, controller.signal === signal, signal.aborted, signal.reason);
signal.throwIfAborted();
signal.addEventListener('abort', function (event) {
  console.log('listener', event.type, event.isTrusted, event.bubbles, event.cancelable, this === signal, signal.aborted);
});
signal.onabort = (event) => console.log('handler', event.target === signal, event instanceof Event);
const reason = { some: 'reason' };
controller.abort(reason);
controller.abort('ignored');
console.log(signal.reason === reason, signal);
try {
  signal.throwIfAborted();
} catch (error) {
  console.log(error === reason);
}

const plain = new AbortController();
plain.abort();
const error = plain.signal.reason;
console.log(error.name, error.code, error instanceof DOMException, plain.signal.reason === error);
console.log(AbortSignal.abort().reason.name, AbortSignal.abort(null).reason, AbortSignal.abort(0).aborted);

// The event does not fire for a signal that was made aborted.
AbortSignal.abort().addEventListener('abort', () => console.log('must not run'));

// A listener that aborts again, or throws, changes nothing for the others.
const nested = new AbortController();
nested.signal.addEventListener('abort', () => nested.abort('again'));
addEventListener('error', (event) => {
  console.log('reported', event.error);
  event.preventDefault();
});
nested.signal.addEventListener('abort', () => {
  throw 'thrown';
});
nested.signal.addEventListener('abort', () => console.log('last', nested.signal.reason));
nested.abort('first');
