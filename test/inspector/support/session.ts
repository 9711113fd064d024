// A client of the inspector for tests: requests are promises, events are queues, and every message is checked.
import type { Protocol as Cdp } from 'devtools-protocol';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import type { Protocol } from './protocol.ts';
import type { Transport } from './transport.ts';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;

/** What the runtime has beyond the published protocol. */
interface OwnCommands {
  'JSTime.disable': { params: undefined; result: object };
  'JSTime.enable': { params: undefined; result: object };
  'JSTime.formatValue': {
    params: {
      value: Cdp.Runtime.CallArgument;
      colors?: boolean;
      depth?: number;
      breakLength?: number;
    };
    result: { text: string };
  };
  'JSTime.setExitOnDisconnect': { params: { enabled: boolean }; result: object };
  'NodeRuntime.enable': { params: undefined; result: object };
  'NodeRuntime.disable': { params: undefined; result: object };
  'NodeRuntime.notifyWhenWaitingForDisconnect': { params: { enabled: boolean }; result: object };
  'NodeWorker.enable': { params: { waitForDebuggerOnStart: boolean }; result: object };
  'NodeWorker.disable': { params: undefined; result: object };
}

interface OwnEvents {
  'JSTime.exiting': { exitCode: number };
  'JSTime.output': { stream: 'stdout' | 'stderr'; text: string };
  'NodeRuntime.waitingForDebugger': undefined;
  'NodeRuntime.waitingForDisconnect': undefined;
}

export type Method = keyof Commands | keyof OwnCommands;
type Params<M extends Method> = M extends keyof OwnCommands
  ? OwnCommands[M]['params']
  : M extends keyof Commands
    ? Commands[M]['paramsType'][0]
    : never;
type Result<M extends Method> = M extends keyof OwnCommands
  ? OwnCommands[M]['result']
  : M extends keyof Commands
    ? Commands[M]['returnType']
    : never;
export type EventName = keyof Events | keyof OwnEvents;
export type EventParams<E extends EventName> = E extends keyof OwnEvents
  ? OwnEvents[E]
  : E extends keyof Events
    ? Events[E][0]
    : never;

/** The runtime answered with an error. */
export class CdpError extends Error {
  override name = 'CdpError';
  readonly code: number;

  constructor(method: string, { code, message }: { code: number; message: string }) {
    super(`${method}: ${message}`);
    this.code = code;
  }
}

/** After so long without what it waits for, a test fails. */
const usualPatienceMs = 25_000;
/** The script of the built-ins, which nobody shall see. */
const builtinsUrl = 'jstime:builtins';
const loggedLength = 500;
const loggedMessages = 3000;

interface Pending {
  method: string;
  resolve(result: never): void;
  reject(error: Error): void;
}

interface Waiter {
  take(params: unknown): boolean;
  reject(error: Error): void;
}

interface Message {
  id?: unknown;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
  sessionId?: unknown;
}

export class Session {
  readonly transport: Transport;
  /** Whatever the runtime did that the protocol forbids. The harness fails the test for each. */
  readonly problems: string[] = [];
  /** Settles when the connection has ended. */
  readonly closed: Promise<void>;
  /** All that came, for tests that look at the order: methods of events, and `#ID` for responses. */
  readonly order: string[] = [];
  /** How long this session waits for anything. */
  patienceMs = usualPatienceMs;
  readonly #protocol: Protocol;
  readonly #log: string[] = [];
  readonly #start = performance.now();
  readonly #pending = new Map<number, Pending>();
  readonly #queues = new Map<string, unknown[]>();
  readonly #waiters = new Map<string, Waiter[]>();
  readonly #scripts = new Map<string, Cdp.Debugger.ScriptParsedEvent>();
  #strayAnswers = 0;
  #paused = false;
  #skipsPauses = false;
  #lastId = 0;
  #ended = false;

  constructor(transport: Transport, protocol: Protocol) {
    this.transport = transport;
    this.#protocol = protocol;
    this.closed = new Promise((resolve) => {
      transport.onClose = () => {
        this.#end();
        resolve();
      };
    });
    transport.onMessage = (text) => this.#receive(text);
    transport.onProblem = (problem) => this.#problem(problem);
  }

  /** The script of each id that was announced. */
  get scripts(): ReadonlyMap<string, Cdp.Debugger.ScriptParsedEvent> {
    return this.#scripts;
  }

