import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectRaw, FakeProgram, handshake, target } from './testing/fake-program.ts';

const program = new FakeProgram();
let port = 0;
let base = '';
beforeAll(async () => {
  port = await program.startOnPort();
  base = `http://127.0.0.1:${port}`;
});
afterAll(() => program.stop());

async function raw(request: string): Promise<string> {
  return (await (await connectRaw(port, request)).closed()).toString();
}

test.each(['/json', '/json/', '/json/list', '/json/list/', '/json/list?t=1'])('%s lists the program', async (path) => {
  const response = await fetch(base + path);
  const address = `127.0.0.1:${port}/${target.targetId}`;
  expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8');
  expect(await response.json()).toEqual([
    {
      description: 'jstime instance',
      devtoolsFrontendUrl: `devtools://devtools/bundled/js_app.html?v8only=true&ws=${address}`,
      devtoolsFrontendUrlCompat: `devtools://devtools/bundled/inspector.html?v8only=true&ws=${address}`,
      id: target.targetId,
      title: '/home/me/main.js',
      type: 'node',
      url: 'file:///home/me/main.js',
      webSocketDebuggerUrl: `ws://${address}`,
    },
  ]);
});

test('/json/version', async () => {
  expect(await (await fetch(`${base}/json/version`)).json()).toEqual({
    Browser: 'jstime/0.1.0',
    'Protocol-Version': '1.3',
    'V8-Version': '14.6.202.34',
    webSocketDebuggerUrl: `ws://127.0.0.1:${port}/${target.targetId}`,
  });
});

test('addresses are those by which the client came', async () => {
  const listAs = async (headers: string) =>
    (await raw(`GET /json/list HTTP/1.1\r\n${headers}\r\n`)).split('\r\n\r\n')[1];
  expect(await listAs('Host: localhost:1234\r\n')).toContain(`"ws://localhost:1234/${target.targetId}"`);
  expect(await listAs('Host: [::1]:9229\r\n')).toContain(`"ws://[::1]:9229/${target.targetId}"`);
  expect(await listAs('')).toContain(`"ws://127.0.0.1:${port}/${target.targetId}"`);
});

test('/json/activate', async () => {
  expect(await (await fetch(`${base}/json/activate/${target.targetId}`)).text()).toBe('Target activated\n');
  const unknown = await fetch(`${base}/json/activate/x`);
  expect([unknown.status, await unknown.text()]).toEqual([404, 'No such target id: x\n']);
});

test('/json/protocol says it when the description is not there', async () => {
  // The build puts it beside the bundle, not beside the source.
  expect((await fetch(`${base}/json/protocol`)).status).toBe(500);
});

test.each(['/', '/json/new', '/json/close/x', '/json/lists', '/js', '//json', '/json%2flist', '/../json', '*'])(
  '%s is not found',
  async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  },
);

test('the address of WebSockets without an upgrade, or with another one', async () => {
  expect((await fetch(`${base}/${target.targetId}`)).status).toBe(426);
  expect(await raw(handshake({ Upgrade: 'h2c' }))).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
  expect(await raw(handshake({ Upgrade: 'h2c' }, '/json/version'))).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('HEAD has the headers of GET', async () => {
  const get = await fetch(`${base}/json`);
  const answer = await raw(`HEAD /json HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain(`Content-Length: ${get.headers.get('content-length')}\r\n`);
  expect(answer).toMatch(/\r\n\r\n$/);
});

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
  const answer = await raw(`${method} /json HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
  expect(answer).toContain('Allow: GET, HEAD\r\n');
});

describe('requests that are none', () => {
  test.each([
    ['empty lines and a word', '\r\n\r\n\r\nhello\r\n\r\n', 400],
    ['a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['an unknown version', 'GET /json HTTP/9.9\r\n\r\n', 400],
    ['a header without colon', 'GET /json HTTP/1.1\r\nHost localhost\r\n\r\n', 400],
    ['a header too large', `GET /json HTTP/1.1\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431],
    ['a line without end', 'a'.repeat(1_000_000), 400],
    ['a request for a tunnel', 'CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n', undefined],
  ])('%s', async (_, request, status) => {
    const answer = await raw(request);
    // Who sends on and on may see the end of the connection before the answer.
    if (status && answer !== '') expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await fetch(`${base}/json`)).status).toBe(200);
  });

  test('a body is not waited for', async () => {
    const answer = await raw('GET /json HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\nabc');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  test('one request for each connection', async () => {
    const answer = await raw('GET /json HTTP/1.1\r\n\r\nGET /json HTTP/1.1\r\n\r\n');
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
  });
});

test('a client that has ended its side gets its answer', async () => {
  const client = await connectRaw(port);
  client.socket.end('GET /json/version HTTP/1.1\r\n\r\n');
  expect((await client.closed()).toString()).toContain('"Browser": "jstime/0.1.0"');
});

test('many requests at once', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(`${base}/json/version`)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
});
