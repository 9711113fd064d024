// Requests of the program, as DevTools' panel Network shows them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { inspectorTest } from './support/debuggee.ts';

async function serve(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/away') response.writeHead(302, { location: '/there' }).end();
    else if (request.url === '/bytes') response.end(Buffer.from([0xff, 0x00]));
    else if (request.url === '/endless') response.write('x');
    else response.writeHead(200, { 'content-type': 'text/plain;charset=utf-8' }).end('tüxt');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

inspectorTest('a request, its redirect, its response, its body', async (lab) => {
  const url = await serve();
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `await (await fetch('${url}/away', { method: 'POST', body: 'sent', headers: { 'X-Own': '1' } })).text();
        await (await fetch('${url}/bytes')).bytes(); debugger;`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Network.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  const first = await session.next('Network.requestWillBeSent');
  expect(first).toMatchObject({
    type: 'Fetch',
    initiator: { type: 'script' },
    request: { url: `${url}/away`, method: 'POST', postData: 'sent', headers: { 'x-own': '1' } },
  });
  const second = await session.next('Network.requestWillBeSent');
  expect(second).toMatchObject({
    requestId: first.requestId,
    request: { url: `${url}/there`, method: 'GET' },
    redirectResponse: { status: 302, headers: { location: '/there' } },
  });
  const { requestId, response } = await session.next('Network.responseReceived');
  expect(requestId).toBe(first.requestId);
  expect(response).toMatchObject({ url: `${url}/there`, status: 200, mimeType: 'text/plain', charset: 'utf-8' });
  expect((await session.next('Network.dataReceived')).dataLength).toBe(5);
  expect((await session.next('Network.loadingFinished')).encodedDataLength).toBe(5);
  await session.next('Debugger.paused');
  const text = await session.send('Network.getResponseBody', { requestId });
  expect(text).toEqual({ body: 'tüxt', base64Encoded: false });
  const other = await session.next('Network.responseReceived');
  const bytes = await session.send('Network.getResponseBody', { requestId: other.requestId });
  expect(bytes).toEqual({ body: '/wA=', base64Encoded: true });
  await expect(session.send('Network.getResponseBody', { requestId: 'none' })).rejects.toMatchObject({ code: -32000 });
});

inspectorTest('failures; a pause of any length does not fail a request', async (lab) => {
  const url = await serve();
  const debuggee = lab.start({
    flag: '--inspect-wait',
    files: {
      'main.mjs': `const controller = new AbortController();
        await fetch('http://127.0.0.1:2/').catch(() => {});
        const response = await fetch('${url}/endless', { signal: controller.signal });
        const reading = response.text().catch(() => {});
        controller.abort();
        await reading;
        const waiting = fetch('${url}/');
        debugger;
        console.log(await (await waiting).text());`,
    },
  });
  const session = await debuggee.attach();
  await session.send('Network.enable');
  await session.send('Runtime.runIfWaitingForDebugger');
  expect(await session.next('Network.loadingFailed')).toMatchObject({
    canceled: false,
    errorText: 'connect ECONNREFUSED 127.0.0.1:2',
  });
  expect(await session.next('Network.loadingFailed')).toMatchObject({ canceled: true });
  await session.next('Debugger.paused');
  // Longer than any server of Node's keeps an idle connection.
  await new Promise((resolve) => setTimeout(resolve, 6000));
  await session.send('Debugger.resume');
  await session.next('Network.loadingFinished');
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('tüxt\n');
});
