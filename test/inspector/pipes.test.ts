// Unix sockets and inherited descriptors: files in the way, who may connect, and peers that are slow or half gone.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runJstime, startJstime } from '../support/jstime.ts';
import { inspectorTest, type Variant } from './support/debuggee.ts';
import type { NulPipe } from './support/nul-pipe.ts';
import { openSocket } from './support/transport.ts';

const onUnixSocket: readonly Variant[] = [{ shape: 'direct', way: 'Unix socket' }];
const onPipes: readonly Variant[] = [...onUnixSocket, { shape: 'direct', way: 'descriptor' }];

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-pipes-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['a file', (path: string) => writeFileSync(path, 'kept')],
  ['a folder', (path: string) => mkdirSync(path)],
  ['a symbolic link that leads nowhere', (path: string) => symlinkSync('nowhere', path)],
])('%s at the path of the socket stays what it is', async (_, make) => {
  const path = join(folder, 'taken');
  make(path);
  const before = lstatSync(path);
  const result = await runJstime([`--inspect=unix:${path}`, '-e', 'console.log("ran")']);
  const stderr = `jstime: cannot listen on unix:${path}: a file that is no socket is there already\n`;
  expect(result).toMatchObject({ stdout: '', stderr, exitCode: 2 });
  expect(lstatSync(path).ino).toBe(before.ino);
  if (before.isFile()) expect(readFileSync(path, 'utf8')).toBe('kept');
});

test('what else can be wrong with an address is said', async () => {
  for (const [address, problem] of [
    [`unix:${folder}/no/folder`, 'No such file or directory'],
    ['fd:77', 'it is not open'],
  ]) {
    const { stderr, exitCode } = await runJstime([`--inspect=${address}`, '-e', '1']);
    const action = address!.startsWith('fd:') ? 'use' : 'listen on';
    expect({ stderr, exitCode }).toEqual({ stderr: `jstime: cannot ${action} ${address}: ${problem}\n`, exitCode: 2 });
  }
});

test('a relative path is that of the start, also when the program goes elsewhere', async () => {
  mkdirSync(join(folder, 'elsewhere'));
  const source = `import * as process from 'node:process';\nprocess.chdir('elsewhere');`;
  const { stderr } = await runJstime(['--inspect=unix:here.socket', '-e', source], { cwd: folder });
  expect(stderr).toBe('Debugger listening on unix:here.socket\n');
  expect(existsSync(join(folder, 'here.socket'))).toBe(false);
});

test('the file of another one that has taken the place is not removed', async () => {
  const path = join(folder, 'socket');
  const running = startJstime([`--inspect=unix:${path}`, '-e', `setInterval(() => {}, 1e6);`]);
  await running.waitFor('stderr', 'listening');
  const socket = await openSocket({ path });
  rmSync(path);
  writeFileSync(path, 'mine');
  socket.end('{"id":1,"method":"Runtime.evaluate","params":{"expression":"process.exit()"}}\0');
  await running.result;
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test.runIf(process.getuid?.() === 0)('other users are turned away, even where the file lets them in', async () => {
  const path = join(folder, 'socket');
  const running = startJstime([`--inspect=unix:${path}`, '-e', `setInterval(() => {}, 1e6);`]);
  await running.waitFor('stderr', 'listening');
  chmodSync(folder, 0o755);
  chmodSync(path, 0o666);
  const code = `
    const socket = require('node:net').connect(process.argv[1]);
    socket.write('{"id":1,"method":"Runtime.enable"}\\0');
    socket.on('data', (data) => console.log(String(data)));
    socket.on('error', () => {});
    socket.on('close', () => console.log('closed'));`;
  const nobody = 65534;
  const client = spawn(process.execPath, ['-e', code, path], { uid: nobody, gid: nobody, cwd: '/' });
  let output = '';
  for await (const chunk of client.stdout) output += chunk;
  expect(output).toBe('closed\n');
  expect(running.stderr).not.toContain('attached');
  running.child.kill();
  await running.result;
});

inspectorTest(
  'a client that has said everything still gets its answers',
  async (lab) => {
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': 'setInterval(() => {}, 1e6);' } });
    const socket = await openSocket({ path: (await debuggee.address()).replace('unix:', '') });
    socket.end('{"id":1,"method":"Runtime.evaluate","params":{"expression":"6 * 7"}}\0{"id":2,"method":"No.such"}\0');
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text.split('\0').map((message) => message && JSON.parse(message))).toEqual([
      { id: 1, result: { result: { type: 'number', value: 42, description: '42' } } },
      { id: 2, error: { code: -32601, message: "'No.such' wasn't found" } },
      '',
    ]);
  },
  onUnixSocket,
);

inspectorTest(
  'a client that reads late gets everything, in order; the program has not waited',
  async (lab) => {
    const source = `globalThis.flood = () => { for (let i = 0; i < 8; i++) console.debug(i, 'x'.repeat(1_000_000)); };
      setInterval(() => {}, 1e6);`;
    const debuggee = lab.start({ flag: '--inspect', files: { 'main.mjs': `${source}\nconsole.log('ready');` } });
    await debuggee.process.waitFor('stdout', 'ready');
    const session = await debuggee.connect();
    await session.send('Runtime.enable');
    const { socket } = session.transport as NulPipe;
    socket.pause();
    const answer = session.send('Runtime.evaluate', { expression: 'flood(); console.log("flooded")' });
    await debuggee.process.waitFor('stdout', 'flooded');
    socket.resume();
    await answer;
    for (let i = 0; i < 8; i++) {
      const { args } = await session.next('Runtime.consoleAPICalled', ({ type }) => type === 'debug');
      expect(args.map(({ value }) => (typeof value === 'string' ? value.length : value))).toEqual([i, 1_000_000]);
    }
  },
  onPipes,
);

inspectorTest(
  'the program goes on without the only client of a descriptor',
  async (lab) => {
    const debuggee = lab.start({
      flag: '--inspect',
      files: { 'main.mjs': `setTimeout(() => console.log('done'), 1);` },
    });
    const session = await debuggee.connect();
    session.transport.destroy();
    expect(await debuggee.ended()).toMatchObject({ stdout: 'done\n', stderr: '', exitCode: 0 });
  },
  [{ shape: 'direct', way: 'descriptor' }],
);
