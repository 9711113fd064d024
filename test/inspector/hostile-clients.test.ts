// Clients that die, send rubbish, send too much or never read. The program goes on, and others are served.
import { expect } from 'vitest';
import { type Debuggee, inspectorTest, type Lab, variants } from './support/debuggee.ts';
import type { NulPipe } from './support/nul-pipe.ts';
import { encodeFrame, opcodes, type RawWebSocket } from './support/raw-web-socket.ts';
import type { Session } from './support/session.ts';

const ticking = 'globalThis.ticks = 0;\nsetInterval(() => globalThis.ticks++, 1);\n';

/** A program that ticks, once it does. `more` is in it, too. */
async function startTicking(lab: Lab, more = '', timeoutMs = 55_000): Promise<Debuggee> {
  const source = `${ticking}${more}\nconsole.log('ticking');\n`;
  const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': source }, timeoutMs });
  await debuggee.process.waitFor('stdout', 'ticking\n');
  return debuggee;
}

/** The program still ticks, and a new client is served. */
async function expectAlive(debuggee: Debuggee): Promise<void> {
  const session = await debuggee.connect();
  const count = async () => (await session.send('Runtime.evaluate', { expression: 'ticks' })).result.value;
  const before = await count();
  while ((await count()) === before);
  await session.close();
}

const socketOf = (session: Session) => (session.transport as RawWebSocket | NulPipe).socket;

inspectorTest('a client that dies in the middle of a message', async (lab) => {
  const debuggee = await startTicking(lab);
  const message = '{"id":1,"method":"Runtime.evaluate","params":{"expression":"ticks = -1e9"}}';
  const bytes = lab.variant.way === 'WebSocket' ? encodeFrame(opcodes.text, message) : Buffer.from(`${message}\0`);
  for (let length = 0; length < bytes.length; length += 7) {
    const session = await debuggee.connect();
    const socket = socketOf(session);
    await new Promise((resolve) => socket.write(bytes.subarray(0, length), resolve));
    if (length % 2 === 0 && lab.variant.way === 'WebSocket') socket.resetAndDestroy();
    else session.transport.destroy();
  }
  await expectAlive(debuggee);
  const session = await debuggee.connect();
  expect((await session.send('Runtime.evaluate', { expression: 'ticks' })).result.value).toBeGreaterThan(0);
});

inspectorTest('messages that are none', async (lab) => {
  const debuggee = await startTicking(lab);
  const session = await debuggee.connect();
  const rubbish = [
    'rubbish',
    '',
    '{',
    '[]',
    'null',
    '42',
    '"text"',
    '{}',
    '{"id":990}',
    '{"method":"Runtime.enable"}',
    '{"id":"one","method":"Runtime.enable"}',
    '{"id":991.5,"method":"Runtime.enable"}',
    '{"id":{},"method":[]}',
    '{"id":900,"method":"No.such"}',
    '{"id":901,"method":"nodot"}',
    '{"id":902,"method":"Runtime.evaluate"}',
    '{"id":903,"method":"Runtime.evaluate","params":[]}',
    '{"id":904,"method":"Runtime.evaluate","params":{"expression":7}}',
    '{"id":905,"method":"Debugger.resume"}',
    `{"id":906,"method":"Runtime.evaluate","params":{"expression":"1"},"sessionId":"none"}`,
    `${'['.repeat(100_000)}`,
    `{"id":907,"method":"${'x'.repeat(100_000)}"}`,
    '\u0000',
    '{"id":908,"method":"Runtime.evaluate","params":{"expression":"\ud800"}}',
  ];
  for (const text of rubbish) session.sendText(text, 2);
  const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1' });
  expect(result.value).toBe(2);
  // What is a request in its form has its answer.
  expect(session.order).toEqual(expect.arrayContaining(['#900', '#901', '#902', '#904', '#905', '#907']));
  await expectAlive(debuggee);
});

