// Other people's clients: the one that authors of adapters test with, and one in another language.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DebugClient } from '@vscode/debugadapter-testsupport';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { environment } from '../support/jstime.ts';
import { adapterCommand } from './support/dap-lab.ts';

const text = `function add(a, b) {
  const sum = a + b;
  return sum;
}
console.log(add(1, 2));
console.error('to stderr');
try {
  throw new Error('caught');
} catch {}
console.log('end');
`;

let folder: string;
let program: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-dap-clients-')));
  program = join(folder, 'main.mjs');
  writeFileSync(program, text);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("@vscode/debugadapter-testsupport's DebugClient", () => {
  let client: DebugClient;

  beforeEach(async () => {
    const [runtime, executable] = adapterCommand();
    client = new DebugClient(runtime!, executable!, 'jstime', { env: environment('direct', {}) });
    client.defaultTimeout = 15_000;
    await client.start();
  });

  afterEach(() => client.stop());

  test('an unknown request is an error', async () => {
    await expect(client.send('illegal_request')).rejects.toThrow();
  });

  test('initialize: the claims', async () => {
    const response = await client.initializeRequest();
    expect(response.body?.supportsConfigurationDoneRequest).toBe(true);
  });

  test('initialize with paths that are no paths is refused', async () => {
    const request = { adapterID: 'jstime', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'url' };
    await expect(client.initializeRequest(request)).rejects.toThrow('pathFormat');
  });

  test('runs to the end', async () => {
    await Promise.all([client.configurationSequence(), client.launch({ program }), client.waitForEvent('terminated')]);
  });

  test('stops on entry', async () => {
    await Promise.all([
      client.configurationSequence(),
      client.launch({ program, stopOnEntry: true }),
      client.assertStoppedLocation('entry', { path: program, line: 5 }),
    ]);
  });

  test('hits a breakpoint', async () => {
    // The file is not loaded yet when the breakpoint is set.
    await client.hitBreakpoint({ program }, { path: program, line: 2, verified: false });
    const { body } = await client.threadsRequest();
    const threadId = body.threads[0]!.id;
    // This client keeps no events: who waits must do so before.
    await Promise.all([
      client.assertStoppedLocation('step', { path: program, line: 3 }),
      client.nextRequest({ threadId }),
    ]);
    await Promise.all([client.waitForEvent('terminated'), client.continueRequest({ threadId })]);
  });

  test('hits a conditional breakpoint, and not one that is false', async () => {
    await Promise.all([
      client
        .waitForEvent('initialized')
        .then(() =>
          client.setBreakpointsRequest({
            source: { path: program },
            breakpoints: [
              { line: 2, condition: 'a === 7' },
              { line: 3, condition: 'sum === 3' },
            ],
          }),
        )
        .then(() => client.configurationDoneRequest()),
      client.launch({ program }),
      client.assertStoppedLocation('breakpoint', { path: program, line: 3 }),
    ]);
  });

  test('stops on caught exceptions', async () => {
    await Promise.all([
      client
        .waitForEvent('initialized')
        .then(() => client.setExceptionBreakpointsRequest({ filters: ['all'] }))
        .then(() => client.configurationDoneRequest()),
      client.launch({ program }),
      client.assertStoppedLocation('exception', { path: program, line: 8 }),
    ]);
  });

  test('stdout and stderr', async () => {
    await Promise.all([
      client.configurationSequence(),
      client.launch({ program }),
      client.assertOutput('stdout', '3\n'),
      client.assertOutput('stderr', 'to stderr\n'),
    ]);
  });
});

describe('a client in Python that knows neither terminals, child sessions nor progress', () => {
  const run = promisify(execFile);
  const script = join(import.meta.dirname, 'support/plain_client.py');

  /** Lines that the client printed. */
  async function converse(...args: string[]): Promise<string[]> {
    const { stdout } = await run('python3', ['-u', script, ...args, '--', ...adapterCommand()], {
      env: environment('direct', {}),
      timeout: 25_000,
    });
    return stdout.trimEnd().split('\n');
  }

  const expected = [
    'breakpoint',
    `add ${'main.mjs'}:2`,
    'a = 1',
    'b = 2',
    'a + b is 3',
    'step',
    'add main.mjs:3',
    'sum = 3',
    'stdout 3',
    'stdout end',
    'exited 0',
    'terminated',
  ];

  test('launches, sets a breakpoint, stops, reads, steps, continues', async () => {
    expect(await converse('--program', program, '--line', '2')).toEqual(expected);
  });

  test('over a port', async () => {
    expect(await converse('--program', program, '--line', '2', '--listen', 'port')).toEqual(expected);
  });

  test('over a Unix socket', async () => {
    expect(await converse('--program', program, '--line', '2', '--listen', join(folder, 'adapter.socket'))).toEqual(
      expected,
    );
  });
});
