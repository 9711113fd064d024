// A client of the Debug Adapter Protocol. Requests are promises, events are queues from which a test takes what it waits
// for, and every message that comes in is checked against the protocol.
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import { ConversationRules } from './conversation-rules.ts';
import type { Arguments, Body, DapMessage, EventName, Events, RequestName } from './messages.ts';
import { showTimeline, type TimelineEntry } from './timeline.ts';
import type { Wire } from './wire.ts';

const patienceMs = 12_000;

type Response = Extract<DapMessage, { type: 'response' }>;
type Event = Extract<DapMessage, { type: 'event' }>;
/** Takes an event, or does not want it. */
type Waiter = (event: Event) => boolean;
type ReverseRequest = (args: never) => Promise<object | undefined> | object | undefined;

/** A request that the adapter refused. */
export class DapError extends Error {
  readonly response: Response;

  constructor(response: Response) {
    const error: P.Message | undefined = response.body?.error;
    const text = error?.format?.replace(/\{([^}]+)\}/g, (all, name) => error.variables?.[name] ?? all);
    super(text ?? response.message ?? `${response.command} failed`);
    this.response = response;
  }

  /** The structured form, in which adapters say what a user shall read. */
  get error(): P.Message | undefined {
    return this.response.body?.error;
  }
}

/** What a full-grown editor says of itself. */
export const editor: P.InitializeRequestArguments = {
  clientID: 'test',
  clientName: 'Test',
  adapterID: 'jstime',
  locale: 'en',
  linesStartAt1: true,
  columnsStartAt1: true,
  pathFormat: 'path',
  supportsVariableType: true,
  supportsVariablePaging: true,
  supportsRunInTerminalRequest: true,
  supportsMemoryReferences: true,
  supportsProgressReporting: true,
  supportsInvalidatedEvent: true,
  supportsMemoryEvent: true,
  supportsStartDebuggingRequest: true,
  supportsANSIStyling: true,
};

/** A client that can do only what it must. */
export const plainEditor: P.InitializeRequestArguments = { adapterID: 'jstime' };

export class DapClient {
  readonly rules = new ConversationRules();
  /** Everything that was said, in order. */
  readonly timeline: TimelineEntry[] = [];
  readonly wire: Wire;
  /** What the adapter says of itself, once it is initialized. */
  capabilities: P.Capabilities = {};
  readonly #events: Event[] = [];
  readonly #answers = new Map<number, (response: Response) => void>();
  readonly #reverse = new Map<string, ReverseRequest>();
  readonly #waiters = new Set<Waiter>();
  readonly #closeListeners = new Set<() => void>();
  readonly #closed: Promise<void>;
  #hasClosed = false;
  #isCut = false;
  #lastSeq = 0;

