// Server-sent events.
import { expect, test } from 'vitest';
import { shapes } from '../support/jstime.ts';
import { evaluate, serve } from './support/servers.ts';

for (const shape of shapes) {
  test(`events of every form, in whatever pieces they come [${shape}]`, async () => {
    const stream =
      '\ufeff: comment\ndata: one\n\ndata: two\r\ndata:  lines\r\n\r\nevent: own\rdata: ü\rid: 7\r\rdata\n\nid: bad\0\nignored: x\ndata:last\n\nevent: end\ndata\n\n';
    const { url } = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      const bytes = Buffer.from(stream);
      const size = Number(request.url?.slice(1));
      let at = 0;
      const next = () => {
        response.write(bytes.subarray(at, at + size));
        at += size;
        if (at < bytes.length) setTimeout(next, 1);
      };
      next();
    });
    const logs = await evaluate<unknown[][]>(
      `
      const read = (size) => new Promise((resolve) => {
        const source = new EventSource('${url}/' + size);
        const log = [];
        const add = ({ type, data, lastEventId, origin }) => log.push([type, data, lastEventId, origin === '${url}']);
        source.onopen = () => log.push(source.readyState);
        source.onmessage = add;
        source.addEventListener('own', add);
        source.addEventListener('end', () => { source.close(); log.push(source.readyState); resolve(log); });
      });
      return [await read(1), await read(3), await read(1000)]`,
      { shape },
    );
    const expected = [
      1,
      ['message', 'one', '', true],
      ['message', 'two\n lines', '', true],
      ['own', 'ü', '7', true],
      ['message', '', '7', true],
      ['message', 'last', '7', true],
      2,
    ];
    expect(logs).toEqual([expected, expected, expected]);
  });
}

test('it connects again, after the time that the server wants, and says where it was', async () => {
  const seen: (string | undefined)[] = [];
  const { url } = await serve((request, response) => {
    seen.push(request.headers['last-event-id'] as string | undefined);
    expect(request.headers).toMatchObject({ accept: 'text/event-stream', 'cache-control': 'no-cache' });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`retry: 10\nid: ${seen.length}\ndata: ${seen.length}\n\n`);
  });
  const log = await evaluate(`
    const source = new EventSource('${url}');
    const log = [];
    await new Promise((resolve) => {
      source.onmessage = ({ data }) => { log.push(data); if (data === '3') { source.close(); resolve(); } };
      source.onerror = () => log.push('error ' + source.readyState);
    });
    return log`);
  expect(log).toEqual(['1', 'error 0', '2', 'error 0', '3']);
  expect(seen).toEqual([undefined, '1', '2']);
});

test('it gives up: another type, another status', async () => {
  const { url } = await serve((request, response) => {
    if (request.url === '/type') response.end('data: x\n\n');
    else response.writeHead(204).end();
  });
  const log = await evaluate(`
    const fail = (path) => new Promise((resolve) => {
      const source = new EventSource('${url}' + path);
      source.onerror = ({ message }) => resolve([source.readyState, message]);
    });
    return [await fail('/type'), await fail('/status')]`);
  expect(log).toEqual([
    [2, 'the type of the response is not text/event-stream'],
    [2, 'the server answers with status 204'],
  ]);
});
