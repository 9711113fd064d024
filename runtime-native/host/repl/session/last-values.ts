/** The globals `_` and `_error`: the last value and the last error, until the program assigns to them. */
import type { CallArgument, CdpClient } from './cdp-client.ts';

export type LastValueKind = 'value' | 'error';

const NAMES: Record<LastValueKind, string> = { value: '_', error: '_error' };

/** Runs in the program, and keeps the values there. */
const INSTALL = `(() => {
  const values = { __proto__: null };
  const taken = { __proto__: null };
  const defineProperty = Object.defineProperty;
  for (const [kind, name] of [['value', '_'], ['error', '_error']]) {
    defineProperty(globalThis, name, {
      __proto__: null,
      configurable: true,
      get: () => values[kind],
      set(value) {
        taken[kind] = true;
        defineProperty(globalThis, name, {
          __proto__: null, value, configurable: true, enumerable: true, writable: true,
        });
      },
    });
  }
  return (kind, value) => {
    values[kind] = value;
    const isTaken = taken[kind] === true;
    taken[kind] = false;
    return isTaken;
  };
})()`;

export class LastValues {
  readonly #client: CdpClient;
  #keeper: Promise<string | undefined> | undefined;

  constructor(client: CdpClient) {
    this.#client = client;
  }

  /** Defines the globals, unless that is done. */
  install(): void {
    this.#keeper ??= this.#client.request('Runtime.evaluate', { expression: INSTALL, silent: true }).then(
      ({ result }) => result.objectId,
      (error) => {
        // Interrupted: the next evaluation tries again.
        this.#keeper = undefined;
        throw error;
      },
    );
    // Whoever remembers something hears of it.
    this.#keeper.catch(() => {});
  }

  /** Resolves to what the user should know: that the program has taken the name for itself. */
  async remember(kind: LastValueKind, value: CallArgument): Promise<string | undefined> {
    const objectId = await this.#keeper;
    if (objectId === undefined) return undefined;
    const { result } = await this.#client.request('Runtime.callFunctionOn', {
      functionDeclaration: 'function (kind, value) { return this(kind, value); }',
      objectId,
      arguments: [{ value: kind }, value],
      silent: true,
    });
    return result.value === true ? `${NAMES[kind]} keeps what was assigned to it from now on.` : undefined;
  }
}
