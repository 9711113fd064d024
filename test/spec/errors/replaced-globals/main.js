// The built-ins use the globals of ECMAScript as they were before any script ran.
const log = console.log.bind(console);
const defineProperty = Object.defineProperty;
for (const name of [
  'Array', 'ArrayBuffer', 'DataView', 'Date', 'Error', 'Function', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise',
  'Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'Uint8Array', 'Uint16Array', 'WeakMap',
]) {
  defineProperty(globalThis, name, { value: undefined });
}
log(await new Blob(['text']).text(), { an: ['object'] });
log(new TextDecoder('utf-16le').decode(new TextEncoder().encode('text')));
for await (const chunk of new Blob(['chunk']).stream().pipeThrough(new TextDecoderStream())) log(chunk);
log(new URL('http://example.org/a?b#c').pathname, structuredClone({ a: 1 }), atob('YQ=='));
log(new Headers({ a: 'b' }).get('a'), (await new Response('body').bytes()).length);
try {
  new Blob(1);
} catch ({ name }) {
  log(name);
}
const target = new EventTarget();
target.addEventListener('event', ({ type }) => log(type));
target.dispatchEvent(new Event('event'));
setTimeout(() => log('timer'), 1);
