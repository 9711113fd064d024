/** Requests of the Chrome DevTools Protocol over one session, and their answers. */
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import type { HostSession, SessionHub } from '../../sessions.ts';

/** The runtime's own requests. */
interface OwnCommands {
  'JSTime.formatLoadFailure': { paramsType: [{ value: CallArgument }]; returnType: { text: string } };
  'JSTime.formatValue': { paramsType: [FormatValueRequest]; returnType: { text: string } };
  'JSTime.getBuiltinModules': { paramsType: []; returnType: { specifiers: string[] } };
}

export interface FormatValueRequest {
  value: CallArgument;
  colors?: boolean;
  oneLine?: boolean;
}

/** A value by itself or by reference. */
export interface CallArgument {
  value?: unknown;
  unserializableValue?: string;
  objectId?: string;
}

type Commands = ProtocolMapping.Commands & OwnCommands;

/** The session refused a request, or has ended. */
export class RequestFailed extends Error {}

interface Waiting {
  /** Called at once, before whatever the runtime says next. */
  onAnswer?: (() => void) | undefined;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

export class CdpClient {
  readonly #session: HostSession;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #lastGroup = 0;
  #ended = false;

  /** `onEnd` is called when the runtime has ended the session. */
  constructor(sessions: SessionHub, onEnd: () => void) {
    this.#session = sessions.open(
      'internal',
      (bodies) => {
        for (const body of bodies) this.#receive(JSON.parse(body.toString()));
      },
      () => {
        this.#ended = true;
        for (const { reject } of this.#waiting.values()) reject(new RequestFailed('The session has ended'));
        this.#waiting.clear();
        onEnd();
      },
    );
  }

  /** @throws {RequestFailed} as a rejection */
  request<Method extends keyof Commands>(
    method: Method,
    ...[params]: Commands[Method]['paramsType']
  ): Promise<Commands[Method]['returnType']> {
    return this.#send(method, params);
  }

  /** As {@link request}; `onAnswer` is called before anything else is received that the runtime says after its answer. */
  requestInOrder<Method extends keyof Commands>(
    method: Method,
    params: Commands[Method]['paramsType'][0],
    onAnswer: () => void,
  ): Promise<Commands[Method]['returnType']> {
    return this.#send(method, params, onAnswer);
  }

  /** Sends a request whose answer does not matter. */
  notify<Method extends keyof Commands>(method: Method, ...params: Commands[Method]['paramsType']): void {
    this.request(method, ...params).catch(() => {});
  }

  /** Runs `action` with an object group of its own, whose objects are let go of afterwards. */
  async withObjects<Result>(action: (objectGroup: string) => Promise<Result>): Promise<Result> {
    const objectGroup = `objects ${++this.#lastGroup}`;
    try {
      return await action(objectGroup);
    } finally {
      this.notify('Runtime.releaseObjectGroup', { objectGroup });
    }
  }

  #send<Result>(method: string, params: unknown, onAnswer?: () => void): Promise<Result> {
    if (this.#ended) return Promise.reject(new RequestFailed('The session has ended'));
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const id = ++this.#lastId;
    this.#waiting.set(id, { onAnswer, resolve: resolve as Waiting['resolve'], reject });
    this.#session.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  #receive({ id, result, error }: Answer): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || !waiting) return;
    this.#waiting.delete(id);
    waiting.onAnswer?.();
    if (error) waiting.reject(new RequestFailed(error.message));
    else waiting.resolve(result);
  }
}