inspectorTest('bytes that are no text', async (lab) => {
  const debuggee = await startTicking(lab);
  const session = await debuggee.connect();
  session.allowStrayAnswers(3);
  const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x7d]);
  if (lab.variant.way === 'WebSocket') (session.transport as RawWebSocket).sendFrame(opcodes.text, bytes);
  else socketOf(session).write(Buffer.concat([bytes, Buffer.from([0])]));
  await expectAlive(debuggee);
});

inspectorTest(
  'frames that break the rules end the connection, not the program',
  async (lab) => {
    const debuggee = await startTicking(lab);
    const request = '{"id":1,"method":"Runtime.evaluate","params":{"expression":"1"}}';
    const bad: ((socket: RawWebSocket) => void)[] = [
      (socket) => socket.sendFrame(opcodes.text, request, { masked: false }),
      (socket) => socket.sendFrame(opcodes.text, request, { reserved: 5 }),
      (socket) => socket.sendFrame(11, request),
      (socket) => socket.sendFrame(opcodes.continuation, request),
      (socket) => socket.sendFrame(opcodes.ping, 'x'.repeat(1000)),
      (socket) => socket.sendFrame(opcodes.close, Buffer.from([0xff, 0xff])),
      (socket) => socket.socket.write(Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
      (socket) => socket.socket.write('GET / HTTP/1.1\r\n\r\n'),
    ];
    for (const send of bad) {
      const session = await debuggee.connect();
      session.allowStrayAnswers(1);
      send(session.transport as RawWebSocket);
      await session.closed;
    }
    await expectAlive(debuggee);
  },
  variants.filter(({ way }) => way === 'WebSocket'),
);

// V8 takes seconds to parse it, and a multiple of that on a busy machine.
const hugeMessageMs = 100_000;
inspectorTest(
  'a message of 100 MB',
  async (lab) => {
    const debuggee = await startTicking(lab, '', hugeMessageMs);
    const session = await debuggee.connect();
    session.patienceMs = hugeMessageMs;
    const expression = `"${'x'.repeat(100_000_000)}".length`;
    // Either it is taken, or the connection ends; both without harm to anybody else.
    const answer = await session.send('Runtime.evaluate', { expression }).catch(() => undefined);
    if (answer) expect(answer.result.value).toBe(100_000_000);
    await expectAlive(debuggee);
  },
  variants,
  hugeMessageMs,
);

inspectorTest('10,000 messages at once', async (lab) => {
  const debuggee = await startTicking(lab);
  const session = await debuggee.connect();
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, (_, index) => session.send('Runtime.evaluate', { expression: `${index}` })),
  );
  expect(answers.map(({ result }) => result.value)).toEqual(answers.map((_, index) => index));
  expect(session.order).toEqual(answers.map((_, index) => `#${index + 1}`));
  await expectAlive(debuggee);
});

inspectorTest('10,000 messages, and gone before the answers', async (lab) => {
  const debuggee = await startTicking(lab);
  const session = await debuggee.attach();
  for (let i = 0; i < 10_000; i++) void session.request('Runtime.evaluate', { expression: `globalThis.last = ${i}` });
  session.transport.destroy();
  await expectAlive(debuggee);
});

inspectorTest('a client that never reads', async (lab) => {
  const flood = '() => { for (let i = 0; i < 20; i++) console.debug("x".repeat(1_000_000)); return "flooded"; }';
  const debuggee = await startTicking(lab, `globalThis.flood = ${flood};`);
  const deaf = await debuggee.connect();
  await deaf.send('Runtime.enable');
  socketOf(deaf).pause();
  const session = await debuggee.connect();
  // 40 MB of events wait for it; the program neither waits nor ends.
  for (let i = 0; i < 2; i++) {
    const { result } = await session.send('Runtime.evaluate', { expression: 'flood()' });
    expect(result.value).toBe('flooded');
  }
  await expectAlive(debuggee);
  await session.close();
});
