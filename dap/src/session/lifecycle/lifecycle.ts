/** From `initialize` to `disconnect`: starting, attaching, starting again, ending. */

import { setTimeout as delay } from 'node:timers/promises';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { CdpSession } from '../../cdp/session.ts';
import type { Editor } from '../../dap/editor.ts';
import type { Handlers, RequestContext } from '../../dap/protocol.ts';
import { RequestError } from '../../dap/request-error.ts';
import { type AttachOptions, ConfigurationError, readAttachOptions, readLaunchOptions } from '../../launch-config.ts';
import type { Program } from '../../target/program.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature } from '../feature.ts';
import { type Started, Starting } from './starting.ts';

export class Lifecycle implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsConfigurationDoneRequest: true,
    supportsRestartRequest: true,
    supportsTerminateRequest: true,
    supportsCancelRequest: true,
    supportTerminateDebuggee: true,
  };
  readonly handlers: Handlers = {
    initialize: (args, request) => this.#initialize(args, request),
    launch: (args) => this.#start(() => this.#launcher(args)),
    attach: (args) => this.#start(() => this.#attacher(args)),
    configurationDone: () => this.#setConfigured(),
    restart: ({ arguments: args }) => this.#restart(args),
    terminate: () => this.#terminate(),
    disconnect: (args) => this.#disconnect(args),
    cancel: ({ requestId }) => void (requestId !== undefined && this.#editor().cancel(requestId)),
  };

  readonly #context: SessionContext;
  readonly #features: () => readonly Feature[];
  readonly #editor: () => Editor;
  readonly #over: () => void;
  readonly #starting: Starting;
  #setConfigured = () => {};
  readonly #configured = new Promise<void>((resolve) => {
    this.#setConfigured = resolve;
  });
  #initialized = false;
  /** Gets the program, for the first time or again. */
  #connect: (() => Promise<void>) | undefined;
  #read: ((given: object) => () => Promise<void>) | undefined;
  #program: Program | undefined;
  /** What ends now is not the end of the session. */
  #restarting = false;
  readonly #leave = new AbortController();
  #connecting: Promise<void> | undefined;
  #terminated = false;
  /** As far as the program has said. */
  #exitCode: number | undefined;

  /** @param over called when the editor has nothing more to expect. */
  constructor(context: SessionContext, features: () => readonly Feature[], editor: () => Editor, over: () => void) {
    this.#context = context;
    this.#features = features;
    this.#editor = editor;
    this.#over = over;
    this.#starting = new Starting(context, editor);
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
    this.#connecting = this.#connect();
    await this.#connecting.catch((error) => {
      // The editor may try another configuration.
      this.#connect = undefined;
      throw error;
    });
  }

  #launcher(given: object): () => Promise<void> {
    const options = readLaunchOptions(given);
    this.#read = (again) => this.#launcher(again);
    this.#context.options = options;
    return async () =>
      this.#begin(await this.#starting.launch(options, this.#leave.signal), { noDebug: options.noDebug });
  }

  #attacher(given: object): () => Promise<void> {
    const options = readAttachOptions(given);
    this.#read = (again) => this.#attacher(again);
    this.#context.options = options;
    return async () => this.#begin(await this.#starting.attach(options, this.#leave.signal));
  }

  async #begin(started: Started, { noDebug } = { noDebug: false }): Promise<void> {
    const { cdp, program, name, launched } = started;
    const hasLeft = this.#leave.signal.aborted;
    this.#program = program;
    this.#exitCode = undefined;
    this.#context.event('process', {
      name,
      ...(program?.pid !== undefined && { systemProcessId: program.pid }),
      ...(launched && { isLocalProcess: true }),
      startMethod: launched ? 'launch' : 'attach',
    });
    if (program) {
      if (hasLeft) program.end('SIGKILL');
      void program.exited.then((exitCode) => this.#exited(program, exitCode));
      for (const feature of this.#features()) feature.started?.(program);
    }
    if (!cdp) return;
    if (hasLeft) cdp.close();
    try {
      await this.#debug({ ...started, cdp }, { noDebug });
    } catch {
      // It is gone, or will not do.
      this.#program = undefined;
      program?.end('SIGKILL');
      cdp.close();
      throw RequestError.forUser(`The program could not be started: ${await started.complaint()}`);
    }
  }

  /** Resolves once the features have the program; it goes on when the editor has said what it wants. */
  #debug(debuggee: Debuggee, { noDebug }: { noDebug: boolean }): Promise<unknown> {
    const { cdp } = debuggee;
    this.#context.current = debuggee;
    void cdp.closed.then(() => this.#lost(debuggee));
    // All is said then: the program needs not wait for the debugger to leave.
    cdp.on('JSTime.exiting', ({ exitCode }) => {
      this.#exitCode = exitCode;
      cdp.close();
    });
    // Other runtimes do not know it.
    cdp.send('JSTime.enable').catch(() => {});
    if (debuggee.launched) void tie(cdp, true);
    const features = noDebug ? [] : this.#features();
    const ready = Promise.all(features.map((feature) => feature.connected?.(debuggee)));
    // Where it fails the program is gone, and its end is told.
    Promise.all([this.#configured, ready])
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
      if (this.#context.current?.launched === false) this.#context.current.cdp.close();
      else await this.#end();
      await this.#connect();
    } catch (error) {
      this.#reportEnd();
      throw error;
    } finally {
      this.#restarting = false;
    }
  }

  /** Ends the program and the connection. */
  async #end(): Promise<void> {
    const { current } = this.#context;
    const program = this.#program;
    if (program) program.end('SIGKILL');
    else if (current && !(await tie(current.cdp, true))) await kill(current.cdp, 'SIGKILL');
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
      await this.#end();
    } else {
      if (current?.launched) await tie(current.cdp, false);
      current?.cdp.close();
      await current?.cdp.closed;
      this.#program?.release();
    }
    // It has an answer of its own.
    await this.#connecting?.catch(() => {});
    this.#reportEnd();
    // Behind the answer.
    setImmediate(this.#over);
  }
}

function readConfiguration<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigurationError) throw RequestError.forUser(error.message);
    throw error;
  }
}

/** Whether the program ends with the adapter, whatever ends that; false if it is of a kind that cannot. */
async function tie(cdp: CdpSession, enabled: boolean): Promise<boolean> {
  return cdp.send('JSTime.setExitOnDisconnect', { enabled }).then(
    () => true,
    () => false,
  );
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
