/** Starting a program that waits for the debugger, on a pair of sockets: no port, no file, no helper process. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { connectStream } from '../cdp/client.ts';
import type { CdpSession } from '../cdp/session.ts';
import type { Exit, Program } from './program.ts';

/** What to start. All paths are absolute. */
export interface Command {
  readonly runtime: string;
  readonly runtimeArgs: readonly string[];
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** How the program starts: at once without debugger, once the debugger is ready, or stopping at its first statement. */
export type Start = 'run' | 'wait' | 'break';

const inspectorFlags = { wait: '--inspect-wait=fd:3', break: '--inspect-brk=fd:3' } as const;

/**
 * Starts a program in the background.
 * @throws {Error} of the system when the runtime cannot be started.
 */
export async function launch(
  command: Command,
  start: Start,
): Promise<{ program: Program; cdp: CdpSession | undefined }> {
  const flags = start === 'run' ? [] : [inspectorFlags[start]];
  const child = spawn(command.runtime, [...flags, ...command.runtimeArgs, command.program, ...command.args], {
    cwd: command.cwd,
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe', start === 'run' ? 'ignore' : 'pipe'],
    // A process group of its own, so that all of it can be ended.
    detached: true,
  });
  const program = new ChildProgram(child);
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  return { program, cdp: start === 'run' ? undefined : await connectStream(child.stdio[3] as Duplex) };
}

class ChildProgram implements Program {
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  #hasExited = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    child.once('exit', () => (this.#hasExited = true));
    // `close`, not `exit`: what it printed has been read by then.
    this.exited = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
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

  interrupt(): void {
    this.#signal('SIGINT');
  }

  kill(): void {
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#hasExited) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // Gone in this moment.
    }
  }
}
