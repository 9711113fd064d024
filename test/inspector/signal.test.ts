// SIGUSR1 opens the inspector of a program that was started without it, whatever the program does.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { expect } from 'vitest';
import { type Debuggee, inspectorTest, type Lab, oneVariant } from './support/debuggee.ts';

function start(lab: Lab, source: string): Debuggee {
  const args = ['--inspect-port={address}', '{folder}/main.mjs'];
  return lab.start({ flag: undefined, args, files: { 'main.mjs': source } });
}

/** Whether the process has blocked SIGUSR1, or handles it. */
function keepsSignal(pid: number): boolean {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const masks = [...status.matchAll(/^Sig(?:Blk|Cgt):\s*(\w+)$/gm)].map(([, mask]) =>
    Number.parseInt(mask!.slice(-8), 16),
  );
  return masks.some((mask) => (mask & (1 << (constants.signals.SIGUSR1 - 1))) !== 0);
}

/** Each says `ready` and then does not come back. */
const busy: Record<string, string> = {
  'an empty loop': `console.log('ready');\nfor (;;);`,
  'a loop that allocates': `console.log('ready');\nfor (let list = []; ; ) list = [list.length, ...Array(1000).keys()];`,
  'an endless regular expression': `console.log('ready');\n/(a+)+b/.test('a'.repeat(60));`,
  WebAssembly: `
    const loop = [3, 64, 12, 0, 11];
    const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([...code, ...loop, 11])));
    console.log('ready');
    exports.f();`,
  promises: `console.log('ready');\n(function next() { Promise.resolve().then(next); })();`,
  timers: `console.log('ready');\n(function next() { setTimeout(next); })();`,
  'file operations': `
    import { readFile } from 'node:fs/promises';
    console.log('ready');
    for (;;) await readFile(import.meta.filename);`,
  'an idle event loop': `setInterval(() => {}, 1e6);\nconsole.log('ready');`,
};

for (const [what, source] of Object.entries(busy)) {
  inspectorTest(`reaches ${what}`, async (lab) => {
    const debuggee = start(lab, source);
    await debuggee.process.waitFor('stdout', 'ready');
    debuggee.process.child.kill('SIGUSR1');
    const session = await debuggee.connect();
    await session.send('Runtime.enable');
    await debuggee.process.waitFor('stderr', 'Debugger attached.');
  });
}

inspectorTest('scripts that were compiled before are known', async (lab) => {
  const debuggee = start(lab, `function spin() {\n  for (;;);\n}\nconsole.log('ready');\nspin();`);
  await debuggee.process.waitFor('stdout', 'ready');
  debuggee.process.child.kill('SIGUSR1');
  const session = await debuggee.attach();
  await session.send('Debugger.pause');
  const { callFrames } = await session.paused();
  expect(callFrames[0]).toMatchObject({ functionName: 'spin', location: { lineNumber: 1 } });
  expect(session.scripts.get(callFrames[0]!.location.scriptId)?.url).toBe(debuggee.url('main.mjs'));
  const text = await session.send('Debugger.getScriptSource', { scriptId: callFrames[0]!.location.scriptId });
  expect(text.scriptSource).toContain('function spin()');
});

inspectorTest('again and again: one inspector', async (lab) => {
  const debuggee = start(lab, busy['an empty loop']!);
  await debuggee.process.waitFor('stdout', 'ready');
  for (let i = 0; i < 20; i++) debuggee.process.child.kill('SIGUSR1');
  const session = await debuggee.connect();
  for (let i = 0; i < 20; i++) {
    debuggee.process.child.kill('SIGUSR1');
    await session.send('Runtime.evaluate', { expression: '1' });
  }
  expect(debuggee.process.stderr.match(/Debugger listening/g)).toHaveLength(1);
});

inspectorTest('does nothing where the inspector is open, or waits', async (lab) => {
  for (const flag of ['--inspect', '--inspect-brk'] as const) {
    const debuggee = lab.start({ flag, files: { 'main.mjs': `setInterval(() => {}, 1e6);` } });
    const session = await debuggee.attach();
    debuggee.process.child.kill('SIGUSR1');
    if (flag === '--inspect-brk') {
      await session.send('Runtime.runIfWaitingForDebugger');
      await session.paused();
      debuggee.process.child.kill('SIGUSR1');
    }
    const { result } = await session.send('Runtime.evaluate', { expression: '1 + 1' });
    expect(result.value).toBe(2);
    expect(debuggee.process.stderr.match(/Debugger listening/g)).toHaveLength(1);
  }
});

inspectorTest('waits for a program that is not read yet', async (lab) => {
  const debuggee = lab.start({ flag: undefined, args: ['--inspect-port={address}', '-'] });
  const { child } = debuggee.process;
  // From its first instructions on it does not die of the signal.
  while (!keepsSignal(child.pid!)) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGUSR1');
  child.stdin.end(`console.log('ready');\nfor (;;);`);
  await debuggee.process.waitFor('stdout', 'ready');
  child.kill('SIGUSR1');
  const session = await debuggee.connect();
  await session.send('Runtime.enable');
});

inspectorTest(
  'a port that is taken: said, and tried again the next time',
  async (lab) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const args = [`--inspect-port=${port}`, '{folder}/main.mjs'];
    const debuggee = lab.start({ flag: undefined, args, files: { 'main.mjs': busy['an empty loop']! } });
    await debuggee.process.waitFor('stdout', 'ready');
    debuggee.process.child.kill('SIGUSR1');
    await debuggee.process.waitFor('stderr', `${port}`);
    expect(debuggee.process.stderr).not.toContain('Debugger listening');
    await new Promise((resolve) => other.close(resolve));
    debuggee.process.child.kill('SIGUSR1');
    await debuggee.process.waitFor('stderr', `Debugger listening on ws://127.0.0.1:${port}/`);
  },
  oneVariant,
);
