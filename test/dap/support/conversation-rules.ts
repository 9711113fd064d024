// What the protocol demands and no schema can say: the order of messages, what belongs together, what stays valid.
import type { DebugProtocol as P } from '@vscode/debugprotocol';
import { BodyRules } from './body-rules.ts';
import { requestCapability } from './capabilities.ts';
import type { DapMessage } from './messages.ts';
import { describe, ProtocolSchema } from './protocol-schema.ts';

type Request = Extract<DapMessage, { type: 'request' }>;
type Response = Extract<DapMessage, { type: 'response' }>;
type Event = Extract<DapMessage, { type: 'event' }>;

/** After these the program runs; the adapter does not say so once more. */
const resuming = new Set([
  'continue',
  'next',
  'stepIn',
  'stepOut',
  'stepBack',
  'reverseContinue',
  'restartFrame',
  'goto',
]);

/** Events that need the client's word, given in `initialize`. */
const eventCapability: Record<string, keyof P.InitializeRequestArguments> = {
  progressStart: 'supportsProgressReporting',
  progressUpdate: 'supportsProgressReporting',
  progressEnd: 'supportsProgressReporting',
  invalidated: 'supportsInvalidatedEvent',
  memory: 'supportsMemoryEvent',
};

const reverseCapability: Record<string, keyof P.InitializeRequestArguments> = {
  runInTerminal: 'supportsRunInTerminalRequest',
  startDebugging: 'supportsStartDebuggingRequest',
};

let schema: ProtocolSchema | undefined;

/** Watches one session from its first message on, and remembers everything that is wrong. */
export class ConversationRules {
  readonly problems: string[] = [];
  readonly #schema: ProtocolSchema;
  readonly #pending = new Map<number, Request>();
  readonly #answered = new Set<number>();
  /** During which stop a request was sent. */
  readonly #stopAtSending = new Map<number, number>();
  /** What shall end the present stop; whatever else is sent meanwhile depends on who is faster. */
  #resumption: Request | undefined;
  readonly #bodies: BodyRules;
  readonly #progress = new Map<string, 'open' | 'ended'>();
  #lastSeq = 0;
  #client: Partial<P.InitializeRequestArguments> = {};
  #capabilities: P.Capabilities = {};
  #isInitializeAnswered = false;
  #isInitialized = false;
  #hasTerminated = false;
  #hasExited = false;
  /** Threads that are stopped, as the client knows. */
  readonly #stopped = new Set<number>();
  #isDisconnecting = false;

  constructor() {
    schema ??= new ProtocolSchema();
    this.#schema = schema;
    this.#bodies = new BodyRules((problem) => this.problem(problem));
  }

  problem(text: string): void {
    this.problems.push(text);
  }

