/** A session with a program's inspector, typed by the published protocol. */
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import type { OwnCommands, OwnEvents } from './own-domains.ts';

type Published = ProtocolMapping.Commands;

/** Every command, with its parameters and its result. */
export type Commands = {
  [M in keyof Published]: { params: Published[M]['paramsType'][0]; result: Published[M]['returnType'] };
} & OwnCommands;

/** Every event, with its parameters. */
export type Events = { [E in keyof ProtocolMapping.Events]: ProtocolMapping.Events[E][0] } & OwnEvents;

export type Method = keyof Commands;
export type EventName = keyof Events;

/** Parameters may be left out where none is required. */
export type Parameters<M extends Method> = undefined extends Commands[M]['params']
  ? [params?: Commands[M]['params']]
  : [params: Commands[M]['params']];

/** One client of a program's inspector. */
export interface CdpSession {
  /**
   * Sends a command; resolves to its result.
   * @throws {CdpError} when the program refuses it, or the connection ends before the answer.
   */
  send<M extends Method>(method: M, ...params: Parameters<M>): Promise<Commands[M]['result']>;
  /** Calls `listener` at each event of that name, in the order of their arrival; returns what ends that. */
  on<E extends EventName>(event: E, listener: (params: Events[E]) => void): () => void;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly closed: Promise<void>;
  /** Ends the connection. */
  close(): void;
}

/** A command that failed. `message` is the program's own sentence. */
export class CdpError extends Error {
  readonly method: string;
  /** JSON-RPC's error code; none when the connection ended. */
  readonly code: number | undefined;

  constructor(method: string, message: string, code?: number) {
    super(message);
    this.name = 'CdpError';
    this.method = method;
    this.code = code;
  }
}
