// What fetch sends, as a server sees it.
import { expect, test } from 'vitest';
import { shapes } from '../support/jstime.ts';
import { echo, evaluate, serve } from './support/servers.ts';

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  rawHeaders: string[];
  body: string;
}

for (const shape of shapes) {
  test(`a plain request [${shape}]`, async () => {
    const { url, port } = await serve(echo);
    const sent = await evaluate<Echo>(`return (await fetch('${url}/a%20b?c=d#e')).json()`, { shape });
    expect(sent).toMatchObject({ method: 'GET', url: '/a%20b?c=d', body: '' });
    expect(sent.headers).toEqual({
      host: `127.0.0.1:${port}`,
      connection: 'keep-alive',
      accept: '*/*',
      'accept-language': '*',
      'user-agent': 'jstime',
      'accept-encoding': 'gzip, deflate, br, zstd',
    });
  });
}

test('headers are sent as they are spelled, once, and framing is not the program’s', async () => {
  const { url } = await serve(echo);
  const { rawHeaders } = await evaluate<Echo>(
    `return (await fetch('${url}', { method: 'POST', body: 'abc', headers: {
      'X-Mixed-Case': 'ü', Cookie: 'a=1', 'Content-Length': '99', 'transfer-encoding': 'chunked', Connection: 'close',
    } })).json()`,
  );
  expect(rawHeaders).toContain('X-Mixed-Case');
  expect(rawHeaders[rawHeaders.indexOf('X-Mixed-Case') + 1]).toBe('ü');
  expect(rawHeaders[rawHeaders.indexOf('Cookie') + 1]).toBe('a=1');
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  expect(names.filter((name) => name === 'content-length')).toHaveLength(1);
  expect(names).not.toContain('transfer-encoding');
  expect(rawHeaders[names.indexOf('content-length') * 2 + 1]).toBe('3');
});

test('every method, and the length of what is not there', async () => {
  const { url } = await serve((request, response) => {
    response.end(`${request.method} ${request.headers['content-length'] ?? '-'}`);
  });
  const lines = await evaluate(
    `return Promise.all(['get', 'post', 'put', 'patch', 'PATCH', 'delete', 'options', 'PURGE'].map(
      async (method) => (await fetch('${url}', { method })).text()))`,
  );
  // patch is the one that the standard leaves in lower case; servers of Node refuse it.
  expect(lines).toEqual(['GET -', 'POST 0', 'PUT 0', '', 'PATCH 0', 'DELETE -', 'OPTIONS -', 'PURGE -']);
});

test('bodies of every kind with their types', async () => {
  const { url } = await serve(echo);
  const sent = await evaluate<Echo[]>(`
    const form = new FormData();
    form.append('a "b"', 'c\\nd');
    form.append('f', new File(['bytes'], 'ü.txt', { type: 'text/x' }));
    const bodies = ['tü', new Uint8Array([1, 2]).buffer, new DataView(new Uint8Array([1, 2, 3]).buffer, 1),
      new URLSearchParams('x=1&y=ü'), new Blob(['blob'], { type: 'text/y' }), form];
    return Promise.all(bodies.map(async (body) => (await fetch('${url}', { method: 'POST', body })).json()))`);
  const types = sent.map(({ headers }) => headers['content-type']);
  expect(types.slice(0, 5)).toEqual([
    'text/plain;charset=UTF-8',
    undefined,
    undefined,
    'application/x-www-form-urlencoded;charset=UTF-8',
    'text/y',
  ]);
  expect(sent.slice(0, 5).map(({ body }) => body)).toEqual(['tÃ¼', '\x01\x02', '\x02\x03', 'x=1&y=%C3%BC', 'blob']);
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(types[5] as string)?.[1];
  expect(Buffer.from((sent[5] as Echo).body, 'latin1').toString()).toBe(
    [
      `--${boundary}`,
      'Content-Disposition: form-data; name="a %22b%22"',
      '',
      'c\r\nd',
      `--${boundary}`,
      'Content-Disposition: form-data; name="f"; filename="ü.txt"',
      'Content-Type: text/x',
      '',
      'bytes',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
});

test('a stream is sent in chunks as they come, and only as fast as the server reads', async () => {
  let paused = 0;
  const { url } = await serve((request, response) => {
    let length = 0;
    request.pause();
    setTimeout(() => request.resume(), 300);
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
    });
    request.on('end', () => response.end(`${length} ${request.headers['transfer-encoding']}`));
    paused++;
  });
  const result = await evaluate<[string, number]>(`
    let pulled = 0, atPause = 0;
    const stream = new ReadableStream({
      pull(controller) {
        if (pulled++ === 400) controller.close();
        else controller.enqueue(new Uint8Array(65536));
      },
    }, { highWaterMark: 0 });
    setTimeout(() => { atPause = pulled; }, 150);
    const response = await fetch('${url}', { method: 'POST', body: stream, duplex: 'half' });
    return [await response.text(), atPause]`);
  expect(result[0]).toBe(`${400 * 65536} chunked`);
  // What fits into the sockets' buffers, and not all.
  expect(result[1]).toBeLessThan(400);
  expect(paused).toBe(1);
});

test('a stream that fails aborts the request; a chunk that is none fails it', async () => {
  const aborted: boolean[] = [];
  const { url } = await serve((request) => {
    request.on('error', () => {});
    request.on('close', () => aborted.push(!request.complete));
    request.resume();
  });
  const errors = await evaluate<{ name: string; message: string }[]>(`
    const failing = new ReadableStream({ start(c) { c.enqueue(new Uint8Array(1)); },
      pull(c) { c.error(new RangeError('broken')); } }, { highWaterMark: 0 });
    const wrong = new ReadableStream({ start(c) { c.enqueue('text'); } });
    const send = (body) => caught(fetch('${url}', { method: 'POST', body, duplex: 'half' }));
    return [await send(failing), await send(wrong)]`);
  expect(errors.map(({ name }) => name)).toEqual(['TypeError', 'TypeError']);
  expect(aborted.every(Boolean)).toBe(true);
});

test('connections are used again, one at a time', async () => {
  const server = await serve((_, response) => response.end('x'.repeat(100)));
  await evaluate(`for (let i = 0; i < 20; i++) await (await fetch('${server.url}')).text()`);
  expect(server.connections).toBe(1);
  await evaluate(`await Promise.all(Array.from({ length: 5 }, async () => (await fetch('${server.url}')).text()))`);
  expect(server.connections).toBeLessThanOrEqual(6);
});

test('a connection that the server closed while it was idle is noticed', async () => {
  const server = await serve((_, response) => response.end('ok'));
  const texts = await evaluate(`
    const first = await (await fetch('${server.url}')).text();
    // A busy program does not see that the connection ends: the next request finds out.
    const end = performance.now() + 300;
    await fetch('${server.url}/close');
    while (performance.now() < end);
    return [first, await (await fetch('${server.url}', { method: 'POST', body: 'again' })).text()]`);
  expect(texts).toEqual(['ok', 'ok']);
});

test('a program ends although connections are idle and bodies unread', async () => {
  const { url } = await serve((_, response) => {
    response.write('x'.repeat(100_000));
    // Never ended.
  });
  expect(await evaluate(`const { status } = await fetch('${url}'); return status`)).toBe(200);
});
