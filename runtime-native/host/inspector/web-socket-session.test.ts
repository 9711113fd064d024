import { once } from 'node:events';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  connectRaw,
  connectWebSocket,
  FakeProgram,
  frame,
  handshake,
  opcodes,
  parseFrames,
  type RawClient,
  target,
} from './testing/fake-program.ts';
import { defaultLimits } from './web-socket-session.ts';

let program = new FakeProgram();
let port = 0;
beforeEach(async () => {
  program = new FakeProgram();
  port = await program.startOnPort();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  program.stop();
});

const url = () => `ws://127.0.0.1:${port}/${target.targetId}`;

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(url(), { maxPayload: 2 ** 30 });
  await once(socket, 'open');
  return socket;
}

async function nextMessages(socket: WebSocket, count: number): Promise<Buffer[]> {
  const messages: Buffer[] = [];
  return new Promise((resolve) => {
    socket.on('message', (data) => {
      messages.push(data as Buffer);
      if (messages.length === count) resolve(messages);
    });
  });
}

/** What follows the head of the handshake's answer. */
const framesOf = (client: RawClient) =>
  parseFrames(client.received().subarray(client.received().indexOf('\r\n\r\n') + 4));

const closeFrame = async (client: RawClient) => {
  await client.receivedUntil(() => framesOf(client).some(({ opcode }) => opcode === opcodes.close));
  const payload = framesOf(client).at(-1)?.payload ?? Buffer.alloc(2);
  return { code: payload.readUInt16BE(0), reason: payload.subarray(2).toString() };
};

describe('messages', () => {
  test('go both ways as text frames, their bytes as they are', async () => {
    const socket = await open();
    const text = '{"id":1,"text":"Grüße \u{1f600} \\u0000"}';
    socket.send(text);
    const [data, isBinary] = await once(socket, 'message');
    expect([String(data), isBinary]).toEqual([text, false]);
    socket.close();
  });

  test('10,000 at once: none lost, none out of order', async () => {
    const socket = await open();
    const arrived = nextMessages(socket, 10_000);
    for (let id = 0; id < 10_000; id++) socket.send(`{"id":${id}}`);
    expect((await arrived).map(String)).toEqual(Array.from({ length: 10_000 }, (_, id) => `{"id":${id}}`));
    socket.close();
  });

  test('10,000 in one batch', async () => {
    const socket = await open();
    const arrived = nextMessages(socket, 10_000);
    await program.until(() => program.sessions.length === 1);
    program.say(
      1,
      Array.from({ length: 10_000 }, (_, id) => `{"id":${id}}`),
    );
    expect((await arrived).map(String)).toEqual(Array.from({ length: 10_000 }, (_, id) => `{"id":${id}}`));
    socket.close();
  });

  test('100 MB', async () => {
    const socket = await open();
    const body = Buffer.alloc(100 * 1024 * 1024, 'é');
    const arrived = nextMessages(socket, 1);
    socket.send(body, { binary: false });
    expect((await arrived)[0]?.equals(body)).toBe(true);
    socket.close();
  });

  test('larger than allowed: that session ends, others do not', async () => {
    program.stop();
    port = await program.startOnPort({}, { ...defaultLimits, messageBytes: 1000 });
    const [one, other] = [await open(), await open()];
    one.send('x'.repeat(1001));
    expect((await once(one, 'close'))[0]).toBe(1009);
    other.send('x'.repeat(1000));
    await once(other, 'message');
    other.close();
  });

  test('fragments are joined, pings in between answered', async () => {
    const client = await connectWebSocket(port);
    client.socket.write(frame(opcodes.text, '{"id"', { final: false }));
    client.socket.write(frame(opcodes.ping, 'are you there?'));
    client.socket.write(frame(opcodes.continuation, ':1', { final: false }));
    client.socket.write(frame(opcodes.continuation, '}'));
    await client.receivedUntil('{"id":1}');
    expect(framesOf(client).map(({ opcode, payload }) => [opcode, String(payload)])).toEqual([
      [opcodes.pong, 'are you there?'],
      [opcodes.text, '{"id":1}'],
    ]);
    client.socket.destroy();
  });

  test('sent together with the handshake, byte by byte', async () => {
    const client = await connectRaw(port, '');
    for (const byte of Buffer.concat([Buffer.from(handshake()), frame(opcodes.text, '{"id":1}')])) {
      await new Promise((resolve) => client.socket.write(Buffer.of(byte), resolve));
    }
    expect((await client.receivedUntil('{"id":1}')).toString('latin1')).toMatch(/\{"id":1\}$/);
    const together = await connectRaw(port, '');
    together.socket.write(Buffer.concat([Buffer.from(handshake()), frame(opcodes.text, '{"id":2}')]));
    await together.receivedUntil('{"id":2}');
    client.socket.destroy();
    together.socket.destroy();
  });
});

