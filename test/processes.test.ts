// jstime among other processes: shells, pipes, signals, inherited files.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jstimeBinary, runJstime, type Shape, shapes, startJstime } from './support/jstime.ts';

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-processes-')));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ShellResult {
  stdout: string;
  stderr: string;
  status: number;
}

/** Runs a script of a shell, in which `jstime` is the binary under test. */
function shell(script: string, shape: Shape): Promise<ShellResult> {
  const env = {
    PATH: `${dirname(jstimeBinary())}:${process.env.PATH}`,
    HOME: folder,
    ...(shape === 'addon' && { JSTIME_SHAPE: 'addon' }),
  };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: folder, env, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, status: typeof error?.code === 'number' ? error.code : 0 });
    });
  });
}

for (const shape of shapes) {
  test(`the reader of a pipe may leave early [${shape}]`, async () => {
    const endless = "for (let i = 0; ; i++) console.log('line', i)";
    expect(await shell(`jstime -e "${endless}" | head -2; echo "\${PIPESTATUS[0]}"`, shape)).toMatchObject({
      stdout: expect.stringMatching(/^line 0\nline 1\n\d+\n$/),
      stderr: '',
    });
    const later = "setInterval(() => console.log('tick'), 1)";
    expect(await shell(`jstime -e "${later}" | head -1`, shape)).toEqual({ stdout: 'tick\n', stderr: '', status: 0 });
    const errors = "for (;;) console.error('error')";
    expect(await shell(`jstime -e "${errors}" 2>&1 >/dev/null | head -1`, shape)).toMatchObject({ stdout: 'error\n' });
  });

  test(`closed and full outputs are no crash [${shape}]`, async () => {
    const closed = await shell("jstime -e 'console.log(1); console.error(2)' >&- 2>&-", shape);
    expect(closed).toMatchObject({ stdout: '', stderr: '' });
    const full = await shell("jstime -e 'console.log(1)' > /dev/full", shape);
    expect(full.stdout).toBe('');
    const closedInput = await shell("jstime -e 'console.log(1)' <&-; jstime - <&-; echo $?", shape);
    expect(closedInput).toEqual({ stdout: '1\n0\n', stderr: '', status: 0 });
    // What is printed must not end up in a file that was opened in place of the closed one.
    const trace = await shell(
      "jstime --trace=trace.json -e 'console.log(`printed`)' >&-; grep -c printed trace.json",
      shape,
    );
    expect(trace.stdout).toBe('0\n');
  });

  test(`the shell sees exit codes and signals [${shape}]`, async () => {
    const script = `
      jstime -e '1'; echo $?
      jstime -e 'throw 1' 2>/dev/null; echo $?
      jstime --nonsense 2>/dev/null; echo $?
      jstime -e 'await new Promise(() => {})' 2>/dev/null; echo $?
      jstime -e 'import process from "process"; process.exit(300)'; echo $?
      for signal in INT TERM; do
        jstime -e 'import process from "process"; console.log(process.pid); setInterval(() => {}, 1000)' > pid.$$ &
        until [ -s pid.$$ ]; do sleep 0.01; done
        kill -$signal "$(cat pid.$$)"
        wait $!; echo $?
        rm pid.$$
      done 2>/dev/null`;
    // A shell without job control starts what runs in the background with SIGINT ignored; jstime leaves it so.
    const { stdout } = await shell(`set -m\n${script}`, shape);
    expect(stdout.split('\n').filter((line) => /^\d+$/.test(line))).toEqual(['0', '1', '2', '13', '44', '130', '143']);
  });

  test.each([
    ['a loop', 'for (;;);'],
    [
      'WebAssembly',
      'new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,8,1,0,10,9,1,7,0,3,64,12,0,11,11])));',
    ],
    ['microtasks', 'const again = () => queueMicrotask(again); again();'],
    ['a regular expression', "/^(a+)+$/.test('a'.repeat(40) + 'b');"],
    ['Atomics.wait', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
    ['an await', 'setInterval(() => {}, 1000); await new Promise(() => {});'],
  ])(`%s does not hold up a signal [${shape}]`, async (_name, code) => {
    const running = startJstime(['-e', `console.log('ready');\n${code}`], { shape });
    await running.waitFor('stdout', 'ready');
    await new Promise((resolve) => setTimeout(resolve, 50));
    running.child.kill('SIGTERM');
    expect(await running.result).toMatchObject({ signal: 'SIGTERM', stdout: 'ready\n', stderr: '' });
  });

  test(`what a program printed before it waits is not lost, whatever ends it [${shape}]`, async () => {
    const server = createServer((request, response) => {
      // By then the program has waited for the request before.
      if (request.url === '/end') running.child.kill('SIGKILL');
      else response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const code = `
      const ask = async (path) => (await fetch('http://127.0.0.1:${(server.address() as AddressInfo).port}' + path)).text();
      await ask('/connect');
      for (let line = 1; line <= 3; line++) console.log(line);
      await ask('/wait');
      await ask('/end');`;
    const running = startJstime(['-e', code], { shape });
    expect(await running.result).toMatchObject({ signal: 'SIGKILL', stdout: '1\n2\n3\n', stderr: '' });
    server.close();
  });

  test(`a program on standard input may be large, and come in pieces [${shape}]`, async () => {
    const large = `${'// a comment of some length, so that pipes fill\n'.repeat(100_000)}console.log(new Error().stack.match(/:(\\d+):/)[1]);`;
    expect(await runJstime([], { stdin: large, shape })).toMatchObject({ stdout: '100001\n', stderr: '', exitCode: 0 });
    const running = startJstime([], { shape });
    for (const piece of ['console.', "log('é", "');"]) {
      running.child.stdin.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    running.child.stdin.end();
    expect(await running.result).toMatchObject({ stdout: 'é\n', exitCode: 0 });
  });

  test(`what cannot be read as standard input is said [${shape}]`, async () => {
    const said = 'jstime: cannot read the program from standard input: ';
    expect(await shell('jstime - < .', shape)).toEqual({ stdout: '', stderr: `${said}Is a directory\n`, status: 1 });
  });

  test(`a working directory that is gone is said [${shape}]`, async () => {
    const { stderr, status } = await shell('mkdir gone && cd gone && rmdir ../gone && jstime -p 1', shape);
    expect(stderr).toContain('jstime: cannot tell the working directory: No such file or directory\n');
    expect(status).toBe(2);
  });

  test(`a script with a hashbang runs as a command, through links too [${shape}]`, async () => {
    writeFileSync(
      join(folder, 'tool'),
      "#!/usr/bin/env jstime\nimport process from 'process';\nconsole.log(process.argv.slice(2), import.meta.main);\n",
      { mode: 0o755 },
    );
    const script = 'ln -sf tool linked; ./tool -e --help; ./linked x';
    expect(await shell(script, shape)).toEqual({
      stdout: "[ '-e', '--help' ] true\n[ 'x' ] true\n",
      stderr: '',
      status: 0,
    });
  });

  test(`output to a pipe that is not read waits and keeps its order [${shape}]`, async () => {
    const code = "for (let i = 0; i < 30_000; i++) console.log(i, 'x'.repeat(50)); console.log('end')";
    const { stdout } = await shell(
      `jstime -e "${code}" | (sleep 0.3; awk '{ if ($1 != NR - 1 && $1 != "end") bad++ } END { print NR, bad + 0 }')`,
      shape,
    );
    expect(stdout).toBe('30001 0\n');
    const both = "for (let i = 0; i < 1000; i++) { console.log('o' + i); console.error('e' + i); }";
    const mixed = await shell(`jstime -e "${both}" 2>&1`, shape);
    expect(mixed.stdout).toBe(Array.from({ length: 1000 }, (_, i) => `o${i}\ne${i}\n`).join(''));
  });
}
