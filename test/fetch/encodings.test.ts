// Bodies that servers have compressed.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { evaluate, serve } from './support/servers.ts';

const text = 'compressed '.repeat(1000);
const codings: Record<string, Buffer> = {
  gzip: gzipSync(text),
  'x-gzip': gzipSync(text),
  GZIP: Buffer.concat([gzipSync(text.slice(0, 500)), gzipSync(text.slice(500))]),
  deflate: deflateSync(text),
  Deflate: deflateRawSync(text),
  br: brotliCompressSync(text),
  zstd: zstdCompressSync(text),
  'gzip, br': brotliCompressSync(gzipSync(text)),
  identity: Buffer.from(text),
  unknown: Buffer.from(text),
};

test('every coding, whole and byte by byte', async () => {
  const { url } = await serve(async (request, response) => {
    const [, size, coding] = (request.url as string).split('/');
    const name = decodeURIComponent(coding as string);
    const bytes = codings[name] as Buffer;
    response.writeHead(200, { 'content-encoding': name });
    for (let at = 0; at < bytes.length; at += Number(size)) {
      response.write(bytes.subarray(at, at + Number(size)));
      await new Promise(setImmediate);
    }
    response.end();
  });
  const result = await evaluate(`
    const result = {};
    for (const coding of ${JSON.stringify(Object.keys(codings))}) {
      for (const size of [1, 100000]) {
        const response = await fetch('${url}/' + size + '/' + encodeURIComponent(coding));
        const text = await response.text();
        (result[coding] ??= []).push(text === 'compressed '.repeat(1000) && response.headers.get('content-encoding') === coding);
      }
    }
    return result`);
  expect(result).toEqual(Object.fromEntries(Object.keys(codings).map((name) => [name, [true, true]])));
});

test('what cannot be decoded, is cut, or is nothing', async () => {
  const { url } = await serve((request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    if (request.url === '/wrong') response.end('not compressed at all');
    else if (request.url === '/cut') response.end(gzipSync(text).subarray(0, 30));
    else response.end();
  });
  const result = await evaluate<{ name?: string; value?: string }[]>(`
    const read = (path, method) => caught(fetch('${url}' + path, { method }).then((response) => response.text()));
    return [await read('/wrong', 'GET'), await read('/cut', 'GET'), await read('/nothing', 'GET'), await read('/head', 'HEAD')]`);
  expect(result.map(({ name, value }) => name ?? value)).toEqual(['TypeError', 'TypeError', '', '']);
});

test('a little that stands for very much is decoded as far as it is read', async () => {
  const bomb = gzipSync(Buffer.alloc(300_000_000), { level: 9 });
  const { url } = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length });
    response.end(bomb);
  });
  const [unread, read] = await evaluate<[number, number]>(`
    const { readFile } = await import('node:fs/promises');
    const residentBytes = async () => Number((await readFile('/proc/self/statm', 'utf8')).split(' ')[1]) * 4096;
    const before = await residentBytes();
    const response = await fetch('${url}');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const unread = (await residentBytes()) - before;
    let size = 0;
    for await (const chunk of response.body) size += chunk.length;
    return [unread, size]`);
  expect(unread).toBeLessThan(60_000_000);
  expect(read).toBe(300_000_000);
});