describe('writes', () => {
  test('a batch leaves in one, without delay', async () => {
    const noDelay = vi.spyOn(Socket.prototype, 'setNoDelay');
    const client = await connectWebSocket(port);
    expect(noDelay).toHaveBeenCalled();
    await program.until(() => program.sessions.length === 1);
    const writes = [vi.spyOn(Socket.prototype, '_writev' as never), vi.spyOn(Socket.prototype, '_write')];
    program.say(1, [
      '{"id":1,"result":{}}',
      '{"method":"Debugger.resumed"}',
      `{"method":"Debugger.paused","data":"${'x'.repeat(1000)}"}`,
    ]);
    expect(writes.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(1);
    await client.receivedUntil('x"}');
    expect(framesOf(client).map(({ payload }) => JSON.parse(String(payload)).method)).toEqual([
      undefined,
      'Debugger.resumed',
      'Debugger.paused',
    ]);
    client.socket.destroy();
  });
});

describe('clients', () => {
  test('several, each with its own session', async () => {
    program.onMessage = (body, session) => program.say(session, [`${session}: ${body}`]);
    const sockets = await Promise.all([open(), open(), open()]);
    await program.until(() => program.sessions.length === 3);
    const answers = sockets.map((socket) => nextMessages(socket, 2));
    for (const socket of sockets) socket.send('a');
    for (const socket of sockets) socket.send('b');
    const texts = (await Promise.all(answers)).map((messages) => messages.map(String));
    expect(texts.toSorted()).toEqual([1, 2, 3].map((session) => [`${session}: a`, `${session}: b`]));
    sockets[1]?.close();
    await program.until(() => program.sessions.length === 2);
    for (const socket of sockets) socket.close();
    await program.until(() => program.sessions.length === 0);
    expect(program.opened).toEqual([1, 2, 3]);
  });

  test('the program ends a session: what it said before arrives, then the close', async () => {
    const client = await connectWebSocket(port);
    await program.until(() => program.sessions.length === 1);
    program.say(1, ['last words']);
    program.endSession(1);
    expect(await closeFrame(client)).toEqual({ code: 1001, reason: 'the program ended the session' });
    expect(framesOf(client).map(({ payload }) => String(payload))[0]).toBe('last words');
    await client.closed();
  });

  test.each([
    ['says goodbye', (client: RawClient) => client.socket.write(frame(opcodes.close, Buffer.from([3, 232])))],
    ['ends its side', (client: RawClient) => client.socket.end()],
    [
      'ends its side in a message',
      (client: RawClient) => client.socket.end(frame(opcodes.text, 'half').subarray(0, 7)),
    ],
    ['dies', (client: RawClient) => client.socket.resetAndDestroy()],
    [
      'dies in a message',
      (client: RawClient) =>
        client.socket.write(frame(opcodes.text, 'half').subarray(0, 7), () => client.socket.resetAndDestroy()),
    ],
    [
      'dies in a large message',
      (client: RawClient) =>
        client.socket.write(frame(opcodes.text, 'x'.repeat(60_000), { final: false }), () =>
          client.socket.resetAndDestroy(),
        ),
    ],
  ])('one that %s', async (_, leave) => {
    const received: string[] = [];
    program.onMessage = (body) => received.push(String(body));
    const client = await connectWebSocket(port);
    await program.until(() => program.sessions.length === 1);
    leave(client);
    await program.until(() => program.sessions.length === 0);
    program.say(1, ['to nobody']);
    expect(received).toEqual([]);
    const next = await open();
    next.close();
  });

  test.each([
    ['a frame without mask', Buffer.from([0x81, 0x02, 0x7b, 0x7d]), 1002],
    ['an unknown opcode', frame(3, 'x'), 1002],
    ['reserved bits', Buffer.from([0xf1, 0x80, 0, 0, 0, 0]), 1002],
    ['a continuation of nothing', frame(opcodes.continuation, 'x'), 1002],
    ['a length of 2^63', Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), 1009],
    ['text that is not UTF-8', frame(opcodes.text, Buffer.from([0xff, 0xfe])), 1007],
    ['a binary message', frame(opcodes.binary, '{}'), 1003],
    ['a TLS hello', Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'latin1'), 1002],
  ])('one that sends %s', async (_, bytes, code) => {
    const received: string[] = [];
    program.onMessage = (body) => received.push(String(body));
    const client = await connectWebSocket(port);
    client.socket.write(bytes);
    expect((await closeFrame(client)).code).toBe(code);
    await program.until(() => program.sessions.length === 0);
    client.socket.write(frame(opcodes.text, 'more'));
    client.socket.end();
    await client.closed();
    expect(received).toEqual([]);
  });

  test('a handshake that is none', async () => {
    const status = async (request: string) =>
      (await (await connectRaw(port, request)).closed()).toString().slice(9, 12);
    expect(await status(handshake({ 'Sec-WebSocket-Key': 'short' }))).toBe('400');
    expect(await status(handshake({ 'Sec-WebSocket-Version': '7' }))).toBe('400');
    expect(await status(handshake().replace('GET', 'POST'))).toBe('405');
    expect(program.opened).toEqual([]);
  });
});

