// JSTime.setOutputCapture: what the program prints, in the order of everything else that the client is told.
import { expect } from 'vitest';
import { type Debuggee, inspectorTest, oneVariant } from './support/debuggee.ts';
import type { Session } from './support/session.ts';

const program = `
console.log('one', { a: 1 });
process.stdout.write('two');
process.stdout.write(new Uint8Array([0xff, 0x33]));
console.error('four');
`;

async function attach(debuggee: Debuggee, mode: string): Promise<Session> {
  const session = await debuggee.attach();
  await session.request('JSTime.setOutputCapture', { mode });
  return session;
}

/** Runs the program to its end; returns what the client was told, in order. */
async function toldOutput(session: Session): Promise<[stream: string, text: string][]> {
  await session.send('NodeRuntime.notifyWhenWaitingForDisconnect', { enabled: true });
  await session.send('Runtime.runIfWaitingForDebugger');
  await session.next('NodeRuntime.waitingForDisconnect');
  return session.untaken('JSTime.output').map(({ stream, text }) => [stream, text]);
}

inspectorTest('"take": the client has the output in place of the files', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': program } });
  const session = await attach(debuggee, 'take');
  expect(await toldOutput(session)).toEqual([
    ['stdout', 'one { a: 1 }\n'],
    ['stdout', 'two'],
    ['stdout', '\ufffd3'],
    ['stderr', 'four\n'],
  ]);
  // Each call of the console is told of before its text.
  const order = session.order.filter((name) => /consoleAPICalled|JSTime/.test(name));
  expect(order).toEqual([
    'Runtime.consoleAPICalled',
    'JSTime.output',
    'JSTime.output',
    'JSTime.output',
    'Runtime.consoleAPICalled',
    'JSTime.output',
  ]);
  await session.close();
  const { stdout, stderr } = await debuggee.ended();
  expect(stdout).toBe('');
  expect(stderr).not.toContain('four');
});

inspectorTest('"copy": both have it', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'console.log("text")' } });
  const session = await attach(debuggee, 'copy');
  expect(await toldOutput(session)).toEqual([['stdout', 'text\n']]);
  await session.close();
  expect((await debuggee.ended()).stdout).toBe('text\n');
});

inspectorTest('the report of an uncaught error is output', async (lab) => {
  const debuggee = lab.start({ flag: '--inspect-wait', files: { 'main.mjs': 'throw new Error("uncaught");' } });
  const session = await attach(debuggee, 'take');
  const [[stream, text] = []] = await toldOutput(session);
  expect(stream).toBe('stderr');
  expect(text).toContain('Error: uncaught');
  await session.close();
  const { exitCode, stderr } = await debuggee.ended();
  expect(exitCode).toBe(1);
  expect(stderr).not.toContain('Error: uncaught');
});

inspectorTest('after a client has gone, or has said "none", the files have the output again', async (lab) => {
  const files = { 'main.mjs': 'debugger;\nconsole.log("text");' };
  const debuggee = lab.start({ flag: '--inspect-wait', files });
  const gone = await attach(debuggee, 'take');
  const changed = await attach(debuggee, 'take');
  await changed.send('Runtime.runIfWaitingForDebugger');
  await changed.paused();
  await gone.close();
  await changed.request('JSTime.setOutputCapture', { mode: 'none' });
  await changed.send('Debugger.resume');
  await changed.close();
  expect((await debuggee.ended()).stdout).toBe('text\n');
});

inspectorTest(
  'another mode is refused',
  async (lab) => {
    const session = await attach(lab.start({ flag: '--inspect-wait', files: { 'main.mjs': '' } }), 'none');
    for (const params of [{ mode: 'some' }, { mode: 1 }, {}]) {
      await expect(session.request('JSTime.setOutputCapture', params)).rejects.toThrow(
        'mode must be "none", "copy" or "take"',
      );
    }
  },
  oneVariant,
);
