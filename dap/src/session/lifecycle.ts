/** From `initialize` to `disconnect`: starting, attaching, ending. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { CdpSession } from '../cdp/session.ts';
import type { Handlers, RequestContext } from '../dap/protocol.ts';
import { RequestError } from '../dap/request-error.ts';
import {
  type AttachOptions,
  ConfigurationError,
  type LaunchOptions,
  readAttachOptions,
  readLaunchOptions,
} from '../launch-config.ts';
import { type Address, attach, openInspector } from '../target/attach.ts';
import { launch } from '../target/launch.ts';
import type { Exit, Program } from '../target/program.ts';
import { findRuntime } from '../target/runtime-location.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature } from './feature.ts';

export class Lifecycle implements Feature {
  readonly capabilities: Dap.Capabilities = {
    supportsConfigurationDoneRequest: true,
    supportsTerminateRequest: true,
    supportTerminateDebuggee: true,
  };
  readonly handlers: Handlers = {
    initialize: (args, request) => this.#initialize(args, request),
    launch: (args) => this.#launch(args),
    attach: (args) => this.#attach(args),
    configurationDone: () => this.#configured.resolve(),
    terminate: () => this.#terminate(),
    disconnect: ({ terminateDebuggee }) => this.#disconnect(terminateDebuggee),
  };

  readonly #context: SessionContext;
  readonly #features: () => readonly Feature[];
  readonly #over: () => void;
  #initialized = false;
  #program: Program | undefined;
  #configured = Promise.withResolvers<void>();
  #terminated = false;

  /** @param over called when the editor has nothing more to expect. */
  constructor(context: SessionContext, features: () => readonly Feature[], over: () => void) {
    this.#context = context;
    this.#features = features;
    this.#over = over;
  }

  /** The editor is gone without a word: a program that was started for it ends, one that was attached to goes on. */
  abandon(): void {
    this.#program?.kill();
    this.#context.current?.cdp.close();
  }

  #initialize(args: Dap.InitializeRequestArguments, { afterwards }: RequestContext): Dap.Capabilities {
    if (this.#initialized) throw new RequestError('The session is initialized already');
    if ((args.pathFormat ?? 'path') !== 'path')
      throw new RequestError('Paths must be native ones: "pathFormat" must be "path"');
    this.#initialized = true;
    this.#context.client = args;
    // Breakpoints may come while the runtime starts.
    afterwards(() => this.#context.event('initialized'));
    return Object.assign({}, ...this.#features().map((feature) => feature.capabilities));
  }

  async #launch(given: object): Promise<void> {
    const options = this.#begin(() => readLaunchOptions(given));
    const command = commandOf(options);
    const start = options.noDebug ? 'run' : options.stopOnEntry ? 'break' : 'wait';
    const { program, cdp } = await launch(command, start).catch((error: Error) => {
      throw new RequestError(`${command.runtime} cannot be started: ${error.message}`, { showUser: true });
    });
    this.#program = program;
    this.#context.event('process', {
      name: command.program,
      ...(program.pid !== undefined && { systemProcessId: program.pid }),
      isLocalProcess: true,
      startMethod: 'launch',
    });
    void program.exited.then((exit) => this.#ended(exit));
    if (cdp) await this.#debug({ cdp, program });
  }

  async #attach(given: object): Promise<void> {
    const options = this.#begin(() => readAttachOptions(given));
    const address = addressOf(options);
    if (options.processId !== undefined) open(options.processId);
    const cdp = await attach(address, options.timeout).catch((error: Error) => {
      throw new RequestError(`Nothing to attach to at ${nameOf(address)}: ${error.message}`, { showUser: true });
    });
    await this.#debug({ cdp, program: undefined });
  }

  #begin<O extends LaunchOptions | AttachOptions>(read: () => O): O {
    if (!this.#initialized) throw new RequestError('"initialize" must come first');
    if (this.#context.options) throw new RequestError('The session has a program already');
    try {
      const options = read();
      this.#context.options = options;
      return options;
    } catch (error) {
      if (error instanceof ConfigurationError) throw new RequestError(error.message, { showUser: true });
      throw error;
    }
  }

  async #debug(debuggee: Debuggee): Promise<void> {
    const { cdp, program } = debuggee;
    this.#context.current = debuggee;
    void cdp.closed.then(() => this.#lost(debuggee));
    const ready = this.#features().map((feature) => feature.connected?.(debuggee));
    const started = (async () => {
      await this.#configured.promise;
      await Promise.all(ready);
      await cdp.send('Runtime.runIfWaitingForDebugger');
    })();
    // Where it fails, the program is gone, and its end is reported.
    started.catch(() => {});
    if (!program) await Promise.all(ready);
  }

  /** The connection has ended. For a program of ours its exit follows. */
  #lost(debuggee: Debuggee): void {
    if (this.#context.current !== debuggee) return;
    for (const feature of this.#features()) feature.disconnected?.();
    this.#context.current = undefined;
    if (!debuggee.program) this.#reportEnd();
  }

  #ended({ code, signal }: Exit): void {
    if (this.#terminated) return;
    if (this.#context.current) this.#lost(this.#context.current);
    if (signal) this.#context.say(`The program was ended by ${signal}`);
    this.#context.event('exited', { exitCode: code ?? 128 });
    this.#reportEnd();
  }

  #reportEnd(): void {
    if (this.#terminated) return;
    this.#terminated = true;
    this.#context.event('terminated');
  }

  #terminate(): void {
    if (!this.#program)
      throw new RequestError('The program was not started here; disconnect, and let it be terminated');
    this.#program.interrupt();
  }

  async #disconnect(terminateDebuggee: boolean | undefined): Promise<void> {
    const cdp: CdpSession | undefined = this.#context.current?.cdp;
    if (this.#program && terminateDebuggee !== false) this.#program.kill();
    cdp?.close();
    await cdp?.closed;
    // Behind the answer.
    setImmediate(this.#over);
  }
}

function commandOf(options: LaunchOptions) {
  const cwd = resolve(options.cwd ?? process.cwd());
  if (!isFolder(cwd)) throw new RequestError(`The working directory ${cwd} does not exist`, { showUser: true });
  const runtime = findRuntime(options.runtimeExecutable, cwd);
  if (!runtime) {
    const name = options.runtimeExecutable ?? 'jstime';
    throw new RequestError(
      `The runtime ${name} was not found; install it with "npm install jstime", or set "runtimeExecutable" in the configuration`,
      { showUser: true },
    );
  }
  const program = resolve(cwd, options.program);
  if (!exists(program)) throw new RequestError(`The program ${program} does not exist`, { showUser: true });
  return { runtime, runtimeArgs: options.runtimeArgs, program, args: options.args, cwd, env: environmentOf(options) };
}

function environmentOf(options: LaunchOptions): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const [name, value] of Object.entries(options.env)) {
    if (value === null) delete env[name];
    else env[name] = value;
  }
  return env;
}

function addressOf({ websocketAddress, socketPath, address, port }: AttachOptions): Address {
  if (websocketAddress !== undefined) return { kind: 'url', url: websocketAddress };
  if (socketPath !== undefined) return { kind: 'socket', path: resolve(socketPath) };
  return { kind: 'port', host: address, port };
}

function nameOf(address: Address): string {
  switch (address.kind) {
    case 'url':
      return address.url;
    case 'socket':
      return address.path;
    case 'port':
      return `${address.host}:${address.port}`;
  }
}

function open(processId: number): void {
  try {
    openInspector(processId);
  } catch {
    throw new RequestError(`There is no process ${processId} that could be debugged`, { showUser: true });
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
