/** From `initialize` to `disconnect`: starting, attaching, starting again, ending. */

import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { CdpSession } from '../cdp/session.ts';
import type { Editor } from '../dap/editor.ts';
import type { Handlers, RequestContext } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import {
  type AttachOptions,
  ConfigurationError,
  type LaunchOptions,
  readAttachOptions,
  readLaunchOptions,
} from '../launch-config.ts';
import { addressOf, attach, nameOf, openInspector } from '../target/attach.ts';
import { type Command, launch, launchElsewhere } from '../target/launch.ts';
import type { Program } from '../target/program.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature } from './feature.ts';
import { launchCommand } from './launch-command.ts';

const terminalKinds = { integratedTerminal: 'integrated', externalTerminal: 'external' } as const;

export class Lifecycle implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsConfigurationDoneRequest: true,
    supportsRestartRequest: true,
    supportsTerminateRequest: true,
    supportTerminateDebuggee: true,
  };
  readonly handlers: Handlers = {
    initialize: (args, request) => this.#initialize(args, request),
    launch: (args) => this.#start(() => this.#launcher(args)),
    attach: (args) => this.#start(() => this.#attacher(args)),
    configurationDone: () => this.#configured.resolve(),
    restart: ({ arguments: args }) => this.#restart(args),
    terminate: () => this.#terminate(),
    disconnect: (args) => this.#disconnect(args),
    cancel: ({ requestId }) => void (requestId !== undefined && this.#editor().cancel(requestId)),
  };

  readonly #context: SessionContext;
  readonly #features: () => readonly Feature[];
  readonly #editor: () => Editor;
  readonly #over: () => void;
  readonly #configured = Promise.withResolvers<void>();
  #initialized = false;
  /** Gets the program, for the first time or again. */
  #connect: (() => Promise<void>) | undefined;
  #read: ((given: object) => () => Promise<void>) | undefined;
  #program: Program | undefined;
  /** What ends now is not the end of the session. */
  #restarting = false;
  readonly #leave = new AbortController();
  #starting: Promise<void> | undefined;
  #terminated = false;
  /** As far as the program has said. */
  #exitCode: number | undefined;

  /** @param over called when the editor has nothing more to expect. */
  constructor(context: SessionContext, features: () => readonly Feature[], editor: () => Editor, over: () => void) {
    this.#context = context;
    this.#features = features;
    this.#editor = editor;
    this.#over = over;
  }

  /** The editor is gone without a word: a program that was started for it ends, one that was attached to goes on. */
  abandon(): void {
    this.#leave.abort();
    this.#program?.end('SIGKILL');
    this.#context.current?.cdp.close();
  }

  #initialize(args: Dap.InitializeRequestArguments, { afterwards }: RequestContext): Dap.Capabilities {
    if (this.#initialized) throw new RequestError('The session is initialized already');
    if ((args.pathFormat ?? 'path') !== 'path') {
      throw new RequestError('Paths must be native ones: "pathFormat" must be "path"');
    }
    this.#initialized = true;
    this.#context.client = args;
    // Breakpoints may come while the runtime starts.
    afterwards(() => this.#context.event('initialized'));
    return Object.assign({}, ...this.#features().map((feature) => feature.capabilities));
  }

  async #start(read: () => () => Promise<void>): Promise<void> {
    if (!this.#initialized) throw new RequestError('"initialize" must come first');
    if (this.#connect) throw new RequestError('The session has a program already');
    this.#connect = readConfiguration(read);
    this.#starting = this.#connect();
    await this.#starting.catch((error) => {
      // The editor may try another configuration.
      this.#connect = undefined;
      throw error;
    });
  }

  #launcher(given: object): () => Promise<void> {
    const options = readLaunchOptions(given);
    this.#read = (again) => this.#launcher(again);
    this.#context.options = options;
    return () => this.#launch(options);
  }

  #attacher(given: object): () => Promise<void> {
    const options = readAttachOptions(given);
    this.#read = (again) => this.#attacher(again);
    this.#context.options = options;
    return () => this.#attach(options);
  }

  async #launch(options: LaunchOptions): Promise<void> {
    const command = launchCommand(options);
    if (options.console !== 'internalConsole') {
      if (this.#context.client.supportsRunInTerminalRequest) {
        const cdp = await this.#launchInTerminal(command, options, terminalKinds[options.console]);
        this.#context.event('process', { name: command.program, isLocalProcess: true, startMethod: 'launch' });
        await this.#debug(
          { cdp, program: undefined, launched: true, entry: command.program },
          { debugs: !options.noDebug },
        );
        return;
      }
      this.#context.say(
        `This editor has no terminal for the program ("console": "${options.console}"); its output is shown here.`,
      );
    }
    const { program, cdp } = await launch(command, options.noDebug ? 'run' : 'wait').catch((error: Error) => {
      throw new RequestError(`${command.runtime} cannot be started: ${error.message}`, { showUser: true });
    });
    // The editor may have left meanwhile.
    if (this.#leave.signal.aborted) program.end('SIGKILL');
    this.#program = program;
    void program.exited.then((exitCode) => this.#exited(program, exitCode));
    this.#context.event('process', {
      name: command.program,
      ...(program.pid !== undefined && { systemProcessId: program.pid }),
      isLocalProcess: true,
      startMethod: 'launch',
    });
    for (const feature of this.#features()) feature.started?.(program);
    if (!cdp) return;
    const complaints = readText(program.stderr);
    await this.#debug({ cdp, program, launched: true, entry: command.program }).catch(async () => {
      this.#program = undefined;
      program.end('SIGKILL');
      const exitCode = await program.exited;
      const reason = complaints().trim() || `${command.runtime} ended with the exit code ${exitCode}`;
      throw new RequestError(`The program could not be started: ${reason}`, { showUser: true });
    });
    complaints();
  }

  #launchInTerminal(
    command: Command,
    { timeout }: LaunchOptions,
    kind: 'integrated' | 'external',
  ): Promise<CdpSession> {
    return launchElsewhere(command, { timeoutMs: timeout, signal: this.#leave.signal }, async (commandLine) => {
      const response = await this.#editor().runInTerminal(
        { kind, title: 'jstime', cwd: command.cwd, args: commandLine, env: { ...command.env } },
        timeout,
      );
      if (!response.success) throw new Error(response.message ?? 'the editor gives no reason');
    }).catch((error: Error) => {
      throw new RequestError(`The program could not be started in a terminal: ${error.message}`, { showUser: true });
    });
  }

  async #attach(options: AttachOptions): Promise<void> {
    const address = addressOf(options);
    if (options.processId !== undefined) open(options.processId);
    const cdp = await attach(address, options.timeout, this.#leave.signal).catch((error: Error) => {
      throw new RequestError(`There is nothing to attach to at ${nameOf(address)}: ${error.message}`, {
        showUser: true,
      });
    });
    this.#context.event('process', { name: nameOf(address), startMethod: 'attach' });
    await this.#debug({ cdp, program: undefined, launched: false, entry: undefined });
  }

  /** Resolves once the features have the program; it goes on when the editor has said what it wants. */
  #debug(debuggee: Debuggee, { debugs } = { debugs: true }): Promise<unknown> {
    const { cdp } = debuggee;
    if (this.#leave.signal.aborted) cdp.close();
    this.#context.current = debuggee;
    void cdp.closed.then(() => this.#lost(debuggee));
    const ready = Promise.all(debugs ? this.#features().map((feature) => feature.connected?.(debuggee)) : []);
    // Where it fails the program is gone, and its end is told.
    Promise.all([this.#configured.promise, ready])
      .then(() => cdp.send('Runtime.runIfWaitingForDebugger'))
      .catch(() => {});
    return ready;
  }

  /** The connection has ended. For a program of ours its exit follows. */
  #lost(debuggee: Debuggee): void {
    if (this.#context.current !== debuggee) return;
    for (const feature of this.#features()) feature.disconnected?.();
    this.#context.current = undefined;
    if (debuggee.program || this.#restarting || this.#leave.signal.aborted) return;
    const { restart } = this.#context.options as Partial<AttachOptions>;
    if (restart && !debuggee.launched) {
      const policy = restart === true ? { delay: 1000, maxAttempts: Number.POSITIVE_INFINITY } : restart;
      void this.#reconnect(policy.delay, policy.maxAttempts);
    } else {
      this.#reportEnd();
    }
  }

  async #reconnect(delayMs: number, maxAttempts: number): Promise<void> {
    this.#context.say('The program is gone; trying to connect again');
    for (let attempt = 0; attempt < maxAttempts && !this.#leave.signal.aborted; attempt++) {
      await delay(delayMs, undefined, { ref: false });
      if (this.#leave.signal.aborted || this.#restarting) return;
      try {
        await this.#connect?.();
        return;
      } catch {
        // Not there yet.
      }
    }
    this.#reportEnd();
  }

  #exited(program: Program, exitCode: number): void {
    if (this.#program !== program) return;
    this.#program = undefined;
    if (this.#context.current) this.#lost(this.#context.current);
    if (this.#restarting || this.#leave.signal.aborted) return;
    this.#exitCode = exitCode;
    this.#reportEnd();
  }

  #reportEnd(): void {
    if (this.#terminated) return;
    this.#terminated = true;
    if (this.#exitCode !== undefined) this.#context.event('exited', { exitCode: this.#exitCode });
    this.#context.event('terminated');
  }

  async #restart(given: object | undefined): Promise<void> {
    if (!this.#connect || !this.#read) throw new RequestError('There is no program to start again');
    if (this.#terminated) throw new RequestError('The session has ended; start a new one');
    const read = this.#read;
    // What the editor sends is the new configuration, if it has changed.
    if (given && Object.keys(given).length > 0) this.#connect = readConfiguration(() => read(given));
    this.#restarting = true;
    try {
      await this.#end();
      await this.#connect();
    } catch (error) {
      this.#reportEnd();
      throw error;
    } finally {
      this.#restarting = false;
    }
  }

  /** Ends the program that was started here, and the connection. */
  async #end(): Promise<void> {
    const { current } = this.#context;
    const program = this.#program;
    if (current?.launched && !program) await kill(current.cdp, 'SIGKILL');
    program?.end('SIGKILL');
    current?.cdp.close();
    await program?.exited;
    await current?.cdp.closed;
  }

  async #terminate(): Promise<void> {
    if (this.#program) this.#program.end('SIGTERM');
    else await kill(this.#context.debuggee.cdp, 'SIGTERM');
  }

  async #disconnect({ terminateDebuggee }: Dap.DisconnectArguments): Promise<void> {
    this.#leave.abort();
    const { current } = this.#context;
    if (terminateDebuggee ?? current?.launched ?? true) {
      if (current && !current.launched) await kill(current.cdp, 'SIGKILL');
      await this.#end();
    } else {
      current?.cdp.close();
      await current?.cdp.closed;
      this.#program?.release();
    }
    // It has an answer of its own.
    await this.#starting?.catch(() => {});
    this.#reportEnd();
    // Behind the answer.
    setImmediate(this.#over);
  }
}

/** Collects what a stream says, until it is asked for. */
function readText(stream: Readable | undefined): () => string {
  const pieces: Buffer[] = [];
  const keep = (piece: Buffer) => void pieces.push(piece);
  stream?.on('data', keep);
  return () => {
    stream?.off('data', keep);
    return Buffer.concat(pieces).toString();
  };
}

function readConfiguration<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigurationError) throw new RequestError(error.message, { showUser: true });
    throw error;
  }
}

function open(processId: number): void {
  try {
    openInspector(processId);
  } catch (error) {
    throw new RequestError(`The process ${processId} cannot be debugged: ${(error as Error).message}`, {
      showUser: true,
    });
  }
}

/** Ends a program that was not started by the adapter itself; it must be on this machine. */
async function kill(cdp: CdpSession, signal: NodeJS.Signals): Promise<void> {
  const { result } = await cdp
    .send('Runtime.evaluate', { expression: 'process.pid', returnByValue: true })
    .catch(() => ({
      result: { value: undefined },
    }));
  if (typeof result.value !== 'number') return;
  try {
    process.kill(result.value, signal);
  } catch {
    // Gone in this moment.
  }
}
