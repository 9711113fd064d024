// `jstime dap --port` and `--socket`: many clients, one adapter.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runJstime } from '../support/jstime.ts';
import { type Adapter, type DapLab, dapTest } from './support/dap-lab.ts';

/** Starts an adapter that listens, and returns the first line that it prints. */
async function listening(lab: DapLab, args: string[]): Promise<{ adapter: Adapter; line: string }> {
  const adapter = lab.startAdapter(args);
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    };
    adapter.process.stdout.on('data', take);
    adapter.exit.then(() => reject(new Error(`the adapter ended: ${adapter.stderr}`)), reject);
  });
  return { adapter, line };
}

const text = 'let a = 1; // @here\nconsole.log(a);\n';

for (const way of ['port', 'socket']) {
  dapTest(`several sessions at once, and one after the other: ${way}`, async (lab) => {
    const path = join(lab.folder, 'adapter.socket');
    const { adapter, line } = await listening(lab, way === 'port' ? ['--port', '0'] : ['--socket', path]);
    const address = way === 'port' ? { host: '127.0.0.1', port: Number(/:(\d+)/.exec(line)![1]) } : { path };
    for (let round = 0; round < 2; round++) {
      const sessions = await Promise.all(
        Array.from({ length: 4 }, async (_, index) =>
          lab.debug({
            files: { [`p${index}.mjs`]: text },
            main: `p${index}.mjs`,
            client: await lab.connectTo(address),
          }),
        ),
      );
      for (const session of sessions) await session.stopped('breakpoint');
      // One that vanishes does not disturb the others.
      sessions[0]!.client.destroy();
      for (const session of sessions.slice(1)) {
        expect((await session.variable('a')).name).toBe('a');
        expect(await session.finish()).toBe(0);
        await session.client.request('disconnect', {});
        await session.client.closed();
      }
    }
    expect(adapter.process.exitCode).toBeNull();
    adapter.process.kill('SIGTERM');
    await adapter.exit;
    if (way === 'socket') expect(existsSync(path)).toBe(false);
  });
}

dapTest('SIGTERM ends the programs that the adapter has launched', async (lab) => {
  const { adapter, line } = await listening(lab, ['--port', '0']);
  const client = await lab.connectTo({ host: '127.0.0.1', port: Number(/:(\d+)/.exec(line)![1]) });
  const session = await lab.debug({
    files: { 'main.mjs': "console.log('runs');\nsetInterval(() => {}, 50);\n" },
    client,
  });
  await client.event('output', ({ output }) => output.includes('runs'));
  const { systemProcessId } = session.client.seen('process')[0]!;
  adapter.process.kill('SIGTERM');
  await adapter.exit;
  for (const end = performance.now() + 5000; performance.now() < end; ) {
    try {
      process.kill(systemProcessId!, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect.fail('the program still runs');
});

const usage: [string[], RegExp][] = [
  [['--port', 'x'], /port/],
  [['--port', '70000'], /port/],
  [['--nonsense'], /nonsense/],
  [['file.js'], /file\.js/],
  [['--port', '0', '--socket', 'x'], /--port|--socket/],
];
for (const [args, words] of usage) {
  dapTest(`wrong usage: ${args.join(' ')}`, async () => {
    const { exitCode, stderr, stdout } = await runJstime(['dap', ...args]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(words);
    expect(stdout).toBe('');
  });
}

dapTest('--help', async () => {
  const { exitCode, stdout } = await runJstime(['dap', '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('--socket');
});

dapTest('a port that is taken', async (lab) => {
  const { line } = await listening(lab, ['--port', '0']);
  const port = /:(\d+)/.exec(line)![1]!;
  const { exitCode, stderr } = await runJstime(['dap', '--port', port]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(port);
});
