import { exactly } from './exactly.ts';

const response = await fetch('data:,a', { method: 'POST', headers: { a: 'b' }, body: new URLSearchParams({ a: '1' }) });
exactly<Response>()(response);
exactly<ReadableStream<Uint8Array<ArrayBuffer>> | null>()(response.body);
exactly<Uint8Array<ArrayBuffer>>()(await response.bytes());
exactly<string>()(await response.text());
exactly<FormDataEntryValue | null>()((await response.formData()).get('a'));
exactly<string | null>()(response.headers.get('a'));
for (const [name, value] of new Headers([['a', 'b']])) [exactly<string>()(name), exactly<string>()(value)];
fetch(new Request(new URL('https://example.com/'), { signal: AbortSignal.timeout(1000), redirect: 'manual' }));
fetch('https://example.com/', { body: new ReadableStream(), duplex: 'half', method: 'PUT' });
exactly<Response>()(Response.json({ a: 1 }, { status: 201 }));
const socket = new WebSocket('wss://example.com/', ['a']);
socket.onmessage = ({ data }) => console.log(data);
socket.onclose = ({ code, wasClean }) => [exactly<number>()(code), exactly<boolean>()(wasClean)];
socket.send(new Uint8Array([1]));
new EventSource('https://example.com/').addEventListener('a', (event: MessageEvent) => console.log(event.data));

// @ts-expect-error
fetch();
// @ts-expect-error
fetch('https://example.com/', { methods: 'POST' });
// @ts-expect-error
fetch('https://example.com/', { redirect: 'never' });
// @ts-expect-error
fetch('https://example.com/', { body: 5 });
// @ts-expect-error
new Response('', { status: '200' });
// @ts-expect-error
response.ok = false;
// @ts-expect-error
new WebSocket();
// @ts-expect-error
new FormData(document);
