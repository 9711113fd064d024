/** Starting programs that wait for the debugger. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { connectStream } from '../cdp/client.ts';
import type { CdpSession } from '../cdp/session.ts';
import { attach } from './attach.ts';
import type { Program } from './program.ts';

/** What to start. All paths are absolute. */
export interface Command {
  readonly runtime: string;
  readonly runtimeArgs: readonly string[];
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What is added to the adapter's own environment; null removes. */
  readonly env: Readonly<Record<string, string | null>>;
}

/** How the program starts: at once without debugger, or once the debugger is ready. */
export type Start = 'run' | 'wait';

function commandLine({ runtime, runtimeArgs, program, args }: Command, start: Start, address: string): string[] {
  const flags = start === 'run' ? [] : [`--inspect-wait=${address}`];
  return [runtime, ...flags, ...runtimeArgs, program, ...args];
}

/**
 * Starts a program in the background, on a pair of sockets: no port, no file, no helper process.
 * @throws {Error} of the system when the runtime cannot be started.
 */
export async function launch(
  command: Command,
  start: Start,
): Promise<{ program: Program; cdp: CdpSession | undefined }> {
  const [runtime = '', ...args] = commandLine(command, start, 'fd:3');
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const [name, value] of Object.entries(command.env)) {
    if (value === null) delete env[name];
    else env[name] = value;
  }
  const child = spawn(runtime, args, {
    cwd: command.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', start === 'run' ? 'ignore' : 'pipe'],
    // A process group of its own, so that all of it can be ended.
    detached: true,
  });
  const program = new ChildProgram(child);
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  return { program, cdp: start === 'run' ? undefined : await connectStream(child.stdio[3] as Duplex) };
}

/**
 * Has a program started by somebody else, such as a terminal, and connects to it by a Unix socket.
 * @param run starts the command line that it is given.
 * @throws {Error} when that fails, or the program does not come within the time.
 */
export async function launchElsewhere(
  command: Command,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
  run: (commandLine: string[]) => Promise<void>,
): Promise<CdpSession> {
  const folder = mkdtempSync(join(tmpdir(), 'jstime-debug-'));
  try {
    const path = join(folder, 'inspector');
    await run(commandLine(command, 'wait', `unix:${path}`));
    return await attach({ kind: 'socket', path }, timeoutMs, signal);
  } finally {
    // Connected or not: nobody else shall come this way.
    rmSync(folder, { recursive: true, force: true });
  }
}

class ChildProgram implements Program {
  readonly exited: Promise<number>;
  readonly #child: ChildProcess;
  #hasExited = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.once('exit', () => (this.#hasExited = true));
    // `close`, not `exit`: what it printed has been read by then.
    this.exited = new Promise((resolve) =>
      child.once('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 0))),
    );
  }

  get pid() {
    return this.#child.pid;
  }

  get stdout() {
    return this.#child.stdout ?? undefined;
  }

  get stderr() {
    return this.#child.stderr ?? undefined;
  }

  end(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#hasExited) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Gone in this moment.
    }
  }

  release(): void {
    this.#child.unref();
    for (const stream of this.#child.stdio) stream?.destroy();
  }
}