describe('a client that does not read', () => {
  const limits = { ...defaultLimits, backlogBytes: 1_000_000, stalledMs: 10_000 };
  // More than the system takes for a connection by itself.
  const large = Buffer.alloc(30_000_000, 'x');

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    program.stop();
    port = await program.startOnPort({}, limits);
  });

  async function connectSilent(): Promise<RawClient> {
    const client = await connectWebSocket(port);
    client.socket.pause();
    await program.until(() => program.sessions.length === 1);
    return client;
  }

  const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

  test('is disconnected when it has taken nothing for a time', async () => {
    const client = await connectSilent();
    program.say(1, [large]);
    for (let turn = 0; turn < 10; turn++) await turnOfTheLoop();
    vi.advanceTimersByTime(9_999);
    expect(program.sessions).toEqual([1]);
    vi.advanceTimersByTime(10_001);
    await program.until(() => program.sessions.length === 0);
    client.socket.destroy();
  });

  test('also when it still sends', async () => {
    const client = await connectSilent();
    let received = 0;
    program.onMessage = () => received++;
    program.say(1, [large]);
    client.socket.write(frame(opcodes.text, '{}'));
    await program.until(() => received === 1);
    for (let turn = 0; turn < 10; turn++) await turnOfTheLoop();
    vi.advanceTimersByTime(20_000);
    await program.until(() => program.sessions.length === 0);
    client.socket.destroy();
  });

  test('is not disconnected while little waits for it', async () => {
    const client = await connectSilent();
    program.say(1, ['x'.repeat(500_000)]);
    vi.advanceTimersByTime(100_000);
    expect(program.sessions).toEqual([1]);
    client.socket.resume();
    await client.receivedUntil('xxx');
    client.socket.destroy();
  });

  test('or while it takes a little, even of one message', async () => {
    const client = await connectSilent();
    program.say(1, [large]);
    for (let size = 0; size < large.length; size = client.received().length) {
      client.socket.resume();
      // What the system holds must be less than what was read, or the server has nothing to see.
      await client.receivedUntil((bytes) => bytes.length > size + 12_000_000 || bytes.length > large.length);
      client.socket.pause();
      for (let turn = 0; turn < 10; turn++) await turnOfTheLoop();
      vi.advanceTimersByTime(10_000);
    }
    expect(program.sessions).toEqual([1]);
    client.socket.resume();
    client.socket.destroy();
    await program.until(() => program.sessions.length === 0);
  });

  test('does not keep others waiting', async () => {
    const client = await connectSilent();
    program.say(1, [large]);
    const other = await open();
    other.send('{}');
    await once(other, 'message');
    other.close();
    client.socket.destroy();
  });
});