  /**
   * Sends a request.
   * @throws {CdpError} when the answer is an error
   */
  send<M extends Method>(
    method: M,
    ...params: undefined extends Params<M> ? [Params<M>?] : [Params<M>]
  ): Promise<Result<M>> {
    return this.request(method, params[0]) as Promise<Result<M>>;
  }

  /** Sends a request that may be none of the protocol. */
  request(method: string, params?: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = this.#patiently(`an answer to ${method}`, (resolve, reject) => {
      if (this.#ended) {
        reject(new Error(`${method}: the connection has ended`));
        return () => {};
      }
      if (method === 'Debugger.setSkipAllPauses') this.#skipsPauses = true;
      this.#pending.set(id, { method, resolve, reject });
      this.#write(JSON.stringify({ id, method, params }));
      return () => {};
    });
    // What a test does not await may be unanswered when the program ends.
    answer.catch(() => {});
    return answer;
  }

  /** Sends any text. `answers`: how many responses may come that belong to no request. */
  sendText(text: string, answers = 0): void {
    this.allowStrayAnswers(answers);
    this.#write(text);
  }

  /** For what is written past this class: how many more responses may come that belong to no request. */
  allowStrayAnswers(count: number): void {
    this.#strayAnswers += count;
  }

  /** Waits for the first event of that name that nobody has taken yet and that `matches`, and takes it. */
  next<E extends EventName>(
    name: E,
    matches: (params: EventParams<E>) => boolean = () => true,
  ): Promise<EventParams<E>> {
    const queue = this.#queues.get(name) ?? [];
    const index = queue.findIndex((params) => matches(params as EventParams<E>));
    if (index >= 0) return Promise.resolve(queue.splice(index, 1)[0] as EventParams<E>);
    return this.#patiently(name, (resolve, reject) => {
      const waiters = this.#waiters.get(name) ?? [];
      this.#waiters.set(name, waiters);
      const waiter: Waiter = {
        take: (params) => {
          if (!matches(params as EventParams<E>)) return false;
          resolve(params as never);
          return true;
        },
        reject,
      };
      if (this.#ended) reject(new Error(`no ${name}: the connection has ended`));
      else waiters.push(waiter);
      return () => void waiters.splice(waiters.indexOf(waiter), 1);
    }) as Promise<EventParams<E>>;
  }

  /** The events of that name that nobody has taken. */
  untaken<E extends EventName>(name: E): EventParams<E>[] {
    return [...(this.#queues.get(name) ?? [])] as EventParams<E>[];
  }

  /** Waits for the next pause. */
  paused(): Promise<Cdp.Debugger.PausedEvent> {
    return this.next('Debugger.paused');
  }

  /** Goes on from a pause, and waits until the runtime says so. */
  async resume(): Promise<void> {
    await Promise.all([this.send('Debugger.resume'), this.next('Debugger.resumed')]);
  }

  /** Steps, and waits for the pause that follows. */
  async step(
    method: 'Debugger.stepOver' | 'Debugger.stepInto' | 'Debugger.stepOut',
  ): Promise<Cdp.Debugger.PausedEvent> {
    await Promise.all([this.send(method), this.next('Debugger.resumed')]);
    return this.paused();
  }

  /** Closes the connection, and waits until it has ended. */
  async close(): Promise<void> {
    this.transport.close();
    await this.closed;
  }

  /** Every message so far, shortened, for people. */
  log(): string {
    return this.#log.join('\n');
  }

  #write(text: string): void {
    this.#note('→', text);
    this.transport.send(text);
  }

  #receive(text: string): void {
    this.#note('←', text);
    if (this.#ended) this.#problem('a message after the end of the connection');
    let message: Message;
    try {
      message = JSON.parse(text);
    } catch {
      this.#problem(`no JSON: ${text.slice(0, 200)}`);
      return;
    }
    if (message.method !== undefined) this.#receiveEvent(message, message.method);
    else this.#receiveResponse(message);
  }

  #receiveEvent(message: Message, method: string): void {
    this.order.push(method);
    // Profiles and heap snapshots may name them.
    const text = method.startsWith('Debugger.') || method.startsWith('Runtime.') ? JSON.stringify(message) : '';
    if (text.includes(builtinsUrl)) this.#problem(`the built-ins show up: ${excerpt(text, builtinsUrl)}`);
    const extra = Object.keys(message).filter((name) => !['method', 'params'].includes(name));
    if (extra.length > 0) this.#problem(`an event with ${extra}`);
    for (const problem of this.#protocol.checkEvent(method, message.params)) this.#problem(problem);
    this.#followDebugger(method, message.params);
    const waiters = this.#waiters.get(method) ?? [];
    if (waiters.some((waiter) => waiter.take(message.params))) return;
    const queue = this.#queues.get(method) ?? [];
    this.#queues.set(method, queue);
    queue.push(message.params);
  }

  #receiveResponse(message: Message): void {
    const { id, result, error } = message;
    this.order.push(`#${id}`);
    const pending = this.#pending.get(id as number);
    if (!pending) {
      if (this.#strayAnswers-- <= 0) this.#problem(`a response that nobody waits for: id ${id}`);
      return;
    }
    this.#pending.delete(id as number);
    const extra = Object.keys(message).filter((name) => !['id', 'result', 'error'].includes(name));
    if (extra.length > 0) this.#problem(`a response with ${extra}`);
    if ((result === undefined) === (error === undefined)) {
      this.#problem(`a response needs either a result or an error: ${JSON.stringify(message)}`);
    }
    if (error !== undefined) {
      if (!Number.isInteger(error.code) || typeof error.message !== 'string') {
        this.#problem(`a wrong error: ${JSON.stringify(error)}`);
      }
      pending.reject(new CdpError(pending.method, error));
      return;
    }
    for (const problem of this.#protocol.checkResult(pending.method, result)) this.#problem(problem);
    if (pending.method === 'Debugger.disable') {
      this.#paused = false;
      this.#scripts.clear();
    }
    pending.resolve(result as never);
  }

  /** What no schema says: scripts are announced once and before their use; pausing and going on alternate. */
  #followDebugger(method: string, params: unknown): void {
    if (method === 'Debugger.scriptParsed') {
      const script = params as Cdp.Debugger.ScriptParsedEvent;
      if (this.#scripts.has(script.scriptId)) this.#problem(`script ${script.scriptId} is announced twice`);
      this.#scripts.set(script.scriptId, script);
    } else if (method === 'Debugger.paused') {
      if (this.#paused) this.#problem('paused while it was paused');
      this.#paused = true;
      const { callFrames = [] } = params as Partial<Cdp.Debugger.PausedEvent>;
      if (callFrames.length === 0) this.#problem('paused nowhere');
      for (const { location, functionName } of callFrames) {
        if (!this.#scripts.has(location.scriptId)) {
          this.#problem(
            `paused in ${functionName || '(anonymous)'} of script ${location.scriptId}, which is not known`,
          );
        }
      }
    } else if (method === 'Debugger.resumed') {
      // V8 tells sessions that skip pauses of the end of pauses that others have.
      if (!this.#paused && !this.#skipsPauses) this.#problem('resumed without having been paused');
      this.#paused = false;
    }
  }

  #problem(problem: string): void {
    this.problems.push(problem);
    this.#note('!', problem);
  }

  #note(sign: string, text: string): void {
    const at = (performance.now() - this.#start).toFixed(1).padStart(8);
    const shown =
      text.length > loggedLength ? `${copy(text.slice(0, loggedLength))}… (${text.length} characters)` : text;
    this.#log.push(`${at} ${sign} ${shown}`);
    if (this.#log.length > loggedMessages) this.#log.splice(1, 1);
  }

  #end(): void {
    if (this.#ended) return;
    this.#note('!', 'the connection has ended');
    this.#ended = true;
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: the connection has ended`));
    for (const [name, waiters] of this.#waiters) {
      for (const { reject } of [...waiters]) reject(new Error(`no ${name}: the connection has ended`));
    }
  }

  #patiently(
    what: string,
    start: (resolve: (value: never) => void, reject: (error: Error) => void) => () => void,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`waited ${this.patienceMs} ms for ${what}`));
        stop();
      }, this.patienceMs);
      const settle =
        <T>(settler: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          stop();
          settler(value);
        };
      let stop = () => {};
      stop = start(settle(resolve), settle(reject));
    });
  }
}

/** A part of a text keeps the whole of it in memory; a copy does not. */
function copy(text: string): string {
  return Buffer.from(text).toString();
}

function excerpt(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 150), at + 150);
}
