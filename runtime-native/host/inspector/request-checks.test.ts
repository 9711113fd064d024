import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectRaw, FakeProgram, handshake, target } from './testing/fake-program.ts';

const program = new FakeProgram();
let port = 0;
beforeAll(async () => {
  port = await program.startOnPort();
});
afterAll(() => program.stop());

async function statusOf(request: string): Promise<number> {
  const client = await connectRaw(port, request);
  const head = (await client.receivedUntil((bytes) => bytes.includes('\r\n\r\n'))).toString();
  client.socket.destroy();
  return Number(head.split(' ')[1]);
}

describe('Host', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:9229',
    '10.1.2.3:80',
    '[::1]',
    '[::1]:9229',
    '[fe80::1]',
    'localhost',
    'localhost:9229',
    'LocalHost',
    'app.localhost:1',
    '',
  ])('%j may ask', async (host) => {
    expect(await statusOf(`GET /json HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe(200);
    expect(await statusOf(handshake({ Host: host }))).toBe(101);
  });

  test.each([
    'example.com',
    'example.com:9229',
    'localhost.example.com',
    'notlocalhost',
    '127.0.0.1.example.com',
    '1.2.3',
    '127.0.0.1.',
    '[example.com]',
    '::1',
    '[127.0.0.1]',
    'localhost:x',
    'localhost:1:2',
    'a@localhost',
    '127.0.0.1, a.com',
    'localhost/a',
    '0x7f000001',
    '[::1',
    'lócalhost',
  ])('%j may not', async (host) => {
    expect(await statusOf(`GET /json HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe(400);
    expect(await statusOf(handshake({ Host: host }))).toBe(400);
  });

  test('none may ask, two may not', async () => {
    expect(await statusOf('GET /json HTTP/1.1\r\n\r\n')).toBe(200);
    expect(await statusOf('GET /json HTTP/1.0\r\n\r\n')).toBe(200);
    expect(await statusOf(handshake().replace(/Host: .*\r\n/, ''))).toBe(101);
    expect(await statusOf('GET /json HTTP/1.1\r\nHost: localhost\r\nHost: example.com\r\n\r\n')).toBe(400);
    expect(await statusOf('GET /json HTTP/1.1\r\nHost: example.com\r\nHost: localhost\r\n\r\n')).toBe(400);
  });

  test('the refusal says why', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/json`, { headers: { Host: 'example.com' } }).catch(
      () => null,
    );
    // fetch sets Host itself.
    expect(response?.status).toBe(200);
    const client = await connectRaw(port, 'GET /json HTTP/1.1\r\nHost: example.com\r\n\r\n');
    expect((await client.closed()).toString()).toMatch(
      /\r\n\r\nThe Host header must be an IP address or localhost\.\n$/,
    );
  });
});

describe('Origin of WebSockets', () => {
  test.each(['devtools://devtools', 'chrome-devtools://devtools'])('%s may connect', async (Origin) => {
    expect(await statusOf(handshake({ Origin }))).toBe(101);
  });

  test.each([
    'http://example.com',
    'https://example.com',
    'http://localhost',
    'http://127.0.0.1:9229',
    'https://127.0.0.1',
    'null',
    'file://',
    'chrome-extension://abcdefgh',
    'devtools://devtools.example.com',
    'devtools://other',
    '',
    'vscode-file://x',
  ])('%j may not', async (Origin) => {
    expect(await statusOf(handshake({ Origin }))).toBe(403);
    expect(await statusOf(handshake({ 'Sec-WebSocket-Origin': Origin, 'Sec-WebSocket-Version': '8' }))).toBe(403);
  });

  test('is looked at before the path, so that a page learns nothing', async () => {
    expect(await statusOf(handshake({ Origin: 'https://example.com' }, '/other'))).toBe(403);
  });
});

describe('path of WebSockets', () => {
  test.each([
    '/',
    '/json',
    `/${target.targetId}/`,
    `/${target.targetId}?a`,
    `/${target.targetId.toUpperCase()}`,
    `/x/${target.targetId}`,
    '//',
    '*',
  ])('%s is not found', async (path) => {
    expect(await statusOf(handshake({}, path))).toBe(404);
  });
});

test('answers to web pages cannot be read by them', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/json`, { headers: { Origin: 'https://example.com' } });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});
