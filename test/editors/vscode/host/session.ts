// Debug sessions as VS Code runs them, and what passes between it and the adapter.
import * as vscode from 'vscode';
import { onEnd, until } from './runner.ts';

export interface Message {
  readonly type: string;
  readonly event?: string;
  readonly command?: string;
  readonly body?: Record<string, unknown>;
  readonly arguments?: Record<string, unknown>;
  readonly seq: number;
  readonly request_seq?: number;
}

export interface Frame {
  readonly id: number;
  readonly name: string;
  readonly line: number;
  readonly source?: { readonly path?: string };
}

interface Entry {
  readonly session: vscode.DebugSession;
  /** What the adapter was asked. */
  readonly requests: Message[];
  /** Its answers and events. */
  readonly messages: Message[];
  ended: boolean;
}

/** Sessions that start from now on, with what their adapters say. */
export class Sessions {
  readonly all: Entry[] = [];

  constructor() {
    const tracker = vscode.debug.registerDebugAdapterTrackerFactory('jstime', {
      createDebugAdapterTracker: (session) => {
        const entry: Entry = { session, requests: [], messages: [], ended: false };
        this.all.push(entry);
        return {
          onWillReceiveMessage: (message) => void entry.requests.push(message),
          onDidSendMessage: (message) => void entry.messages.push(message),
          // Of one that could not start VS Code says nothing else.
          onExit: () => {
            entry.ended = true;
          },
        };
      },
    });
    const ending = vscode.debug.onDidTerminateDebugSession((session) => {
      for (const entry of this.all) if (entry.session.id === session.id) entry.ended = true;
    });
    onEnd(async () => {
      // Refused for one that ends in this moment.
      await Promise.resolve(vscode.debug.stopDebugging()).catch(() => {});
      await until('the end of all sessions', () => this.all.every(({ ended }) => ended));
      tracker.dispose();
      ending.dispose();
      vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    });
  }

  /** The session that started as number `index`. */
  async started(index = 0): Promise<Session> {
    return new Session(await until('a session', () => this.all[index]));
  }
}

export class Session {
  readonly #entry: Entry;
  #stops = 0;

  constructor(entry: Entry) {
    this.#entry = entry;
  }

  get session(): vscode.DebugSession {
    return this.#entry.session;
  }

  events(name: string): Message[] {
    return this.#entry.messages.filter(({ event }) => event === name);
  }

  /** Waits for the next stop, and returns its stack. */
  async stopped(reason?: string): Promise<Frame[]> {
    const event = await until('a stop', () => this.events('stopped')[this.#stops]);
    this.#stops += 1;
    if (reason !== undefined && event.body?.reason !== reason) {
      throw new Error(`stopped by ${event.body?.reason}, expected ${reason}`);
    }
    // VS Code itself knows by now, so that its commands mean this stop.
    await until('the place in front', () => vscode.debug.activeStackItem !== undefined);
    const { stackFrames } = await this.session.customRequest('stackTrace', { threadId: event.body?.threadId ?? 1 });
    return stackFrames as Frame[];
  }

  async evaluate(expression: string, frameId?: number, context = 'repl'): Promise<string> {
    return (await this.session.customRequest('evaluate', { expression, frameId, context })).result as string;
  }

  /** Expressions that VS Code has asked for because the pointer rests on them, with the answers. */
  get hovers(): Map<unknown, unknown> {
    const found = new Map<unknown, unknown>();
    for (const { command, arguments: asked, seq } of this.#entry.requests) {
      if (command !== 'evaluate' || asked?.context !== 'hover') continue;
      const answer = this.#entry.messages.find(({ request_seq }) => request_seq === seq);
      if (answer) found.set(asked.expression, answer.body?.result);
    }
    return found;
  }

  /** What the debug console got. */
  output(): string {
    return this.events('output')
      .map(({ body }) => body?.output)
      .join('');
  }

  ended(): Promise<true> {
    return until('the end of the session', () => this.#entry.ended) as Promise<true>;
  }
}

/** A breakpoint at a line, counted from 1. */
export function breakAt(uri: vscode.Uri, line: number, more: { condition?: string; logMessage?: string } = {}): void {
  const place = new vscode.Location(uri, new vscode.Position(line - 1, 0));
  const { condition, logMessage } = more;
  vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place, true, condition, undefined, logMessage)]);
}
