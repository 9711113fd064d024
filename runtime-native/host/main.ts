/**
 * The services of one runtime: what a Node environment does for it. Built into dist/lib/services/main.cjs; the parts
 * that not every program needs are bundles of their own, loaded when the runtime first asks for them.
 */
import {
  type ChannelMessage,
  type HostChannel,
  MessageKind,
  type StartInspector,
  type StartRepl,
} from '../contract/host-channel.ts';
import type { InspectorServer } from './inspector/server.ts';
import type { Repl } from './repl/repl.ts';
import { ChannelSessions } from './sessions.ts';
import { stripTypes } from './type-stripping.ts';

/** The bundles beside main.cjs. */
export interface Bundles {
  inspector: typeof import('./inspector/server.ts');
  repl: typeof import('./repl/repl.ts');
}

/** Loads one of the bundles. Called at most once for each. */
export type LoadBundle = <Name extends keyof Bundles>(name: Name) => Bundles[Name];

/** Serves the runtime at the other end of `channel`, until the process or that runtime ends. */
export function startServices(channel: HostChannel, load: LoadBundle): void {
  start(channel, load);
}

/**
 * As {@link startServices}, in a Node environment that is there for nothing else: an error that nobody catches ends the
 * services, not the process, and Node's warnings are not shown.
 */
export function startProcessServices(channel: HostChannel, load: LoadBundle): void {
  const services = start(channel, load);
  process.removeAllListeners('warning');
  process.on('uncaughtException', (error) => services.fail(error));
}

/** The entry in the environment that direct boot makes for the services (`core/node_platform/services_bundles.h`). */
export function startInEnvironment(require: (id: string) => unknown, library: string, executable: string): void {
  process.execPath = executable;
  process.argv = [executable];
  const module: { exports: { connectServices?: () => HostChannel } } = { exports: {} };
  process.dlopen(module, library);
  startProcessServices(module.exports.connectServices!(), (name) => require(`./${name}.cjs`) as never);
}

function start(channel: HostChannel, load: LoadBundle): Services {
  const services = new Services(channel, load);
  channel.receive((batch) => services.dispatch(batch));
  return services;
}

class Services {
  readonly #channel: HostChannel;
  readonly #load: LoadBundle;
  readonly #sessions: ChannelSessions;
  #inspector: InspectorServer | undefined;
  #repl: Repl | undefined;
  #hasFailed = false;
  /** Of the program's output, not acknowledged yet. */
  #shownBytes = 0;

  constructor(channel: HostChannel, load: LoadBundle) {
    this.#channel = channel;
    this.#load = load;
    this.#sessions = new ChannelSessions(channel);
  }

  dispatch(batch: readonly ChannelMessage[]): void {
    if (this.#hasFailed) return;
    let start = 0;
    // In order: what the program prints before an answer is shown before it.
    for (const [index, message] of batch.entries()) {
      if (message.kind === MessageKind.SessionMessage || message.kind === MessageKind.SessionClosed) continue;
      this.#sessions.dispatch(batch.slice(start, index));
      this.#handle(message);
      start = index + 1;
    }
    this.#sessions.dispatch(batch.slice(start));
  }

  /** Ends the services. */
  fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const text = (error instanceof Error && error.stack) || String(error);
    this.#channel.send(MessageKind.ServicesFailed, 0, text);
    this.#inspector?.stop();
  }

  #handle({ kind, id, body }: ChannelMessage): void {
    switch (kind) {
      case MessageKind.StartInspector:
        this.#attempt(MessageKind.InspectorFailed, () => this.#startInspector(JSON.parse(body.toString())));
        break;
      case MessageKind.StopInspector:
        this.#inspector?.stop();
        this.#inspector = undefined;
        break;
      case MessageKind.StartRepl:
        this.#attempt(MessageKind.ServicesFailed, () => this.#startRepl(JSON.parse(body.toString())));
        break;
      case MessageKind.StopRepl:
        this.#repl?.stop();
        break;
      case MessageKind.StripTypes:
        this.#stripTypes(body.toString());
        break;
      case MessageKind.ProgramOutput:
        this.#repl?.write(id === 2 ? 'stderr' : 'stdout', body.toString());
        this.#acknowledge(body.length);
        break;
    }
  }

  /** Later, so that a program that prints without end leaves time for keys. */
  #acknowledge(bytes: number): void {
    if (this.#shownBytes === 0) {
      setImmediate(() => {
        this.#channel.send(MessageKind.OutputShown, this.#shownBytes, '');
        this.#shownBytes = 0;
      });
    }
    this.#shownBytes += bytes;
  }

  #startInspector(options: StartInspector): void {
    this.#inspector?.stop();
    this.#inspector = this.#load('inspector').startInspectorServer(this.#channel, this.#sessions, options);
  }

  #startRepl(options: StartRepl): void {
    this.#repl ??= this.#load('repl').startRepl(this.#channel, this.#sessions, options);
  }

  #stripTypes(source: string): void {
    const { javascript, problem } = stripTypes(source);
    if (problem === undefined) this.#channel.send(MessageKind.TypesStripped, 0, javascript);
    else this.#channel.send(MessageKind.TypesStripped, 1, problem.join('\n'));
  }

  #attempt(failure: MessageKind, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#channel.send(failure, 0, error instanceof Error ? error.message : String(error));
    }
  }
}
