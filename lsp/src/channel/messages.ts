/** What the thread of the protocol and the thread of the compiler say to each other. */

/** JSON-RPC's and LSP's codes for failed requests. */
export const errorCodes = {
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internalError: -32603,
  notInitialized: -32002,
  requestCancelled: -32800,
  requestFailed: -32803,
} as const;

export interface Failure {
  readonly code: number;
  readonly message: string;
}

/** In both directions; `cell` is where `Cancellation` says whether the answer is still wanted. */
export type Message =
  | { readonly kind: 'request'; readonly id: number; readonly method: string; readonly params: unknown; cell?: number }
  | { readonly kind: 'notification'; readonly method: string; readonly params: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly result?: unknown; readonly failure?: Failure };

/** What makes a check in the background stale. */
export function changesDocuments(method: string): boolean {
  return ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose'].includes(method);
}

/** The part of a message port that both threads use. */
export interface Channel {
  post(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
}

const cellCount = 4096;

/** Behind the cells of requests: whether the session is over. */
const endCell = cellCount + 1;

/**
 * Memory that both threads see, so that a request is cancelled, and a check is given up, in the midst of work.
 * The first number counts the changes of documents that were sent.
 */
export class Cancellation {
  static readonly byteLength = 4 * (cellCount + 2);

  readonly memory: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(memory = new SharedArrayBuffer(Cancellation.byteLength)) {
    this.memory = memory;
    this.#cells = new Int32Array(memory);
  }

  /** Of the request with this number: clean. */
  newCell(id: number): number {
    const cell = 1 + (id % cellCount);
    Atomics.store(this.#cells, cell, 0);
    return cell;
  }

  cancel(cell: number): void {
    Atomics.store(this.#cells, cell, 1);
  }

  isCancelled(cell: number): boolean {
    return Atomics.load(this.#cells, cell) === 1 || Atomics.load(this.#cells, endCell) === 1;
  }

  /** The session is over: no answer is wanted any more. */
  end(): void {
    Atomics.store(this.#cells, endCell, 1);
  }

  isOver(): boolean {
    return Atomics.load(this.#cells, endCell) === 1;
  }

  /** Called for each notification before it is sent. */
  countChange(method: string): void {
    if (changesDocuments(method)) Atomics.add(this.#cells, 0, 1);
  }

  changes(): number {
    return Atomics.load(this.#cells, 0);
  }
}
