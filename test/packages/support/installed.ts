// A jstime that was unpacked or installed somewhere, used as by somebody who has nothing else: no Node, no variables of the
// environment, no folder of the repository above.
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { DapClient } from '../../dap/support/dap-client.ts';
import { Wire } from '../../dap/support/wire.ts';
import { repository } from '../../support/jstime.ts';

/** How to call it. */
export interface Installed {
  /** The command and the arguments that come first. */
  readonly command: readonly string[];
  /** The whole environment; nothing by default. */
  readonly env?: Record<string, string>;
}

/** Where packages are. */
export const packed = join(repository, 'dist');

/** Of all packages. */
export const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };

/** An empty folder that every user can enter; removed when the file's tests are over. */
export function emptyFolder(name = 'jstime-package-'): { path: string; remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), name)));
  chmodSync(path, 0o755);
  return {
    path,
    remove() {
      // Tests make folders read-only, which also holds for who is not root.
      execFile('chmod', ['-R', 'u+w', path], () => rmSync(path, { recursive: true, force: true }));
    },
  };
}

/** What a run printed. Rejects when it fails. */
export function output({ command, env = {} }: Installed, args: readonly string[], cwd: string): Promise<string> {
  const [file, ...first] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = execFile(file, [...first, ...args], { cwd, env, timeout: 30_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stdout}`));
      else resolve(stdout + stderr);
    });
    child.stdin?.end();
  });
}

/** Starts it for the length of the test. */
export function start({ command, env = {} }: Installed, args: readonly string[], cwd: string) {
  const [file, ...first] = command as [string, ...string[]];
  const child: ChildProcessWithoutNullStreams = spawn(file, [...first, ...args], { cwd, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Fetches from a server of this test. */
export async function fetchSomething(installed: Installed, cwd: string): Promise<string> {
  const server = createServer((request, response) => response.end(`you asked for ${request.url}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const program = `console.log(await (await fetch('http://127.0.0.1:${port}/it')).text())`;
    return await output(installed, ['-e', program], cwd);
  } finally {
    server.close();
  }
}

/** Debugs a program to its end: a breakpoint, a variable, its output. @param args what makes `installed` an adapter */
export async function debugProgram(
  installed: Installed,
  args: readonly string[],
  folder: string,
  runtimeExecutable?: string,
): Promise<{ line: number; value: string; printed: string }> {
  const program = join(folder, 'debugged.mjs');
  writeFileSync(program, 'const answer = 6 * 7;\nconsole.log(answer);\n');
  const child = start(installed, args, folder);
  child.stderr.pipe(process.stderr);
  const client = new DapClient(new Wire(child.stdout, child.stdin));
  await client.initialize();
  const launched = client.request('launch', { program, cwd: folder, ...(runtimeExecutable && { runtimeExecutable }) });
  await client.event('initialized');
  await client.request('setBreakpoints', { source: { path: program }, breakpoints: [{ line: 2 }] });
  await client.request('configurationDone');
  await launched;
  const { threadId } = await client.event('stopped');
  const { stackFrames } = await client.request('stackTrace', { threadId: threadId ?? 0 });
  const [frame] = stackFrames;
  const { result } = await client.request('evaluate', { expression: 'answer', frameId: frame?.id });
  await client.request('continue', { threadId: threadId ?? 0 });
  await client.event('terminated');
  await client.request('disconnect', {});
  return { line: frame?.line ?? 0, value: result, printed: client.printed('stdout') };
}

/** Opens a program in the language server and returns what a hover and the diagnostics say. */
export async function editProgram(
  installed: Installed,
  args: readonly string[],
  folder: string,
): Promise<{ version: string; hover: string; messages: string[] }> {
  const child = start(installed, args, folder);
  child.stderr.pipe(process.stderr);
  const wire = new Wire(child.stdout, child.stdin);
  // biome-ignore lint/suspicious/noExplicitAny: the protocol is tested elsewhere
  type Any = any;
  const answers = new Map<number, (result: Any) => void>();
  const diagnostics = Promise.withResolvers<string[]>();
  wire.onMessage = (message: Any) => {
    if (message.method && message.id !== undefined) wire.send({ jsonrpc: '2.0', id: message.id, result: null });
    else if (message.method === 'textDocument/publishDiagnostics' && message.params.diagnostics.length > 0) {
      diagnostics.resolve(message.params.diagnostics.map((one: Any) => one.message));
    } else answers.get(message.id)?.(message.result);
  };
  const ask = (method: string, params: unknown) => {
    const id = answers.size + 1;
    wire.send({ jsonrpc: '2.0', id, method, params });
    return new Promise<Any>((resolve) => answers.set(id, resolve));
  };
  const tell = (method: string, params: unknown) => wire.send({ jsonrpc: '2.0', method, params });
  const { serverInfo } = await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  tell('initialized', {});
  const uri = pathToFileURL(join(folder, 'edited.mjs')).href;
  const text = 'const url = new URL("https://example.org");\nnoSuchName(url);\n';
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } });
  const messages = await diagnostics.promise;
  const hover = await ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 7 } });
  await ask('shutdown', null);
  const exited = new Promise((resolve) => child.on('exit', resolve));
  tell('exit', null);
  await exited;
  return { version: serverInfo.version, hover: JSON.stringify(hover.contents), messages };
}
