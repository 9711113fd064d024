// Starts and ends of the services, at every moment of each other.
import { expect, test } from 'vitest';
import { runJstime, type Shape, shapes, startJstime } from '../support/jstime.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

test.each(shapes)('100 programs that end at once [%s]', async (shape) => {
  for (const i of times(100)) {
    const result = await runJstime(['--inspect=0', '-e', `process.exit(${i})`], { shape });
    expect(result, result.stderr).toMatchObject({ exitCode: i, signal: undefined });
  }
});

test.each(shapes)('several at once [%s]', async (shape) => {
  for (const _ of times(10)) {
    const results = await Promise.all(times(8).map(() => runJstime(['--inspect=0', '-p', '1'], { shape })));
    for (const result of results) expect(result, result.stderr).toMatchObject({ exitCode: 0, stdout: '1\n' });
  }
});

test.each(shapes)('killed at every moment of the start [%s]', async (shape) => {
  for (const i of times(60)) {
    const running = startJstime(['--inspect=0', '-e', 'setInterval(() => {}, 1000)'], { shape });
    await new Promise((resolve) => setTimeout(resolve, i));
    running.child.kill('SIGTERM');
    expect(await running.result).toMatchObject({ exitCode: undefined, signal: 'SIGTERM' });
  }
});

test.each(shapes)('a signal that opens the inspector of a program about to end [%s]', async (shape) => {
  for (const i of times(60)) expect(await endAfterSignal(shape, i)).toEqual({ exitCode: 5, signal: undefined });
});

async function endAfterSignal(shape: Shape, delayMs: number) {
  const code = `console.log('runs'); setTimeout(() => process.exit(5), ${delayMs});`;
  const running = startJstime(['-e', code], { shape });
  await running.waitFor('stdout', 'runs\n');
  running.child.kill('SIGUSR1');
  const { exitCode, signal } = await running.result;
  return { exitCode, signal };
}
