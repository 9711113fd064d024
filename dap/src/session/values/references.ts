/** What the editor may ask for by number, and until when. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import { RequestError } from '../../dap/request-error.ts';
import type { NumberFormat } from '../../model/primitive-text.ts';

/** Values of a stop are void when the program goes on; those that were printed or asked for stay until it ends. */
export type Lifetime = 'stop' | 'program';

/** Where a value was found; what is found in it inherits that. */
export interface Origin {
  readonly lifetime: Lifetime;
  /** The frame whose variables an expression for it may use. */
  readonly frame?: Protocol.Debugger.CallFrame | undefined;
}

/** Which children are wanted. */
export interface Page extends NumberFormat {
  readonly filter?: 'indexed' | 'named' | undefined;
  readonly start: number;
  /** Infinity for all. */
  readonly count: number;
  readonly signal: AbortSignal;
}

/** A value as it is shown, with a name or as an answer. */
export type Shown = Pick<
  Dap.Variable,
  | 'value'
  | 'type'
  | 'variablesReference'
  | 'namedVariables'
  | 'indexedVariables'
  | 'memoryReference'
  | 'presentationHint'
  | 'valueLocationReference'
>;

/** Something that can be opened. */
export interface Container {
  readonly origin: Origin;
  /** The object behind it, if it is one. */
  readonly objectId?: string | undefined;
  variables(page: Page): Promise<Dap.Variable[]>;
  /** An expression to be assigned to, for what can be set in no other way. */
  target?(name: string): string | undefined;
  /**
   * Gives one of its variables a value that was evaluated before.
   * @throws {RequestError} when it cannot have it.
   */
  set?(name: string, value: Protocol.Runtime.RemoteObject, format: NumberFormat): Promise<Shown>;
}

export class References {
  readonly #containers = new Map<number, Container>();
  readonly #ofStop: number[] = [];
  #last = 0;

  add(container: Container): number {
    const reference = ++this.#last;
    this.#containers.set(reference, container);
    if (container.origin.lifetime === 'stop') this.#ofStop.push(reference);
    return reference;
  }

  /** @throws {RequestError} when there is nothing of that number, or no longer. */
  get(reference: number): Container {
    const container = this.#containers.get(reference);
    if (container) return container;
    if (reference > 0 && reference <= this.#last)
      throw new RequestError('The program has gone on since these variables were shown');
    throw new RequestError(`There are no variables with the reference ${reference}`);
  }

  /** The program goes on. */
  endStop(): void {
    for (const reference of this.#ofStop) this.#containers.delete(reference);
    this.#ofStop.length = 0;
  }

  /** The program is gone. */
  clear(): void {
    this.#containers.clear();
    this.#ofStop.length = 0;
  }
}