  /** Whether everything that was asked has been answered. */
  get unanswered(): string[] {
    return [...this.#pending.values()].map(({ command, seq }) => `${command} (${seq})`);
  }

  /** To be told before a message leaves. Bad messages of tests may be anything. */
  sent(message: DapMessage): void {
    if (message?.type !== 'request' || typeof message.command !== 'string') return;
    this.#pending.set(message.seq, message);
    this.#stopAtSending.set(message.seq, this.#bodies.stop);
    if (resuming.has(message.command) && this.#stopped.size > 0) this.#resumption ??= message;
    if (message.command === 'initialize') this.#client = message.arguments ?? {};
    if (message.command === 'disconnect') this.#isDisconnecting = true;
    // A restarted program tells of its end, its stops and its start anew.
    if (message.command === 'restart') {
      this.#hasExited = false;
      this.#resumed();
    }
  }

  received(message: DapMessage): void {
    const mistakes = this.#schema.check(message);
    for (const problem of mistakes) this.problem(problem);
    if (Number.isInteger(message.seq)) {
      if (message.seq <= this.#lastSeq) this.problem(`${describe(message)}: seq ${message.seq} after ${this.#lastSeq}`);
      this.#lastSeq = message.seq;
    }
    this.#order(message);
    try {
      if (message.type === 'response') this.#response(message);
      else if (message.type === 'event') this.#event(message);
      else if (message.type === 'request') this.#reverse(message);
    } catch (error) {
      // The rules rely on the schema; what breaks it was reported above.
      if (mistakes.length === 0) throw error;
    }
  }

  /** To be told when the connection has ended. */
  ended({ abruptly }: { abruptly: boolean }): void {
    if (abruptly) return;
    this.#bodies.ended();
    for (const command of this.unanswered) this.problem(`${command} was never answered`);
    for (const [id, state] of this.#progress) if (state === 'open') this.problem(`progress ${id} never ended`);
  }

  #order(message: DapMessage): void {
    const isOutput = message.type === 'event' && message.event === 'output';
    const isAnswer = message.type === 'response';
    if (!this.#isInitializeAnswered && !isOutput && !isAnswer) {
      this.problem(`${describe(message)} before the answer of initialize`);
    }
    if (isAnswer) return;
    const may = this.#hasTerminated ? ['exited', 'terminated'] : ['exited', 'terminated', 'thread'];
    const isEnd = message.type === 'event' && may.includes(message.event);
    if ((this.#hasTerminated || this.#hasExited) && !isEnd) {
      this.problem(`${describe(message)} after ${this.#hasTerminated ? 'terminated' : 'exited'}`);
    }
  }

  #response(message: Response): void {
    const request = this.#pending.get(message.request_seq);
    if (!request) {
      const times = this.#answered.has(message.request_seq) ? 'a second time' : 'though nobody asked';
      this.problem(`${describe(message)}: answers ${message.request_seq} ${times}`);
      return;
    }
    this.#pending.delete(message.request_seq);
    this.#answered.add(message.request_seq);
    if (message.command !== request.command) this.problem(`${describe(message)}: the request was ${request.command}`);
    if (!message.success) {
      this.#refusal(request, message);
      return;
    }
    const capability = requestCapability(request.command);
    if (capability && this.#isInitializeAnswered && this.#capabilities[capability] !== true) {
      this.problem(`${describe(message)}: works, but ${capability} is not claimed`);
    }
    if (request.command === 'initialize') {
      this.#isInitializeAnswered = true;
      this.#capabilities = message.body ?? {};
    }
    if (resuming.has(request.command) && this.#stopped.size > 0) this.#resumed();
    this.#bodies.answer(request, message, this.#client, this.#stopAtSending.get(request.seq));
  }

  #refusal(request: Request, { message, body }: Response): void {
    if (message === 'cancelled') return;
    const error: P.Message | undefined = body?.error;
    if (!error?.format && !message) this.problem(`refusal of ${request.command}: says nothing`);
    for (const name of (error?.format ?? '').matchAll(/\{([^}]+)\}/g)) {
      if (error?.variables?.[name[1]!] === undefined) {
        this.problem(`refusal of ${request.command}: ${name[0]} in "${error?.format}" is no variable`);
      }
    }
    this.#bodies.refusal(request, this.#stopAtSending.get(request.seq));
  }

  #event({ event, body }: Event): void {
    const claim = eventCapability[event];
    if (claim && this.#client[claim] !== true) this.problem(`event ${event}: the client did not say ${claim}`);
    if (event === 'initialized') {
      if (this.#isInitialized) this.problem('event initialized: a second time');
      this.#isInitialized = true;
    } else if (event === 'stopped') this.#stoppedEvent(body ?? {});
    else if (event === 'continued') this.#continuedEvent(body ?? {});
    else if (event === 'terminated') {
      if (this.#hasTerminated) this.problem('event terminated: a second time');
      this.#hasTerminated = true;
    } else if (event === 'exited') {
      if (this.#hasExited) this.problem('event exited: a second time');
      this.#hasExited = true;
    } else if (event === 'capabilities') Object.assign(this.#capabilities, body?.capabilities);
    else if (event.startsWith('progress')) this.#progressEvent(event, body?.progressId);
    this.#bodies.event(event, body ?? {});
  }

  #stoppedEvent({ threadId, reason, allThreadsStopped }: P.StoppedEvent['body']): void {
    const { seq = 0, command } = this.#resumption ?? {};
    if (this.#pending.has(seq)) this.problem(`event stopped: before the answer of ${command}`);
    this.#resumption = undefined;
    if (threadId === undefined) {
      if (!allThreadsStopped) this.problem('event stopped: without thread');
      return;
    }
    if (this.#stopped.has(threadId)) this.problem(`event stopped (${reason}): thread ${threadId} is stopped already`);
    this.#stopped.add(threadId);
  }

  #continuedEvent({ threadId }: P.ContinuedEvent['body']): void {
    const unanswered = [...this.#pending.values()].some(({ command }) => resuming.has(command));
    if (unanswered || !this.#stopped.has(threadId)) {
      this.problem(`event continued: superfluous, the client knows that thread ${threadId} runs`);
    }
    this.#resumed();
  }

  #progressEvent(event: string, id: string): void {
    const state = this.#progress.get(id);
    if (event === 'progressStart' ? state !== undefined : state !== 'open') {
      this.problem(`event ${event}: progress ${id} is ${state ?? 'unknown'}`);
    }
    this.#progress.set(id, event === 'progressEnd' ? 'ended' : 'open');
  }

  #reverse({ command }: Request): void {
    const claim = reverseCapability[command];
    if (!claim) this.problem(`request ${command}: no client knows it`);
    else if (this.#client[claim] !== true) this.problem(`request ${command}: the client did not say ${claim}`);
  }

  #resumed(): void {
    this.#stopped.clear();
    if (!this.#isDisconnecting) this.#bodies.resumed();
  }
}
