import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { connectRaw, connectWebSocket, FakeProgram, frame, opcodes, target } from './testing/fake-program.ts';

const programs: FakeProgram[] = [];
afterEach(() => {
  for (const program of programs.splice(0)) program.stop();
});

function newProgram(): FakeProgram {
  const program = new FakeProgram();
  programs.push(program);
  return program;
}

const isListening = (port: number, host = '127.0.0.1') =>
  connectRaw(port, '', host).then(
    ({ socket }) => {
      socket.destroy();
      return true;
    },
    () => false,
  );

test('port 0 takes a free one, and the report names it', async () => {
  const lines = await newProgram().start();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ws:\/\/127\.0\.0\.1:[1-9]\d*\/0f2c936f-b1cd-4ac9-aab3-f63b0f33d55e$/);
  expect(await isListening(Number(new URL(lines[0] ?? '').port))).toBe(true);
});

test('a named port is used', async () => {
  const probe = newProgram();
  const port = await probe.startOnPort();
  probe.stop();
  expect(await newProgram().start({ port })).toEqual([`ws://127.0.0.1:${port}/${target.targetId}`]);
});

test.each(['::1', '[::1]'])('IPv6: %s', async (host) => {
  const [url = ''] = await newProgram().start({ host });
  expect(url).toMatch(/^ws:\/\/\[::1\]:\d+\//);
  expect(await isListening(Number(new URL(url).port), '::1')).toBe(true);
});

test('localhost: every address that it has, one port', async () => {
  const lines = await newProgram().start({ host: 'localhost' });
  const ports = new Set(lines.map((line) => new URL(line.replace('Debugger listening on ', '')).port));
  expect(ports.size).toBe(1);
  for (const line of lines.slice(1)) expect(line).toMatch(/^Debugger listening on ws:\/\//);
});

test('a port in use', async () => {
  const port = await newProgram().startOnPort();
  await expect(newProgram().start({ port })).rejects.toThrow(
    `Starting inspector on 127.0.0.1:${port} failed: address already in use
Another program, maybe another one that is being debugged, has this port. Name another port, or 0 for any that is free: --inspect=0`,
  );
});

test('a port in use on one of the addresses of a host', async () => {
  const blocker = createServer();
  const [first = '', ...others] = await newProgram().start({ host: 'localhost' });
  if (others.length === 0) return;
  programs.pop()?.stop();
  const port = Number(new URL(first).port);
  await new Promise<void>((resolve) => blocker.listen(port, '::1', resolve));
  try {
    await expect(newProgram().start({ host: 'localhost', port })).rejects.toThrow('address already in use');
    expect(await isListening(port)).toBe(false);
  } finally {
    blocker.close();
  }
});

test('a host that is not known, an address of another machine', async () => {
  await expect(newProgram().start({ host: 'no-such-host.invalid', port: 9229 })).rejects.toThrow(
    /^Starting inspector on no-such-host\.invalid:9229 failed: .+\n.+/,
  );
  await expect(newProgram().start({ host: '192.0.2.1', port: 9229 })).rejects.toThrow(
    'Starting inspector on 192.0.2.1:9229 failed: address not available\nThis machine does not have that address.',
  );
});

test('only an address that others reach gives a warning', async () => {
  const [url, warning, ...more] = await newProgram().start({ host: '0.0.0.0' });
  expect(url).toMatch(/^ws:\/\/0\.0\.0\.0:\d+\//);
  expect(warning).toMatch(/^Warning: the inspector listens on 0\.0\.0\.0:\d+, which is not only for this machine/);
  expect(more).toEqual([]);
  for (const host of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1', 'localhost']) {
    expect((await newProgram().start({ host })).join('\n'), host).not.toContain('Warning');
  }
});

test('a connection that is there before its server is loaded is served', async () => {
  const port = await newProgram().startOnPort();
  const clients = await Promise.all(
    Array.from({ length: 5 }, () => connectRaw(port, 'GET /json/version HTTP/1.1\r\nHost: localhost\r\n\r\n')),
  );
  for (const client of clients) expect((await client.closed()).toString()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('stop closes everything, and the port can be taken again at once', async () => {
  const program = newProgram();
  const port = await program.startOnPort();
  const idle = await connectRaw(port);
  const webSocket = await connectWebSocket(port);
  const silent = await connectWebSocket(port);
  await program.until(() => program.sessions.length === 2);
  program.stop();
  await program.until(() => program.sessions.length === 0);
  await idle.closed();
  const farewell = (await webSocket.receivedUntil('closed')).toString('latin1');
  expect(farewell).toContain('the inspector was closed');
  webSocket.socket.write(frame(opcodes.close, Buffer.from([3, 233])));
  await webSocket.closed();
  expect(await program.startOnPort({ port })).toBe(port);
  await silent.closed();
});

test('stop before the server listens', async () => {
  const program = newProgram();
  const started = program.start();
  program.stop();
  const other = await newProgram().startOnPort();
  expect(await Promise.race([started.then(() => 'started'), isListening(other).then(() => 'silent')])).toBe('silent');
});

test('connections that break off do no harm', async () => {
  const program = newProgram();
  const port = await program.startOnPort();
  const reset = (socket: Socket) => socket.resetAndDestroy();
  reset((await connectRaw(port)).socket);
  reset((await connectRaw(port, 'GET /js')).socket);
  reset((await connectRaw(port, 'GET /json HTTP/1.1\r\n\r\n')).socket);
  reset((await connectWebSocket(port)).socket);
  expect((await fetch(`http://127.0.0.1:${port}/json/version`)).status).toBe(200);
  await program.until(() => program.opened.length === 1 && program.sessions.length === 0);
});
