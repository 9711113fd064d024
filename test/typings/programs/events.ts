import { exactly } from './exactly.ts';

const target = new EventTarget();
target.addEventListener('a', (event) => console.log(event), { once: true, signal: AbortSignal.timeout(10) });
target.addEventListener('a', { handleEvent: () => {} }, true);
target.addEventListener('a', null);
exactly<boolean>()(target.dispatchEvent(new Event('a', { cancelable: true })));
exactly<number>()(new CustomEvent('a', { detail: 1 }).detail);
exactly<string>()(new MessageEvent('message', { data: 'a' }).data);
addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => event.preventDefault());
onerror = (message, filename, line) => [
  exactly<string>()(message),
  exactly<string>()(filename),
  exactly<number>()(line),
];
const controller = new AbortController();
exactly<AbortSignal>()(controller.signal);
exactly<AbortSignal>()(AbortSignal.any([controller.signal]));
controller.signal.onabort = (event) => exactly<Event>()(event);
exactly<25>()(DOMException.DATA_CLONE_ERR);
exactly<25>()(new DOMException('', 'AbortError').DATA_CLONE_ERR);
exactly<number | null>()(new QuotaExceededError('', { quota: 1 }).quota);
const error: Error = new DOMException();

// @ts-expect-error
new Event();
// @ts-expect-error
new Event('a', { bubble: true });
// @ts-expect-error
new AbortSignal();
// @ts-expect-error
controller.signal.aborted = true;
// @ts-expect-error
new PromiseRejectionEvent('a');
// @ts-expect-error
new DOMException('').DATA_CLONE_ERR = 25;
// @ts-expect-error
new KeyboardEvent('a');

export { error };
