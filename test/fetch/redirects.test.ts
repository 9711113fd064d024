// Redirects, as the standard's HTTP-redirect fetch says.
import { expect, test } from 'vitest';
import { bodyOf, echo, evaluate, serve } from './support/servers.ts';

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** /STATUS/TARGET redirects; everything else is told. */
const redirecting = () =>
  serve(async (request, response) => {
    const match = /^\/(30\d)\/(.*)$/.exec(request.url as string);
    if (!match) return echo(request, response);
    await bodyOf(request);
    const target = decodeURIComponent(match[2] as string);
    response.writeHead(Number(match[1]), { location: target.startsWith('http:') ? target : `/${target}` });
    response.end('moved');
  });

test('methods and bodies', async () => {
  const { url } = await redirecting();
  const sent = await evaluate<string[]>(`
    const lines = [];
    for (const status of [301, 302, 303, 307, 308]) {
      for (const method of ['GET', 'POST', 'PUT']) {
        const body = method === 'GET' ? undefined : 'body';
        const response = await fetch('${url}/' + status + '/end', { method, body, headers: { 'content-language': 'de' } });
        const { method: last, body: text, headers } = await response.json();
        lines.push([status, method, last, text, headers['content-type'] ?? '-', headers['content-language'] ?? '-'].join(' '));
      }
    }
    return lines`);
  const kept = (status: number, method: string) => `${status} ${method} ${method} body text/plain;charset=UTF-8 de`;
  const dropped = (status: number, method: string) => `${status} ${method} GET  - -`;
  const plain = (status: number) => `${status} GET GET  - de`;
  expect(sent).toEqual([
    ...[301, 302].flatMap((status) => [plain(status), dropped(status, 'POST'), kept(status, 'PUT')]),
    ...[plain(303), dropped(303, 'POST'), dropped(303, 'PUT')],
    ...[307, 308].flatMap((status) => [plain(status), kept(status, 'POST'), kept(status, 'PUT')]),
  ]);
});

test('the response knows its URL; fragments are inherited', async () => {
  const { url } = await redirecting();
  const result = await evaluate(`
    const one = await fetch('${url}/302/next#a');
    const two = await fetch(new Request('${url}/302/next%23b#a'));
    const none = await fetch('${url}/end#a');
    return [one, two, none].map(({ url, redirected, status }) => [url, redirected, status])`);
  expect(result).toEqual([
    [`${url}/next`, true, 200],
    [`${url}/next`, true, 200],
    [`${url}/end`, false, 200],
  ]);
});

test('modes', async () => {
  const { url } = await redirecting();
  const result = await evaluate(`
    const manual = await fetch('${url}/302/next', { redirect: 'manual' });
    return [
      await caught(fetch('${url}/302/next', { redirect: 'error' })),
      [manual.status, manual.headers.get('location'), manual.redirected, await manual.text()],
    ]`);
  expect(result).toEqual([expect.objectContaining({ name: 'TypeError' }), [302, '/next', false, 'moved']]);
});

test('twenty are followed, one more is not; other schemes are not', async () => {
  let left = 0;
  const { url } = await serve((request, response) => {
    if (request.url === '/data') response.writeHead(302, { location: 'data:,x' }).end();
    else if (request.url === '/none') response.writeHead(302, { location: 'http://[' }).end();
    else if (request.url !== '/' && left === 0) left = Number(request.url?.slice(1)) + 1;
    if (response.writableEnded) return;
    left--;
    if (left === 0) response.end('end');
    else response.writeHead(302, { location: '/' }).end();
  });
  const result = await evaluate<{ value?: string; name?: string }[]>(`
    const get = (path) => caught(fetch('${url}' + path).then((response) => response.text()));
    return [await get('/20'), await get('/21'), await get('/data'), await get('/none')]`);
  expect(result.map(({ value, name }) => value ?? name)).toEqual(['end', 'TypeError', 'TypeError', 'TypeError']);
});

test('credentials do not follow to another origin', async () => {
  const other = await serve(echo);
  const { url } = await redirecting();
  const headers = "{ authorization: 'secret', cookie: 'secret', 'x-other': 'kept' }";
  const [same, foreign] = await evaluate<[Echo, Echo]>(`
    const headers = ${headers};
    return [
      await (await fetch('${url}/302/end', { headers })).json(),
      await (await fetch('${url}/302/${encodeURIComponent(other.url)}', { headers })).json(),
    ]`);
  expect(same.headers).toMatchObject({ authorization: 'secret', cookie: 'secret', 'x-other': 'kept' });
  expect(foreign.headers).toMatchObject({ 'x-other': 'kept', host: `127.0.0.1:${other.port}` });
  expect(foreign.headers).not.toHaveProperty('authorization');
  expect(foreign.headers).not.toHaveProperty('cookie');
});

test('a stream cannot be sent twice', async () => {
  const { url } = await redirecting();
  const outcomes = await evaluate<{ name?: string; value?: string }[]>(`
    const send = (status) => caught(fetch('${url}/' + status + '/end', { method: 'POST', duplex: 'half',
      body: ReadableStream.from([new Uint8Array(3)]) }).then(({ status }) => status));
    return [await send(307), await send(303)]`);
  expect(outcomes[0]).toMatchObject({ name: 'TypeError' });
  expect(outcomes[1]).toEqual({ value: '200' });
});
