// Servers that break the rules, or do nothing at all. Whatever they do, fetch rejects with a TypeError whose cause says why.
import { expect, test } from 'vitest';
import { evaluate, serveAnswer, serveRaw } from './support/servers.ts';

const read = (url: string): string => `return caught(fetch('${url}').then((response) => response.text()))`;

interface Outcome {
  value?: string;
  name?: string;
  code?: string;
}

const failures: [what: string, answer: string, code: string][] = [
  ['nothing', '', 'ECONNRESET'],
  ['half a head', 'HTTP/1.1 200 OK\r\nContent-', 'ECONNRESET'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'HPE_INVALID_CONSTANT'],
  ['HTTP/2', 'HTTP/2 200 OK\r\n\r\n', 'HPE_INVALID_STATUS'],
  ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'HPE_INVALID_STATUS'],
  ['a status below 100', 'HTTP/1.1 099 OK\r\n\r\n', 'HPE_INVALID_STATUS'],
  ['a header without colon', 'HTTP/1.1 200 OK\r\nbroken\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['a space before the colon', 'HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['a NUL in a value', 'HTTP/1.1 200 OK\r\na: \0b\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['a lone CR in a value', 'HTTP/1.1 200 OK\r\na: x\rb: y\r\n\r\n', 'HPE_INVALID_HEADER_TOKEN'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 'HPE_INVALID_CONTENT_LENGTH'],
  ['a length beyond all', `HTTP/1.1 200 OK\r\nContent-Length: ${'9'.repeat(30)}\r\n\r\n`, 'HPE_INVALID_CONTENT_LENGTH'],
  ['a body that is cut', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', 'HPE_INVALID_EOF_STATE'],
  ['a chunk that is cut', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab', 'HPE_INVALID_EOF_STATE'],
  ['no last chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n', 'HPE_INVALID_EOF_STATE'],
  [
    'a chunk size that is none',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
    'HPE_INVALID_CHUNK_SIZE',
  ],
  [
    'a chunk size beyond all',
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'f'.repeat(20)}\r\n`,
    'HPE_INVALID_CHUNK_SIZE',
  ],
  [
    'a chunk that is too long',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n',
    'HPE_STRICT',
  ],
];

test.for(failures)('%s', async ([, answer, code]) => {
  const { url } = await serveAnswer(answer);
  expect(await evaluate<Outcome>(read(url))).toMatchObject({ name: 'TypeError', code });
});

test('headers without end', async () => {
  const { url } = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const line = `x: ${'y'.repeat(1000)}\r\n`;
    const more = () => {
      while (!socket.destroyed && socket.write(line));
    };
    socket.on('drain', more);
    more();
  });
  expect(await evaluate<Outcome>(read(url))).toMatchObject({ name: 'TypeError', code: 'HPE_HEADER_OVERFLOW' });
});

const answers: [what: string, answer: string, body: string][] = [
  ['line feeds alone', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nab', 'ab'],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc', 'abc'],
  ['no reason', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab', 'ab'],
  ['HTTP/1.0, to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nabc', 'abc'],
  ['neither length nor chunks', 'HTTP/1.1 200 OK\r\n\r\nabc', 'abc'],
  ['the same length twice', 'HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\nab', 'ab'],
  [
    'chunks and a length',
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n',
    'ab',
  ],
  [
    'extensions and trailers',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1;a=b\r\na\r\n1\r\nb\r\n0\r\nx: y\r\n\r\n',
    'ab',
  ],
  [
    'what comes before the answer',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab',
    'ab',
  ],
  ['a header on two lines', 'HTTP/1.1 200 OK\r\nContent-Length:\r\n 2\r\n\r\nab', 'ab'],
  ['more than the length', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabHTTP/1.1 200 OK\r\n\r\n', 'ab'],
];

test.for(answers)('is understood: %s', async ([, answer, body]) => {
  const { url } = await serveAnswer(answer);
  expect(await evaluate<Outcome>(read(url))).toEqual({ value: body });
});

test('every cut of a response into packets gives the same', async () => {
  const answer =
    'HTTP/1.1 200 OK\r\nX-A:  b \r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n0b\r\ndefghijklmn\r\n0\r\nt: u\r\n\r\n';
  const { url } = await serveRaw((socket) => {
    socket.setNoDelay(true);
    let buffer = '';
    socket.on('data', (data) => {
      buffer += data;
      const at = Number(/GET \/(\d+)/.exec(buffer)?.[1]);
      if (!buffer.endsWith('\r\n\r\n')) return;
      buffer = '';
      socket.write(answer.slice(0, at));
      setTimeout(() => socket.write(answer.slice(at)), 2);
    });
  });
  const result = await evaluate<string[]>(`
    const seen = new Set();
    for (let i = 1; i < ${answer.length}; i++) {
      const response = await fetch('${url}/' + i);
      seen.add(response.headers.get('x-a') + ' ' + (await response.text()));
    }
    return [...seen]`);
  expect(result).toEqual(['b abcdefghijklmn']);
});

test('a response that was not asked for is given to nobody', async () => {
  let count = 0;
  const { url } = await serveRaw((socket) => {
    socket.on('data', () => {
      const body = `answer ${++count}`;
      const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      socket.write(answer + answer.replaceAll('answer', 'forged'));
    });
  });
  const texts = await evaluate(`
    const texts = [];
    for (let i = 0; i < 3; i++) texts.push(await (await fetch('${url}')).text());
    return texts`);
  expect(texts).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('a server that never answers is waited for, until the signal aborts', async () => {
  const server = await serveRaw(() => {});
  const outcome = await evaluate(`return caught(fetch('${server.url}', { signal: AbortSignal.timeout(100) }))`);
  expect(outcome).toMatchObject({ name: 'TimeoutError' });
});

test('a body without end is read as far as it is wanted', async () => {
  const server = await serveRaw((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65536)));
      };
      socket.on('drain', more);
      more();
    });
  });
  const size = await evaluate<number>(`
    let size = 0;
    for await (const chunk of (await fetch('${server.url}')).body) if ((size += chunk.length) > 10_000_000) break;
    return size`);
  expect(size).toBeGreaterThan(10_000_000);
  expect(server.sockets.size).toBe(0);
});

test('nobody listens, no such host, a blocked port', async () => {
  const outcomes = await evaluate<Outcome[]>(`return Promise.all([
    caught(fetch('http://127.0.0.1:2/')), caught(fetch('http://nowhere.invalid/')), caught(fetch('http://127.0.0.1:22/'))])`);
  expect(outcomes.map(({ name, code }) => `${name} ${code}`)).toEqual([
    'TypeError ECONNREFUSED',
    'TypeError ENOTFOUND',
    'TypeError undefined',
  ]);
});
