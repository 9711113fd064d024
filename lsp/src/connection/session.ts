/** The thread of the protocol: one client's messages in, the compiler's answers out. It never waits for the compiler. */
import type { Readable, Writable } from 'node:stream';
import {
  type CancellationToken,
  createMessageConnection,
  type MessageConnection,
  type MessageReader,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { InitializeParams } from 'vscode-languageserver';
import { Cancellation, type Channel, errorCodes, type Message } from '../channel/messages.ts';
import { initializeResult, isKnownMethod } from '../server/capabilities.ts';
import { Lifecycle } from './lifecycle.ts';

export interface SessionOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly version: string;
  /** Shared with a compiler that is there already. */
  readonly memory?: SharedArrayBuffer;
  /** Of an `initialize` that was answered before, and that the compiler knows. */
  readonly initialized?: InitializeParams | undefined;
  startEngine(memory: SharedArrayBuffer): Channel & { stop(): void };
  /** The client has gone, or wants the server to. */
  onEnd(exitCode: number): void;
}

/** How often it is looked whether the client's process still lives. */
const parentCheckMs = 1000;

export class Session {
  readonly #options: SessionOptions;
  readonly #lifecycle = new Lifecycle();
  readonly #cancellation: Cancellation;
  readonly #engine: Channel & { stop(): void };
  readonly #connection: MessageConnection;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: unknown) => void }>();
  #parentCheck: NodeJS.Timeout | undefined;
  #lastId = 0;
  #ended = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { input, output } = options;
    this.#cancellation = new Cancellation(options.memory);
    this.#engine = options.startEngine(this.#cancellation.memory);
    const writer = new StreamMessageWriter(output);
    const reader = this.#guarded(new StreamMessageReader(input), writer);
    this.#connection = createMessageConnection(reader, writer, undefined, {
      connectionStrategy: {
        cancelUndispatched: (message) => ({
          jsonrpc: '2.0',
          id: (message as { id?: number }).id ?? null,
          error: { code: errorCodes.requestCancelled, message: 'cancelled' },
        }),
      },
    });
    this.#connection.onRequest((method, params, token) => this.#request(method, params, token));
    this.#connection.onNotification((method, params) => this.#notification(method, params));
    this.#engine.onMessage((message) => this.#fromEngine(message));
    input.once('end', () => this.#end());
    input.once('close', () => this.#end());
    output.on('error', () => this.#end());
    if (options.initialized) {
      this.#lifecycle.refusal('initialize', true);
      this.#watchParent(options.initialized);
    }
    this.#connection.listen();
  }

  /** The reader without what may not be asked now; requests of that kind are answered here. */
  #guarded(reader: MessageReader, writer: StreamMessageWriter): MessageReader {
    return {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      dispose: () => reader.dispose(),
      listen: (callback) =>
        reader.listen((message) => {
          if (!('method' in message) || typeof message.method !== 'string') return callback(message);
          const id = 'id' in message ? (message.id as number | string) : undefined;
          const refusal = this.#lifecycle.refusal(message.method, id !== undefined);
          if (!refusal) callback(message);
          else if (id !== undefined) void writer.write({ jsonrpc: '2.0', id, error: refusal } as never);
        }),
    };
  }

  #request(method: string, params: unknown, token: CancellationToken): unknown {
    if (method === 'initialize') return this.#initialize(params as InitializeParams);
    if (method === 'shutdown') return null;
    if (!isKnownMethod(method)) return new ResponseError(errorCodes.methodNotFound, `there is no method ${method}`);
    this.#lastId += 1;
    const id = this.#lastId;
    const cell = this.#cancellation.newCell(id);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // The answer does not wait until the compiler has noticed.
      token.onCancellationRequested(() => {
        this.#cancellation.cancel(cell);
        this.#waiting.delete(id);
        reject(new ResponseError(errorCodes.requestCancelled, 'cancelled'));
      });
      this.#engine.post({ kind: 'request', id, method, params, cell });
    });
  }

  #initialize(params: InitializeParams): unknown {
    if (typeof params?.capabilities !== 'object' || params.capabilities === null) {
      return new ResponseError(errorCodes.invalidParams, 'initialize wants capabilities');
    }
    this.#watchParent(params);
    this.#engine.post({ kind: 'notification', method: 'initialize', params });
    return initializeResult(params.capabilities, this.#options.version);
  }

  #watchParent({ processId: pid }: InitializeParams): void {
    if (typeof pid !== 'number') return;
    this.#parentCheck = setInterval(() => {
      try {
        process.kill(pid, 0);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') this.#end();
      }
    }, parentCheckMs);
  }

  #notification(method: string, params: unknown): void {
    if (method === 'exit') {
      this.#end();
      return;
    }
    this.#cancellation.countChange(method);
    this.#engine.post({ kind: 'notification', method, params });
  }

  #fromEngine(message: Message): void {
    if (this.#ended) return;
    if (message.kind === 'notification') {
      this.#connection.sendNotification(message.method, message.params).catch(() => {});
    } else if (message.kind === 'request') {
      const { id, method, params } = message;
      this.#connection.sendRequest(method, params).then(
        (result) => this.#engine.post({ kind: 'answer', id, result }),
        (error: Error) => {
          this.#engine.post({
            kind: 'answer',
            id,
            failure: { code: errorCodes.requestFailed, message: error.message },
          });
        },
      );
    } else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      const { failure } = message;
      if (failure) waiting?.reject(new ResponseError(failure.code, failure.message));
      else waiting?.resolve(message.result);
    }
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#parentCheck);
    this.#cancellation.end();
    this.#engine.stop();
    this.#options.onEnd(this.#lifecycle.exitCode);
  }
}
