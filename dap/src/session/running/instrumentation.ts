/** Pauses before scripts run their first statement: for what must be known by then. The user sees nothing of them. */
import type { Protocol } from 'devtools-protocol';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';

/** A script that is about to run. */
export interface StartingScript {
  readonly scriptId: string;
  readonly url: string;
  /** Its first statement. */
  readonly location: Protocol.Debugger.Location | undefined;
}

/** Something to be done for a script before it runs: what is sent until it has returned or resolved takes effect. */
export type Preparation = (script: StartingScript) => Promise<unknown> | undefined;

/** Which scripts: those with a source map, or all. */
type Instrumentation = 'beforeScriptWithSourceMapExecution' | 'beforeScriptExecution';

export class InstrumentationPauses implements Feature {
  readonly #context: SessionContext;
  readonly #preparations: Preparation[] = [];
  readonly #wantAll = new Set<object>();
  readonly #set = new Map<Instrumentation, Promise<string | undefined>>();

  constructor(context: SessionContext) {
    this.#context = context;
  }

  /** Each preparation sees all scripts that pause, for whomever. */
  prepare(preparation: Preparation): void {
    this.#preparations.push(preparation);
  }

  /**
   * Pauses before all scripts while somebody wants it; otherwise only those with source maps pause.
   * Not to be taken back within such a pause: V8 would miss breakpoints that were set in it.
   */
  wantAll(who: object, isWanted: boolean): void {
    if (isWanted) this.#wantAll.add(who);
    else this.#wantAll.delete(who);
    if (this.#context.current) this.#apply(this.#context.current);
  }

  connected(debuggee: Debuggee): undefined {
    this.#apply(debuggee);
  }

  disconnected(): void {
    this.#set.clear();
  }

  paused({
    reason,
    data,
    callFrames,
  }: Protocol.Debugger.PausedEvent): PauseDecision | undefined | Promise<PauseDecision> {
    if (reason !== 'instrumentation') return undefined;
    const script = { ...(data as Omit<StartingScript, 'location'>), location: callFrames[0]?.location };
    const waits = this.#preparations.map((prepare) => prepare(script)).filter((wait) => wait !== undefined);
    if (waits.length === 0) return { unseen: true };
    return Promise.allSettled(waits).then(() => ({ unseen: true }));
  }

  #apply({ cdp }: Debuggee): void {
    const wanted = new Set<Instrumentation>();
    if (this.#wantAll.size > 0) wanted.add('beforeScriptExecution');
    if (this.#context.options?.sourceMaps) wanted.add('beforeScriptWithSourceMapExecution');
    for (const instrumentation of wanted) {
      if (this.#set.has(instrumentation)) continue;
      // A runtime without them has lost breakpoints, but runs.
      const set = cdp.send('Debugger.setInstrumentationBreakpoint', { instrumentation }).then(
        ({ breakpointId }) => breakpointId,
        () => undefined,
      );
      this.#set.set(instrumentation, set);
    }
    for (const [instrumentation, set] of this.#set) {
      if (wanted.has(instrumentation)) continue;
      this.#set.delete(instrumentation);
      void set.then((breakpointId) => {
        if (breakpointId) cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
      });
    }
  }
}
