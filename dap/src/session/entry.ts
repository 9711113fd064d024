/** `stopOnEntry`: the first statement of the program itself, not of what it imports, nor of its functions. */
import { realpathSync } from 'node:fs';
import type { Protocol } from 'devtools-protocol';
import type { LaunchOptions } from '../launch-config.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';
import type { InstrumentationPauses } from './instrumentation.ts';
import type { Sources } from './sources.ts';

export class Entry implements Feature {
  readonly #context: SessionContext;
  readonly #pauses: InstrumentationPauses;
  /** The path of the module that has not started yet. */
  #awaited: string | undefined;
  #stopsNext = false;

  constructor(context: SessionContext, pauses: InstrumentationPauses, sources: Sources) {
    this.#context = context;
    this.#pauses = pauses;
    pauses.prepare((scriptId) => {
      if (this.#awaited === undefined || sources.script(scriptId)?.path !== this.#awaited) return undefined;
      this.#awaited = undefined;
      this.#stopsNext = true;
      pauses.want('beforeScriptExecution', false);
      // V8 cannot step from such a pause, but it pauses again right behind it.
      return context.debuggee.cdp.send('Debugger.pause');
    });
  }

  connected({ entry }: Debuggee): undefined {
    const { stopOnEntry } = this.#context.options as Partial<LaunchOptions>;
    if (!stopOnEntry || entry === undefined) return;
    // Modules are known by their real path.
    this.#awaited = realpathSync(entry);
    this.#pauses.want('beforeScriptExecution', true);
  }

  disconnected(): void {
    this.#awaited = undefined;
    this.#stopsNext = false;
  }

  paused({ reason }: Protocol.Debugger.PausedEvent): PauseDecision | undefined {
    if (reason === 'instrumentation' || !this.#stopsNext) return undefined;
    this.#stopsNext = false;
    return { stop: { reason: 'entry', description: 'Paused on entry' } };
  }
}
