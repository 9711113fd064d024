// Requests that are given up, at every moment.
import { expect, test } from 'vitest';
import { evaluate, serve, serveRaw } from './support/servers.ts';

test('before, while connecting, while waiting for the head, while reading the body', async () => {
  const silent = await serveRaw(() => {});
  const server = await serve((_, response) => {
    response.write('first');
  });
  const outcomes = await evaluate(`
    const reason = new RangeError('enough');
    const late = new AbortController();
    const waiting = caught(fetch('${silent.url}', { signal: late.signal }));
    setTimeout(() => late.abort(reason), 50);
    const reading = new AbortController();
    const response = await fetch('${server.url}', { signal: reading.signal });
    const reader = response.body.getReader();
    const first = (await reader.read()).value.length;
    const next = caught(reader.read());
    reading.abort(reason);
    const whole = new AbortController();
    const other = await fetch('${server.url}', { signal: whole.signal });
    const text = caught(other.text());
    whole.abort();
    return [
      await caught(fetch('${server.url}', { signal: AbortSignal.abort(reason) })),
      await waiting, first, await next, await caught(reader.closed), await text,
    ]`);
  const enough = { name: 'RangeError', message: 'enough' };
  expect(outcomes).toEqual([enough, enough, 5, enough, enough, expect.objectContaining({ name: 'AbortError' })]);
});

test('the server notices at once', async () => {
  let closed: () => void = () => {};
  const isClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const server = await serve((_, response) => {
    response.on('close', closed);
    response.write('x');
  });
  await evaluate(`
    const controller = new AbortController();
    await fetch('${server.url}', { signal: controller.signal });
    controller.abort();
    await new Promise((resolve) => setTimeout(resolve, 100));`);
  await isClosed;
});

test('cancelling the body closes the connection; one that is complete is kept', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/endless') response.write('x');
    else response.end('complete');
  });
  await evaluate(`
    const response = await fetch('${server.url}/endless');
    await response.body.cancel();
    for (let i = 0; i < 3; i++) await (await fetch('${server.url}')).body.cancel();`);
  expect(server.connections).toBe(2);
});

test('an upload is cancelled with the reason', async () => {
  const server = await serve((request) => {
    request.on('error', () => {});
  });
  const result = await evaluate(`
    const controller = new AbortController();
    let reason;
    const body = new ReadableStream({
      pull(c) { c.enqueue(new Uint8Array(10)); return new Promise((resolve) => setTimeout(resolve, 20)); },
      cancel(given) { reason = given; },
    });
    setTimeout(() => controller.abort('why'), 60);
    const outcome = await fetch('${server.url}', { method: 'POST', body, duplex: 'half', signal: controller.signal })
      .catch((error) => error);
    return [outcome, reason]`);
  expect(result).toEqual(['why', 'why']);
});
