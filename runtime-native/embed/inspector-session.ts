/** A session with an instance's inspector, in this process. */
import { EventEmitter } from 'node:events';
import { JSTimeTerminatedError } from './errors.ts';

/** What a session needs of its inspector. */
export interface SessionPort {
  send(message: string): void;
  close(): void;
  /** Whether Node has to stay alive for an answer. */
  wait(isWaiting: boolean): void;
}

/** A request that failed, as the protocol says: `code` and `data` are those of the answer. */
export class InspectorError extends Error {
  override readonly name = 'InspectorError';
  /** One of JSON-RPC's error codes. */
  readonly code: number;
  /** Details, if there are any. */
  readonly data: string | undefined;

  /** @internal */
  constructor(method: string, { message, code, data }: { message: string; code: number; data?: string }) {
    super(`${method}: ${message}`);
    this.code = code;
    this.data = data;
  }
}

interface Request {
  method: string;
  resolve(result: Record<string, unknown>): void;
  reject(error: Error): void;
}

/**
 * A client of the Chrome DevTools Protocol in the same process: `JSTime.connectInspector()` makes one. It emits each
 * event under its method's name (`'Debugger.paused'`) with its parameters, and all of them as `'event'` with
 * `{ method, params }`. `'close'` comes once, at the session's end.
 *
 * An open session does not keep Node alive; a request that is not answered yet does.
 * @see https://chromedevtools.github.io/devtools-protocol/
 */
export class InspectorSession extends EventEmitter implements Disposable {
  readonly #port: SessionPort;
  readonly #requests = new Map<number, Request>();
  #lastId = 0;
  #isEnded = false;

  /** @internal */
  constructor(port: SessionPort) {
    super();
    this.#port = port;
  }

  /**
   * Sends a request.
   * @param method like `'Runtime.evaluate'`
   * @returns its result
   * @throws {InspectorError} when it fails
   * @throws {JSTimeTerminatedError} when the session ends before it is answered
   */
  send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<Record<string, unknown>> {
    if (this.#isEnded) return Promise.reject(endError());
    const { promise, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
    const id = ++this.#lastId;
    const message = JSON.stringify({ id, method, params });
    if (this.#requests.size === 0) this.#port.wait(true);
    this.#requests.set(id, { method, resolve, reject });
    this.#port.send(message);
    return promise;
  }

  /** Ends the session; a program that it has paused goes on. Does nothing after the end. */
  disconnect(): void {
    if (this.#isEnded) return;
    this.#port.close();
    this.end();
  }

  /** The same as `disconnect()`, for `using`. */
  [Symbol.dispose](): void {
    this.disconnect();
  }

  /** @internal Takes a message of the protocol. */
  receive(text: string): void {
    if (this.#isEnded) return;
    const message = JSON.parse(text);
    if (message.method !== undefined) {
      this.emit('event', { method: message.method, params: message.params });
      this.emit(message.method, message.params);
      return;
    }
    const request = this.#requests.get(message.id);
    if (!request) return;
    this.#requests.delete(message.id);
    if (this.#requests.size === 0) this.#port.wait(false);
    if (message.error) request.reject(new InspectorError(request.method, message.error));
    else request.resolve(message.result);
  }

  /** @internal The session is over. */
  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const { reject } of this.#requests.values()) reject(endError());
    this.#requests.clear();
    this.emit('close');
  }
}

function endError(): Error {
  return new JSTimeTerminatedError('the inspector session has ended');
}
