/** `stopOnEntry`: the first statement of the program itself, not of what it imports, nor of its functions. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Protocol } from 'devtools-protocol';
import type { LaunchOptions } from '../launch-config.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';

/** What V8 tells of a script that it is about to run. */
interface ScriptStart {
  readonly url: string;
  readonly sourceMapURL?: string;
}

export class Entry implements Feature {
  readonly #context: SessionContext;
  #url: string | undefined;
  /** V8's pauses before every script, until the entry has come. */
  #watch: string | undefined;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  async connected({ cdp, entry }: Debuggee): Promise<void> {
    const { stopOnEntry } = this.#context.options as Partial<LaunchOptions>;
    if (!stopOnEntry || entry === undefined) return;
    // Modules are known by their real path.
    this.#url = pathToFileURL(realpathSync(entry)).href;
    const { breakpointId } = await cdp.send('Debugger.setInstrumentationBreakpoint', {
      instrumentation: 'beforeScriptExecution',
    });
    this.#watch = breakpointId;
  }

  disconnected(): void {
    this.#watch = undefined;
  }

  paused({ reason, data }: Protocol.Debugger.PausedEvent): PauseDecision | undefined {
    if (reason !== 'instrumentation' || this.#watch === undefined) return undefined;
    const { url, sourceMapURL } = data as ScriptStart;
    // Others may want to know of a script with a source map.
    if (url !== this.#url) return sourceMapURL ? undefined : { resume: 'resume' };
    const { cdp } = this.#context.debuggee;
    // It fails only when the program is gone.
    cdp.send('Debugger.removeBreakpoint', { breakpointId: this.#watch }).catch(() => {});
    this.#watch = undefined;
    // V8 stands at the first statement already.
    return { stop: { reason: 'entry', description: 'Paused on entry' } };
  }
}