  constructor(wire: Wire) {
    this.wire = wire;
    wire.onMessage = (message) => this.#receive(message as DapMessage);
    wire.onProblem = (problem) => this.rules.problem(problem);
    this.#closed = new Promise((resolve) => {
      wire.onClose = () => {
        this.#hasClosed = true;
        this.rules.ended({ abruptly: this.#isCut });
        for (const look of this.#closeListeners) look();
        resolve();
      };
    });
  }

  /** Sends a request and returns what its answer holds. @throws {DapError} when it is refused */
  async request<Name extends RequestName>(command: Name, args?: Arguments<Name>): Promise<Body<Name>> {
    const response = await this.ask(command, args);
    if (!response.success) throw new DapError(response);
    return response.body;
  }

  /** Sends any request, even one that does not exist, and returns its answer or refusal. */
  ask(command: string, args?: unknown): Promise<Response> {
    return this.answerOf(this.send({ type: 'request', command, arguments: args }), command);
  }

  /** Sends something and returns its `seq`. */
  send(message: object): number {
    const seq = ++this.#lastSeq;
    const complete = { seq, ...message } as DapMessage;
    this.rules.sent(complete);
    this.#note('sent', complete);
    this.wire.send(complete);
    return seq;
  }

  /** The answer or refusal of what was sent with that `seq`. */
  answerOf(seq: number, what: string): Promise<Response> {
    return this.#patiently(`an answer to ${what}`, (settle) => this.#answers.set(seq, settle));
  }

  /** Takes the next event of that name that fits and that nobody took before. */
  async event<Name extends EventName>(
    name: Name,
    fits: (body: Events[Name]) => boolean = () => true,
    forMs?: number,
  ): Promise<Events[Name]> {
    return (await this.#take(`event ${name}`, (one) => one.event === name && fits(one.body), forMs)).body;
  }

  /** Takes the next event that has one of these names. */
  async eventOf(...names: EventName[]): Promise<{ event: string; body?: unknown }> {
    return this.#take(`one of the events ${names}`, ({ event }) => names.includes(event as EventName));
  }

  #take(what: string, fits: (event: Event) => boolean, forMs?: number): Promise<Event> {
    return this.#patiently(
      what,
      (settle, onGivingUp) => {
        const index = this.#events.findIndex(fits);
        if (index >= 0) return settle(this.#events.splice(index, 1)[0]!);
        const waiter: Waiter = (event) => {
          if (!fits(event)) return false;
          this.#waiters.delete(waiter);
          settle(event);
          return true;
        };
        this.#waiters.add(waiter);
        onGivingUp(() => this.#waiters.delete(waiter));
      },
      forMs,
    );
  }

  /** Events of that name that nobody has taken so far, without taking them. */
  seen<Name extends EventName>(name: Name): Events[Name][] {
    return this.#events.filter(({ event }) => event === name).map(({ body }) => body);
  }

  /** All that was printed so far in that category. */
  printed(category: string): string {
    const outputs = this.timeline.flatMap(({ message }) =>
      message.type === 'event' && message.event === 'output' ? [message.body as Events['output']] : [],
    );
    return outputs
      .filter((body) => (body.category ?? 'console') === category)
      .map(({ output }) => output)
      .join('');
  }

  /** What to do when the adapter asks something; without it the request is refused. */
  onRequest<Name extends 'runInTerminal' | 'startDebugging'>(
    command: Name,
    handle: (args: Arguments<Name>) => Promise<Body<Name>> | Body<Name>,
  ): void {
    this.#reverse.set(command, handle as ReverseRequest);
  }

  async initialize(client: P.InitializeRequestArguments = editor): Promise<P.Capabilities> {
    this.capabilities = (await this.request('initialize', client)) ?? {};
    return this.capabilities;
  }

  /** Waits until the adapter has closed the connection. */
  closed(): Promise<void> {
    return this.#patiently('the end of the connection', (settle) => void this.#closed.then(settle), undefined, true);
  }

  get hasClosed(): boolean {
    return this.#hasClosed;
  }

  /** Cuts the connection without a word, as when the client dies. */
  destroy(): void {
    this.#isCut = true;
    this.wire.destroy();
  }

  /** Everything that was said, for the message of a failure. */
  log(): string {
    return showTimeline(this.timeline);
  }

  #receive(message: DapMessage): void {
    this.#note('received', message);
    this.rules.received(message);
    if (message.type === 'response') {
      const settle = this.#answers.get(message.request_seq);
      this.#answers.delete(message.request_seq);
      settle?.(message);
    } else if (message.type === 'event') {
      for (const takes of this.#waiters) if (takes(message)) return;
      this.#events.push(message);
    } else if (message.type === 'request') void this.#handle(message);
  }

  async #handle({ seq, command, arguments: args }: Extract<DapMessage, { type: 'request' }>): Promise<void> {
    const handle = this.#reverse.get(command);
    const answer = { type: 'response', request_seq: seq, command };
    if (!handle) {
      this.send({ ...answer, success: false, message: `no ${command} here` });
      return;
    }
    try {
      this.send({ ...answer, success: true, body: await handle(args as never) });
    } catch (error) {
      this.send({ ...answer, success: false, message: String(error) });
    }
  }

  #note(direction: TimelineEntry['direction'], message: DapMessage): void {
    this.timeline.push({ direction, message, atMs: performance.now() });
  }

  /** Waits for what `start` settles, though not for ever, and not when the connection ends. */
  #patiently<T>(
    what: string,
    start: (settle: (value: T) => void, onGivingUp: (action: () => void) => void) => void,
    forMs = patienceMs,
    mayClose = false,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      let cleanUp = () => {};
      const giveUp = (reason: string) => {
        clearTimeout(timer);
        this.#closeListeners.delete(close);
        cleanUp();
        reject(new Error(reason));
      };
      const timer = setTimeout(() => giveUp(`waited ${forMs} ms for ${what}`), forMs);
      const close = () => {
        if (!mayClose) giveUp(`the connection ended before ${what}`);
      };
      this.#closeListeners.add(close);
      start(
        (value) => {
          clearTimeout(timer);
          this.#closeListeners.delete(close);
          resolve(value);
        },
        (action) => {
          cleanUp = action;
        },
      );
      if (this.#hasClosed) close();
    });
  }
}
