// What a test of the adapter has: a folder, adapters and programs that are gone at its end, and a failure that shows
// everything that was said.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSocket } from '../../inspector/support/transport.ts';
import {
  environment,
  type JstimeOptions,
  jstimeBinary,
  type RunningJstime,
  startJstime,
} from '../../support/jstime.ts';
import { DapClient } from './dap-client.ts';
import { type DebugOptions, debug } from './debug.ts';
import type { Debugging } from './debugging.ts';
import { Fixture } from './fixture.ts';
import { Wire } from './wire.ts';

/** How a session comes about. */
export type Form = 'launch' | 'attach by port' | 'attach by URL' | 'attach by socket';

/** Every way to get to a program. */
export const forms: readonly Form[] = ['launch', 'attach by port', 'attach by URL', 'attach by socket'];

/** The adapter, started as an editor starts it. JSTIME_DAP names another one, with arguments, separated by spaces. */
export function adapterCommand(): string[] {
  return process.env.JSTIME_DAP?.split(' ') ?? [jstimeBinary(), 'dap'];
}

/** A running `jstime dap`. */
export interface Adapter {
  readonly process: ChildProcessWithoutNullStreams;
  readonly stderr: string;
  /** How it ended. */
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export class DapLab {
  readonly form: Form;
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'jstime-dap-')));
  readonly clients: DapClient[] = [];
  readonly adapters: Adapter[] = [];
  readonly programs: RunningJstime[] = [];
  readonly #cleanups: (() => unknown)[] = [];

  constructor(form: Form) {
    this.form = form;
  }

  /** Called at the end of the test; the last one first. */
  onEnd(cleanup: () => unknown): void {
    this.#cleanups.push(cleanup);
  }

  /** Writes a program. Lines are marked by `// @name`. */
  write(files: Record<string, string> | string): Fixture {
    return new Fixture(this.folder, typeof files === 'string' ? { 'main.mjs': files } : files);
  }

  /** Starts an adapter that speaks over its standard streams. */
  connect(options?: { env?: Record<string, string>; cwd?: string }): DapClient {
    const { process } = this.startAdapter([], options);
    return this.#client(new Wire(process.stdout, process.stdin));
  }

  /** Connects to an adapter that listens. */
  async connectTo(address: { host: string; port: number } | { path: string }): Promise<DapClient> {
    return this.#client(Wire.overSocket(await openSocket(address)));
  }

  /** Starts an adapter with these arguments. */
  startAdapter(args: readonly string[], { env = {}, cwd = this.folder } = {}): Adapter {
    const [program, ...before] = adapterCommand();
    const child = spawn(program!, [...before, ...args], { cwd, env: environment('direct', env) });
    const adapter = {
      process: child,
      stderr: '',
      exit: new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({ code, signal }));
      }),
    };
    child.stdin.on('error', () => {});
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      adapter.stderr += text;
    });
    adapter.exit.catch(() => {});
    this.adapters.push(adapter);
    return adapter;
  }

  /** Starts a program, without any debugger. */
  startProgram(args: readonly string[], options: JstimeOptions = {}): RunningJstime {
    const program = startJstime(args, { cwd: this.folder, ...options });
    this.programs.push(program);
    return program;
  }

  /** Debugs a program in this test's form, up to the point where it runs. Every marked line gets a breakpoint. */
  debug(options: DebugOptions | string): Promise<Debugging> {
    return debug(this, typeof options === 'string' ? { files: { 'main.mjs': options } } : options);
  }

  /** Everything that was said and printed. */
  report(): string {
    return [
      ...this.clients.map((client, index) => `session ${index + 1}:\n${client.log()}`),
      ...this.adapters.map(({ stderr }) => stderr && `stderr of the adapter:\n${stderr}`),
      ...this.programs.map(({ stdout, stderr }) => `stdout of the program:\n${stdout}\nstderr:\n${stderr}`),
    ].join('\n');
  }

  async dispose(): Promise<void> {
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
    for (const client of this.clients) client.destroy();
    for (const { process, exit } of this.adapters) {
      process.kill('SIGKILL');
      await exit.catch(() => {});
    }
    for (const { child, result } of this.programs) {
      child.kill('SIGKILL');
      await result.catch(() => {});
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #client(wire: Wire): DapClient {
    const client = new DapClient(wire);
    this.clients.push(client);
    return client;
  }
}

/** A test of the adapter, in each form. It fails as well when a message broke the rules of the protocol. */
export function dapTest(
  title: string,
  body: (lab: DapLab) => Promise<void>,
  tried: readonly Form[] = ['launch'],
): void {
  for (const form of tried) {
    const name = tried.length > 1 ? `${title} [${form}]` : title;
    test(name, async () => {
      const lab = new DapLab(form);
      try {
        await body(lab);
        expect([...new Set(lab.clients.flatMap(({ rules }) => rules.problems))]).toEqual([]);
      } catch (error) {
        if (error instanceof Error) error.message += `\n\n${lab.report()}`;
        throw error;
      } finally {
        await lab.dispose();
      }
    });
  }
}
