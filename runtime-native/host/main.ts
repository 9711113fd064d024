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

/** The bundles beside main.cjs. */
export interface Bundles {
  inspector: typeof import('./inspector/server.ts');
  repl: typeof import('./repl/repl.ts');
}

/** Loads one of the bundles. Called at most once for each. */
export type LoadBundle = <Name extends keyof Bundles>(name: Name) => Bundles[Name];

/** Serves the runtime at the other end of `channel`, until the process or that runtime ends. */
export function startServices(channel: HostChannel, load: LoadBundle): void {
  const services = new Services(channel, load);
  channel.receive((batch) => services.dispatch(batch));
}

class Services {
  readonly #channel: HostChannel;
  readonly #load: LoadBundle;
  readonly #sessions: ChannelSessions;
  #inspector: InspectorServer | undefined;
  #repl: Repl | undefined;

  constructor(channel: HostChannel, load: LoadBundle) {
    this.#channel = channel;
    this.#load = load;
    this.#sessions = new ChannelSessions(channel);
  }

  dispatch(batch: readonly ChannelMessage[]): void {
    for (const message of batch) this.#handle(message);
    this.#sessions.dispatch(batch);
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
      case MessageKind.ProgramOutput:
        this.#repl?.write(id === 2 ? 'stderr' : 'stdout', body.toString());
        break;
    }
  }

  #startInspector(options: StartInspector): void {
    this.#inspector?.stop();
    this.#inspector = this.#load('inspector').startInspectorServer(this.#channel, this.#sessions, options);
  }

  #startRepl(options: StartRepl): void {
    this.#repl ??= this.#load('repl').startRepl(this.#channel, this.#sessions, options);
  }

  #attempt(failure: MessageKind, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#channel.send(failure, 0, error instanceof Error ? error.message : String(error));
    }
  }
}
