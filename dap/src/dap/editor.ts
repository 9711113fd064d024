/** The editor's end of a debug session: requests come in, answers and events go out. */
import type { Readable, Writable } from 'node:stream';
import { DebugSession } from '@vscode/debugadapter/lib/debugSession.js';
import { Response } from '@vscode/debugadapter/lib/messages.js';
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import { MessageWriter, readMessages } from './framing.ts';
import type { Command, Handlers, RequestContext } from './protocol.ts';
import { checkedArguments } from './request-arguments.ts';
import { RequestError } from './request-error.ts';

/** Events by name, with their bodies. */
export interface EventBodies {
  breakpoint: Dap.BreakpointEvent['body'];
  capabilities: Dap.CapabilitiesEvent['body'];
  continued: Dap.ContinuedEvent['body'];
  exited: Dap.ExitedEvent['body'];
  initialized: undefined;
  invalidated: Dap.InvalidatedEvent['body'];
  loadedSource: Dap.LoadedSourceEvent['body'];
  memory: Dap.MemoryEvent['body'];
  output: Dap.OutputEvent['body'];
  process: Dap.ProcessEvent['body'];
  progressEnd: Dap.ProgressEndEvent['body'];
  progressStart: Dap.ProgressStartEvent['body'];
  progressUpdate: Dap.ProgressUpdateEvent['body'];
  stopped: Dap.StoppedEvent['body'];
  terminated: undefined;
  thread: Dap.ThreadEvent['body'];
}

/** What ids of error messages mean; an editor shows them, a user may look for them. */
const errorIds = { unknownRequest: 1014, refused: 2000, internal: 2001, notAMessage: 2002, cancelled: 2003 } as const;

/** What the editor's end needs from whoever owns it. */
export interface EditorOwner {
  readonly handlers: Handlers;
  /** The editor is gone, in order or not; `problem` when what it sent was no message. */
  gone(problem?: string): void;
  /** Whether an error is the program's refusal and no mistake of ours; as it is told. */
  refusal(error: unknown): RequestError | undefined;
  /** A mistake of ours, to be logged. */
  internalError(error: unknown): void;
}

/** An editor, by the connection it has. */
export class Editor extends DebugSession {
  readonly #owner: EditorOwner;
  readonly #running = new Map<number, { cancel(): void }>();
  #writer: MessageWriter | undefined;

  constructor(owner: EditorOwner) {
    super();
    this.#owner = owner;
    this.onDidSendMessage((message) => this.#writer?.write(message));
  }

  /** Serves the editor at the other end. */
  override start(input: Readable, output: Writable): void {
    this.#writer = new MessageWriter(output);
    output.on('error', () => this.#owner.gone());
    readMessages(input, {
      message: (text) => this.#receive(text),
      broken: (problem) => this.#owner.gone(problem),
      end: () => this.#owner.gone(),
    });
  }

  /** Sends an event. */
  event<E extends keyof EventBodies>(
    name: E,
    ...[body]: EventBodies[E] extends undefined ? [] : [EventBodies[E]]
  ): void {
    this.sendEvent({ type: 'event', seq: 0, event: name, ...(body && { body }) });
  }

  /** Asks the editor to start a command in a terminal of its own. */
  runInTerminal(args: Dap.RunInTerminalRequestArguments, timeoutMs: number): Promise<Dap.RunInTerminalResponse> {
    return new Promise((resolve) =>
      this.runInTerminalRequest(args, timeoutMs, (response) => resolve(response as Dap.RunInTerminalResponse)),
    );
  }

  /** Gives a request that is still being handled the answer "cancelled". */
  cancel(requestId: number): void {
    this.#running.get(requestId)?.cancel();
  }

  protected override dispatchRequest(request: Dap.Request): void {
    const command = request.command as Command;
    const handler = Object.hasOwn(this.#owner.handlers, command) ? this.#owner.handlers[command] : undefined;
    if (!handler) {
      this.#fail(request, errorIds.unknownRequest, `jstime's debug adapter does not know the request "${command}"`);
      return;
    }
    const controller = new AbortController();
    const afterwards: (() => void)[] = [];
    let answered = false;
    const answer = (send: () => void) => {
      if (answered) return;
      answered = true;
      this.#running.delete(request.seq);
      send();
      for (const action of afterwards) action();
    };
    const fail = (error: unknown) => answer(() => this.#failWith(request, error));
    const succeed = (body: unknown) =>
      answer(() => this.sendResponse(Object.assign(new Response(request), body === undefined ? {} : { body })));
    this.#running.set(request.seq, {
      cancel: () => {
        controller.abort();
        answer(() => this.#fail(request, errorIds.cancelled, 'cancelled'));
      },
    });
    const context: RequestContext = { signal: controller.signal, afterwards: (action) => void afterwards.push(action) };
    try {
      const result = (handler as (args: object, context: RequestContext) => unknown)(
        checkedArguments(command, request.arguments),
        context,
      );
      // Without a detour: events of the same moment must not overtake the answer.
      if (result instanceof Promise) result.then(succeed, fail);
      else succeed(result);
    } catch (error) {
      fail(error);
    }
  }

  #receive(text: string): void {
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch (error) {
      this.#rejectMessage(`not JSON: ${(error as Error).message}`);
      return;
    }
    const { type, seq, command } = (message ?? {}) as Partial<Dap.Request>;
    if (type === 'request' ? typeof command === 'string' && Number.isInteger(seq) : type === 'response') {
      this.handleMessage(message as Dap.ProtocolMessage);
    } else if (type === 'request' && Number.isInteger(seq)) {
      this.#fail(message as Dap.Request, errorIds.notAMessage, 'A request needs a "command"');
    } else {
      this.#rejectMessage('a message must be a request with "seq" and "command", or a response');
    }
  }

  /** Nothing that could be answered: the user's console is where it can be said. */
  #rejectMessage(problem: string): void {
    this.event('output', { category: 'important', output: `jstime's debug adapter was sent rubbish: ${problem}\n` });
  }

  #failWith(request: Dap.Request, error: unknown): void {
    const refusal = error instanceof RequestError ? error : this.#owner.refusal(error);
    if (refusal) {
      this.#fail(request, errorIds.refused, refusal.message, refusal.showUser);
      return;
    }
    this.#owner.internalError(error);
    const text = error instanceof Error ? error.message : String(error);
    this.#fail(request, errorIds.internal, `${request.command} failed: ${text}`);
  }

  #fail(request: Dap.Request, id: number, message: string, showUser = false): void {
    const response: Dap.Response = new Response(request);
    response.success = false;
    // Editors compare this one with "cancelled".
    response.message = message;
    response.body = { error: { id, format: '{text}', variables: { text: message }, showUser } };
    this.sendResponse(response);
  }
}
