// Requests as objects: what they are made of and what they refuse.
const attempt = (label, run) => {
  try {
    console.log(label, run());
  } catch (error) {
    console.log(label, error.name, error.message);
  }
};
const url = 'https://example.com';
const plain = new Request(url);
console.log(plain.url, plain.method, plain.mode, plain.credentials, plain.cache, plain.redirect, plain.referrer);
console.log(plain.destination === '', plain.integrity === '', plain.keepalive, plain.duplex, plain.body, plain.bodyUsed);
console.log(plain.signal instanceof AbortSignal, plain.signal === plain.signal, plain.signal.aborted);

for (const method of ['get', 'Post', 'patch', 'delete', 'x-own']) console.log(new Request(url, { method }).method);
attempt('connect', () => new Request(url, { method: 'Connect' }));
attempt('method', () => new Request(url, { method: 'a b' }));
attempt('relative', () => new Request('/path'));
attempt('credentials', () => new Request('https://user:pass@example.com'));
attempt('GET with a body', () => new Request(url, { body: '' }));
attempt('navigate', () => new Request(url, { mode: 'navigate' }));
attempt('mode', () => new Request(url, { mode: 'none' }));
attempt('window', () => new Request(url, { window: 1 }));
attempt('no-cors', () => new Request(url, { mode: 'no-cors', method: 'PUT' }));
attempt('only-if-cached', () => new Request(url, { cache: 'only-if-cached' }));
attempt('signal', () => new Request(url, { signal: {} }));
attempt('stream', () => new Request(url, { method: 'POST', body: new ReadableStream() }));
attempt('locked', () => {
  const body = new ReadableStream();
  body.getReader();
  return new Request(url, { method: 'POST', body, duplex: 'half' });
});

const controller = new AbortController();
const first = new Request(url, { method: 'POST', body: 'text', headers: { a: 'b' }, signal: controller.signal });
const copy = first.clone();
const second = new Request(first, { headers: { c: 'd' } });
console.log(first.bodyUsed, [...second.headers], await second.text(), await copy.text());
attempt('used', () => new Request(first));
controller.abort('reason');
console.log(first.signal.reason, second.signal.reason, copy.signal.aborted);

// Members are read in the order of their names, each once.
const seen = [];
new Request(url, new Proxy({}, { get: (_, name) => void seen.push(name) }));
console.log(seen.join(' '));
console.log([...new Request(url, { mode: 'no-cors', headers: { 'x-own': '1', accept: 'a' } }).headers]);
console.log(new Request(`${url}/#hash`).url, Request.length, Object.keys(Request.prototype).length);
