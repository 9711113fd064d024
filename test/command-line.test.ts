// What the command line does with the processes around it; whole runs are cases of spec/command-line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository, runJstime, type Shape, shapes, startJstime } from './support/jstime.ts';

for (const shape of shapes) {
  test.each(['SIGINT', 'SIGTERM'] as const)(`%s ends the process by the signal itself [${shape}]`, async (signal) => {
    const running = startJstime(['-e', "setInterval(() => {}, 1000); console.log('ready')"], { shape });
    await running.waitFor('stdout', 'ready');
    running.child.kill(signal);
    const result = await running.result;
    expect(result).toMatchObject({ signal, stdout: 'ready\n', stderr: '' });
  });

  test(`a closed stdout ends the process quietly [${shape}]`, async () => {
    expect(await closeStdoutEarly(shape)).toEqual({ stderr: '', stoppedItself: true });
  });

  test(`100,000 lines reach a reader in order and complete [${shape}]`, async () => {
    const { stdout } = await runJstime(['-e', 'for (let i = 0; i < 100_000; i++) console.log(i)'], { shape });
    expect(stdout).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
  });
}

async function closeStdoutEarly(shape: Shape) {
  const running = startJstime(['-e', "for (;;) console.log('line')"], { shape, timeoutMs: 10_000 });
  await running.waitFor('stdout', 'line\n');
  running.child.stdout.destroy();
  const { stderr, signal } = await running.result;
  return { stderr, stoppedItself: signal !== 'SIGKILL' };
}

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(repository, 'runtime-native/package.json'), 'utf8'));
  expect((await runJstime(['--version'])).stdout).toBe(`jstime ${version}\n`);
});
