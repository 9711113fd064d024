/** Pauses before scripts run their first statement: for what must be known by then. The user sees nothing of them. */
import type { Protocol } from 'devtools-protocol';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';

/**
 * Something to be done for a script before it runs: what is sent until it has returned or resolved takes effect.
 */
export type Preparation = (scriptId: string) => Promise<unknown> | undefined;

/** Which scripts: those with a source map, or all. */
type Instrumentation = 'beforeScriptWithSourceMapExecution' | 'beforeScriptExecution';

export class InstrumentationPauses implements Feature {
  readonly #context: SessionContext;
  readonly #preparations: Preparation[] = [];
  readonly #wanted = new Set<Instrumentation>();
  readonly #set = new Map<Instrumentation, Promise<string | undefined>>();

  constructor(context: SessionContext) {
    this.#context = context;
  }

  /** Each preparation sees all scripts that pause, for whomever. */
  prepare(preparation: Preparation): void {
    this.#preparations.push(preparation);
  }

  /** Switches the pauses of these scripts on or off. */
  want(instrumentation: Instrumentation, isWanted: boolean): void {
    if (isWanted) this.#wanted.add(instrumentation);
    else this.#wanted.delete(instrumentation);
    if (this.#context.current) this.#apply(this.#context.current);
  }

  connected(debuggee: Debuggee): undefined {
    if (this.#context.options?.sourceMaps) this.#wanted.add('beforeScriptWithSourceMapExecution');
    this.#apply(debuggee);
  }

  disconnected(): void {
    this.#set.clear();
  }

  paused(event: Protocol.Debugger.PausedEvent): PauseDecision | undefined | Promise<PauseDecision> {
    if (event.reason !== 'instrumentation') return undefined;
    const { scriptId } = event.data as { scriptId: string };
    const waits = this.#preparations.map((prepare) => prepare(scriptId)).filter((wait) => wait !== undefined);
    if (waits.length === 0) return { unseen: true };
    return Promise.allSettled(waits).then(() => ({ unseen: true }));
  }

  #apply({ cdp }: Debuggee): void {
    for (const instrumentation of this.#wanted) {
      if (this.#set.has(instrumentation)) continue;
      // A runtime without them has lost breakpoints, but runs.
      const set = cdp.send('Debugger.setInstrumentationBreakpoint', { instrumentation }).then(
        ({ breakpointId }) => breakpointId,
        () => undefined,
      );
      this.#set.set(instrumentation, set);
    }
    for (const [instrumentation, set] of this.#set) {
      if (this.#wanted.has(instrumentation)) continue;
      this.#set.delete(instrumentation);
      void set.then((breakpointId) => {
        if (breakpointId) cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
      });
    }
  }
}
