// Programs that connect to a debugger which waits for them, as those in an editor's terminals do.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runJstime, shapes } from '../support/jstime.ts';

let folder: string;
let server: Server | undefined;
let programs: Socket[];
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-waiting-')));
  programs = [];
});
afterEach(() => {
  for (const program of programs) program.destroy();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Listens as an editor does, and asks each program that comes to do these things. */
async function debuggerThatAsks(...methods: readonly string[]): Promise<string> {
  const path = join(folder, 'debugger');
  server = createServer((program) => {
    programs.push(program);
    for (const [id, method] of methods.entries()) program.write(`${JSON.stringify({ id, method })}\0`);
    let seen = '';
    program.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      if (seen.includes('waitingForDisconnect') || seen.includes('JSTime.exiting')) program.destroy();
    });
  });
  await new Promise<void>((done) => server?.listen(path, done));
  return path;
}

const source = 'console.log("ran", process.env.JSTIME_DEBUGGER !== undefined);';

test.each(shapes)('the program connects, starts when it is told to, and says nothing of it [%s]', async (shape) => {
  const path = await debuggerThatAsks('JSTime.enable', 'Runtime.runIfWaitingForDebugger');
  const result = await runJstime(['-e', source], { shape, env: { JSTIME_DEBUGGER: path } });
  expect(result).toMatchObject({ stdout: 'ran true\n', stderr: '', exitCode: 0 });
  expect(programs).toHaveLength(1);
});

test('an option of the inspector wins', async () => {
  const path = await debuggerThatAsks();
  const address = `unix:${join(folder, 'own')}`;
  const { stdout } = await runJstime([`--inspect=${address}`, '-e', source], { env: { JSTIME_DEBUGGER: path } });
  expect(stdout).toBe('ran true\n');
  expect(programs).toHaveLength(0);
});

test.each([
  ['nobody listens', (path: string) => path],
  ['the path is too long for a socket', (path: string) => path + 'x'.repeat(200)],
  ['the value is empty', () => ''],
])('where %s the program runs', async (_, value) => {
  const result = await runJstime(['-e', source], { env: { JSTIME_DEBUGGER: value(join(folder, 'nobody')) } });
  expect(result).toMatchObject({ stdout: 'ran true\n', stderr: '', exitCode: 0 });
});
