// The services' Node environment and the program's process: neither disturbs the other.
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { jstimeBinary, runJstime, shapes, startJstime } from '../support/jstime.ts';

const listening = /^Debugger listening on ws:\/\/127\.0\.0\.1:\d+\/[-0-9a-f]{36}\n$/;

describe.each(shapes)('%s', (shape) => {
  test('what is meant for Node programs reaches the program, but not the services', async () => {
    const all = {
      NODE_OPTIONS: '--no-such-option',
      NODE_CHANNEL_FD: '1',
      NODE_UNIQUE_ID: '1',
      NODE_DEBUG: 'net,http,module,timer',
      NODE_PENDING_DEPRECATION: '1',
      NODE_V8_COVERAGE: '/nowhere',
      NODE_COMPILE_CACHE: '/nowhere',
    };
    // In the addon shape it is Node's own process.
    const env = shape === 'direct' ? all : { NODE_OPTIONS: all.NODE_OPTIONS };
    const code = 'JSON.stringify(Object.entries(process.env).filter(([name]) => name.startsWith("NODE_")))';
    const { stdout, stderr } = await runJstime(['--inspect=0', '-p', code], { shape, env });
    expect(stderr).toMatch(listening);
    expect(Object.fromEntries(JSON.parse(stdout))).toEqual(env);
  });

  test.each([
    ['its end', '0'],
    ['process.exit()', 'process.exit(7)'],
    ['process.exitCode', 'process.exitCode = 9'],
    ['an uncaught error', 'throw new Error("no")'],
    ['an await that never settles', 'await new Promise(() => {})'],
  ])('the exit code is the same: %s', async (_name, code) => {
    const plain = await runJstime(['-e', code], { shape });
    const result = await runJstime(['--inspect=0', '-e', code], { shape });
    expect(result).toMatchObject({ exitCode: plain.exitCode, signal: undefined, stdout: plain.stdout });
    expect(result.stderr.replace(/^Debugger listening on .*\n/, '')).toBe(plain.stderr);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('%s ends the process', async (signal) => {
    const running = startJstime(['--inspect=0', '-e', "setInterval(() => {}, 1000); console.log('runs')"], { shape });
    await running.waitFor('stdout', 'runs\n');
    running.child.kill(signal);
    expect(await running.result).toMatchObject({ exitCode: undefined, signal });
  });

  test.runIf(process.platform === 'linux')('standard files keep their modes', async () => {
    const code = `
      import { readFile } from 'node:fs/promises';
      for (const fd of [0, 1, 2]) console.log(/flags:.*/.exec(await readFile('/proc/self/fdinfo/' + fd, 'utf8'))[0]);`;
    const plain = await runJstime(['-e', code], { shape });
    const result = await runJstime(['--inspect=0', '-e', code], { shape });
    expect(result.stderr).toMatch(listening);
    expect(result.stdout).toBe(plain.stdout);
  });

  test('an end right after their start, again and again', async () => {
    for (let i = 0; i < 10; ++i) {
      const { exitCode, signal, stderr } = await runJstime(['--inspect=0', '-e', 'process.exit(4)'], { shape });
      expect({ exitCode, signal }, stderr).toEqual({ exitCode: 4, signal: undefined });
    }
  });
});

describe('services that fail leave the program alone', () => {
  test.each([
    [
      'are not installed',
      undefined,
      /^jstime: the services in Node have failed: .*: cannot read '\/.*\/lib\/services\/main\.cjs': No such file or directory/,
    ],
    ['do not compile', 'a b', /have failed: SyntaxError: /],
    ['throw at their start', 'throw new Error("broken")', /have failed: Error: broken/],
    ['throw later', start('setTimeout(() => { throw new Error("broken") })'), /have failed: Error: broken\n +at /],
    ['reject later', start('Promise.reject(new Error("broken"))'), /have failed: Error: broken\n +at /],
    ['call process.exit()', start('setTimeout(() => process.exit(3))'), /exit code 3/],
    ['call process.exit() at their start', 'process.exit(3)', /exit code 3/],
  ])('they %s', async (_name, main, text) => {
    const root = await installation(main);
    const binary = join(root, 'bin/jstime');
    const { stdout, stderr, exitCode } = await runJstime(['--inspect=0', '-p', '1'], { binary });
    expect(stderr).toMatch(text);
    expect({ stdout, exitCode }).toEqual({ stdout: '1\n', exitCode: 0 });
  });

  test('they fail after a while', async () => {
    const code = "channel.send(20, 0, 'ws://here'); setTimeout(() => { throw new Error('broken') })";
    const binary = join(await installation(start(code)), 'bin/jstime');
    const running = startJstime(['--inspect=0', '-e', 'setInterval(() => {}, 1000)'], { binary });
    await running.waitFor('stderr', 'listening on ws://here\n');
    await running.waitFor('stderr', 'jstime: the services in Node have failed: Error: broken\n');
    running.child.kill();
    expect(await running.result).toMatchObject({ signal: 'SIGTERM' });
  });
});

/** A bundle `main` that does what the real one does about errors, and then runs `code`. */
function start(code: string): string {
  const real = JSON.stringify(join(dirname(jstimeBinary()), '../lib/services/main.cjs'));
  return `
    const text = process.getBuiltinModule('fs').readFileSync(${real}, 'utf8');
    new Function('module', 'require', '__dirname', text)(module, require, __dirname);
    const { startInEnvironment } = module.exports;
    module.exports = { startInEnvironment: (_require, ...rest) => {
      startInEnvironment(() => ({ startInspectorServer(channel) { ${code} } }), ...rest);
    } };`;
}

/** A copy of the installation under test whose services are the bundle `main`, or none. */
async function installation(main: string | undefined): Promise<string> {
  const lib = join(dirname(jstimeBinary()), '../lib');
  const root = await mkdtemp(join(tmpdir(), 'jstime-services-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'bin'));
  await cp(jstimeBinary(), join(root, 'bin/jstime'));
  await mkdir(join(root, 'lib/services'), { recursive: true });
  for (const name of ['engine', 'jstime.node', 'jstime.snapshot']) {
    await symlink(join(lib, name), join(root, 'lib', name));
  }
  if (main !== undefined) await writeFile(join(root, 'lib/services/main.cjs'), main);
  return root;
}
