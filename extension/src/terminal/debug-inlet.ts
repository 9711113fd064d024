/**
 * Where programs come to be debugged: they find its address in their environment, connect, and wait. Each gets a session of
 * its own; the adapter reaches it through a socket that only carries bytes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { log } from '../log.ts';

/** The variable that the runtime looks at. */
export const addressVariable = 'JSTIME_DEBUGGER';

export interface DebugInlet {
  /** The path of a Unix socket. */
  readonly path: string;
}

let started: Promise<DebugInlet> | undefined;

/** Opens it, once. It ends with the extension. */
export function startDebugInlet(context: vscode.ExtensionContext): Promise<DebugInlet> {
  started ??= open(context).catch((error: Error) => {
    // The next one who asks may have more luck.
    started = undefined;
    throw error;
  });
  return started;
}

/** What a terminal needs, so that its programs come here. A runtime that PATH does not have is added to it. */
export function debugEnvironment(inlet: DebugInlet, runtime: string | undefined): Record<string, string> {
  const path = process.env.PATH ?? '';
  const env: Record<string, string> = { [addressVariable]: inlet.path };
  if (runtime !== undefined && !path.split(':').includes(dirname(runtime))) env.PATH = `${path}:${dirname(runtime)}`;
  return env;
}

async function open(context: vscode.ExtensionContext): Promise<DebugInlet> {
  // Readable for nobody else: who connects here is debugged, and who is debugged obeys.
  const folder = mkdtempSync(join(tmpdir(), 'jstime-vscode-'));
  const path = join(folder, 'debugger');
  let count = 0;
  const server = createServer((program) => {
    count += 1;
    debug(program, join(folder, `${count}`), count).catch((error: Error) => {
      log.error(`a program in a terminal cannot be debugged: ${error.message}`);
      // It ends: it waits for a debugger that does not come.
      program.destroy();
    });
  });
  context.subscriptions.push({
    dispose() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
      started = undefined;
    },
  });
  await listen(server, path);
  log.info(`programs in terminals are debugged by ${path}`);
  return { path };
}

async function debug(program: Socket, path: string, count: number): Promise<void> {
  const server = createServer((adapter) => {
    server.close();
    for (const [from, to] of [
      [program, adapter],
      [adapter, program],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });
  program.on('error', () => server.close());
  await listen(server, path);
  const isStarted = await vscode.debug.startDebugging(vscode.workspace.workspaceFolders?.[0], {
    type: 'jstime',
    request: 'attach',
    name: `Terminal program ${count}`,
    socketPath: path,
  });
  if (isStarted) return;
  server.close();
  throw new Error('the session did not start');
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, reject) => server.once('error', reject).listen(path, done));
}
