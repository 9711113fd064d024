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

// What a listener gets is what the handler of that name gets.
controller.signal.addEventListener('abort', (event) => exactly<Event>()(event));
new WebSocket('wss://example.com/').addEventListener('message', (event) => exactly<MessageEvent>()(event));
new WebSocket('wss://example.com/').addEventListener('close', {
  handleEvent: ({ code }) => void exactly<number>()(code),
});
new FileReader().addEventListener('progress', ({ loaded }) => exactly<number>()(loaded));
new EventSource('https://example.com/').addEventListener('own', (event: MessageEvent<string>) => event.data);
addEventListener('error', ({ lineno }) => exactly<number>()(lineno));
addEventListener('unhandledrejection', ({ promise }) => console.log(promise));
class Counter extends EventTarget {
  onchange: ((this: Counter, event: CustomEvent<number>) => unknown) | null = null;
  constructor() {
    super();
    this.addEventListener('change', (event: CustomEvent<number>) => console.log(event.detail));
    this.addEventListener('own', (event: Event) => console.log(event.type));
  }
}
new Counter().addEventListener('change', ({ detail }) => exactly<number>()(detail));

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
