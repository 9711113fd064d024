// Every way to connect, in both process shapes.
import { expect, test } from 'vitest';
import { shapes } from '../support/jstime.ts';
import { inspectorTest, type Variant, type Way } from './support/debuggee.ts';
import type { NulPipe } from './support/nul-pipe.ts';
import { placeOf } from './support/places.ts';
import { encodeFrame, opcodes, type RawWebSocket } from './support/raw-web-socket.ts';

const ways: readonly Way[] = ['WebSocket', 'remote interface', 'Unix socket', 'descriptor'];
const combinations: Variant[] = shapes.flatMap((shape) => ways.map((way) => ({ shape, way })));
const pipes = combinations.filter(({ way }) => way === 'Unix socket' || way === 'descriptor');
const webSockets = combinations.filter(({ way }) => way === 'WebSocket');

inspectorTest(
  'a whole session: break, step, evaluate, go on, end',
  async (lab) => {
    const debuggee = lab.start('const word = "hello";\nconst text = word + " world";\nconsole.log(text);\n');
    const session = await debuggee.attachAtBreak();
    let pause = await session.step('Debugger.stepOver');
    while (placeOf(session, pause) !== 'main.mjs:3') pause = await session.step('Debugger.stepOver');
    const evaluated = await session.send('Debugger.evaluateOnCallFrame', {
      callFrameId: pause.callFrames[0]!.callFrameId,
      expression: 'text.toUpperCase()',
    });
    expect(evaluated.result).toMatchObject({ type: 'string', value: 'HELLO WORLD' });
    await session.resume();
    await session.next('Runtime.executionContextDestroyed');
    await session.close();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'hello world\n', exitCode: 0 });
  },
  combinations,
);

inspectorTest(
  'text of any kind and of several megabytes, both ways',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const session = await debuggee.connect();
    const text = `${'ä€𝒳\u0000\u2028"\\'.repeat(300_000)}\ud800end`;
    const { result } = await session.send('Runtime.evaluate', { expression: JSON.stringify(text) });
    expect(result.value === text || result.value === text.toWellFormed()).toBe(true);
    const { result: length } = await session.send('Runtime.evaluate', { expression: '"x".repeat(20_000_000)' });
    expect(length.value).toHaveLength(20_000_000);
  },
  combinations,
);

inspectorTest(
  'messages come in pieces and several at once',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const session = await debuggee.connect();
    const { socket } = session.transport as NulPipe;
    const message = (id: number) => `{"id":${id},"method":"Runtime.evaluate","params":{"expression":"'é${id}'"}}`;
    session.sendText(`${message(1001)}\0${message(1002)}\0${message(1003)}`, 3);
    session.allowStrayAnswers(1);
    const bytes = Buffer.from(`${message(1004)}\0`);
    for (const byte of bytes) {
      await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
    }
    // An empty message is no JSON. It may be answered as such; the connection goes on.
    session.sendText('', 1);
    const { result } = await session.send('Runtime.evaluate', { expression: '"after"' });
    expect(result.value).toBe('after');
    expect(session.order).toEqual(expect.arrayContaining(['#1001', '#1002', '#1003', '#1004']));
  },
  pipes.filter(({ shape }) => shape === 'direct'),
);

inspectorTest(
  'WebSocket: fragments, pings, close',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const session = await debuggee.connect();
    const socket = session.transport as RawWebSocket;
    const text = Buffer.from('{"id":500,"method":"Runtime.evaluate","params":{"expression":"\'é\'"}}');
    session.allowStrayAnswers(1);
    socket.sendFrame(opcodes.text, text.subarray(0, 20), { final: false });
    socket.sendFrame(opcodes.ping, 'between the fragments');
    for (const byte of text.subarray(20)) {
      socket.sendFrame(opcodes.continuation, Buffer.from([byte]), { final: false });
    }
    socket.sendFrame(opcodes.continuation, '', { final: true });
    await session.send('Runtime.enable');
    expect(session.order).toContain('#500');
    expect(socket.pongs).toEqual(['between the fragments']);
    // Two messages and the close frame in one write: both are answered, and the server closes as well.
    const frames = ['1+1', '2+2'].map((expression, index) =>
      encodeFrame(
        opcodes.text,
        JSON.stringify({ id: 600 + index, method: 'Runtime.evaluate', params: { expression } }),
      ),
    );
    session.allowStrayAnswers(2);
    socket.socket.write(Buffer.concat(frames));
    await session.send('Runtime.disable');
    expect(session.order).toEqual(expect.arrayContaining(['#600', '#601']));
    await session.close();
    expect(socket.closeCode).toBe(1000);
  },
  webSockets,
);

inspectorTest(
  'what one request causes arrives at once',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1000);' } });
    const session = await debuggee.connect();
    const { socket } = session.transport as RawWebSocket | NulPipe;
    const chunks: string[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk.toString('latin1')));
    await session.send('Runtime.enable');
    expect(session.order).toEqual(['Runtime.executionContextCreated', '#1']);
    expect(chunks).toHaveLength(1);
  },
  combinations.filter(({ way }) => way !== 'remote interface'),
);

test('frames of the tests themselves are right', () => {
  expect(encodeFrame(opcodes.text, 'Hi', { masked: false })).toEqual(Buffer.from([0x81, 2, 0x48, 0x69]));
  expect(encodeFrame(opcodes.text, 'x'.repeat(126)).subarray(0, 4)).toEqual(Buffer.from([0x81, 0xfe, 0, 126]));
  expect(encodeFrame(opcodes.text, 'x'.repeat(0x10000)).subarray(0, 10)).toEqual(
    Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 1, 0, 0]),
  );
});
