// TLS and proxies. The certificates are the tests' own (support/certificates): an authority, and a server's for localhost.
import { readFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { shapes } from '../support/jstime.ts';
import { bodyOf, echo, evaluate, serve } from './support/servers.ts';

const folder = join(import.meta.dirname, 'support/certificates');
const authority = join(folder, 'ca.pem');
const trusted = { NODE_EXTRA_CA_CERTS: authority };

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const serveSecurely = (listener: Parameters<typeof createServer>[1], options: object = {}): Promise<number> =>
  listen(
    createServer(
      { cert: readFileSync(join(folder, 'server.pem')), key: readFileSync(join(folder, 'server.key')), ...options },
      listener,
    ),
  );

interface Outcome {
  value?: string;
  name?: string;
  code?: string;
  message?: string;
}

for (const shape of shapes) {
  test(`a large exchange over TLS, both ways [${shape}]`, async () => {
    const port = await serveSecurely(async (request, response) => {
      const body = await bodyOf(request);
      response.end(Buffer.concat([body, body]));
    });
    const sizes = await evaluate(
      `const body = new Uint8Array(3_000_000).map((_, index) => index % 251);
       const sizes = [];
       for (let i = 0; i < 3; i++) {
         const bytes = await (await fetch('https://localhost:${port}/', { method: 'POST', body })).bytes();
         sizes.push(bytes.length, bytes.every((byte, index) => byte === body[index % body.length]));
       }
       return sizes`,
      { shape, env: trusted },
    );
    expect(sizes).toEqual([6_000_000, true, 6_000_000, true, 6_000_000, true]);
  });
}

test('whom nobody has vouched for is not trusted', async () => {
  const port = await serveSecurely((_, response) => response.end('secret'));
  const get = (host: string) => `return caught(fetch('https://${host}:${port}/').then((response) => response.text()))`;
  expect(await evaluate<Outcome>(get('localhost'))).toMatchObject({
    name: 'TypeError',
    code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  });
  expect(await evaluate<Outcome>(get('localhost'), { env: trusted })).toEqual({ value: 'secret' });
  expect(await evaluate<Outcome>(get('127.0.0.1'), { env: { SSL_CERT_FILE: authority } })).toEqual({ value: 'secret' });
  // 127.0.0.2 leads to this machine, too, and is not in the certificate.
  const everywhere = createServer({
    cert: readFileSync(join(folder, 'server.pem')),
    key: readFileSync(join(folder, 'server.key')),
  });
  await new Promise<void>((resolve) => everywhere.listen(0, '0.0.0.0', resolve));
  onTestFinished(() => void everywhere.close());
  const other = (everywhere.address() as AddressInfo).port;
  expect(
    await evaluate<Outcome>(`return caught(fetch('https://127.0.0.2:${other}/'))`, { env: trusted }),
  ).toMatchObject({ name: 'TypeError', code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
});

test('old versions of TLS, and servers without it, are refused', async () => {
  const old = await serveSecurely((_, response) => response.end('x'), {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const plain = await serve((_, response) => void response.end('x'));
  for (const port of [old, plain.port]) {
    const outcome = await evaluate<Outcome>(`return caught(fetch('https://localhost:${port}/'))`, { env: trusted });
    expect(outcome).toMatchObject({ name: 'TypeError', code: 'ERR_SSL_PROTOCOL' });
  }
});

/** A proxy that notes what it is asked for. */
async function serveProxy(log: string[], status = 200): Promise<number> {
  const proxy = createProxy((request, response) => {
    log.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    response.end('from the proxy');
  });
  proxy.on('connect', (request, client) => {
    log.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url as string).split(':');
    const server = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    server.on('error', () => {});
    client.on('error', () => {});
  });
  return listen(proxy);
}

test('proxies of the environment', async () => {
  const log: string[] = [];
  const proxy = await serveProxy(log);
  const secure = await serveSecurely((_, response) => response.end('from the server'));
  const plain = await serve(echo);
  const texts = await evaluate(
    `const get = async (url) => (await fetch(url)).text();
     return [await get('http://example.invalid/a?b'), await get('https://localhost:${secure}/'),
       await get('https://localhost:${secure}/'), (await get('${plain.url}/')).length > 0]`,
    {
      env: {
        ...trusted,
        http_proxy: `http://us%65r:pass@127.0.0.1:${proxy}`,
        HTTPS_PROXY: `127.0.0.1:${proxy}`,
        no_proxy: 'other, 127.0.0.1',
      },
    },
  );
  expect(texts).toEqual(['from the proxy', 'from the server', 'from the server', true]);
  expect(log).toEqual([`GET http://example.invalid/a?b Basic ${btoa('user:pass')}`, `CONNECT localhost:${secure} -`]);
});

test('a proxy that refuses, and one that is none', async () => {
  const refusing = await serveProxy([], 407);
  const outcome = await evaluate<Outcome>(`return caught(fetch('https://localhost:1000/'))`, {
    env: { https_proxy: `http://127.0.0.1:${refusing}` },
  });
  expect(outcome).toMatchObject({ name: 'TypeError', code: 'ERR_PROXY_TUNNEL' });
  const other = await evaluate<Outcome>(`return caught(fetch('http://localhost:1000/'))`, {
    env: { all_proxy: 'socks5://127.0.0.1:1' },
  });
  expect(other).toMatchObject({ name: 'TypeError' });
});
