/** `stopOnEntry`: the first statement of the program itself, not of what it imports, nor of its functions. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Protocol } from 'devtools-protocol';
import type { CdpSession } from '../cdp/session.ts';
import type { LaunchOptions } from '../launch-config.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';

/** What V8 tells of a script that it is about to run. */
interface ScriptStart {
  readonly scriptId: string;
  readonly url: string;
  readonly sourceMapURL?: string;
}

export class Entry implements Feature {
  readonly #context: SessionContext;
  #url: string | undefined;
  /** V8's pauses before every script, until the entry has come. */
  #watch: string | undefined;
  #breakpoint: string | undefined;

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
    this.#breakpoint = undefined;
  }

  paused({ reason, hitBreakpoints, data }: Protocol.Debugger.PausedEvent) {
    if (reason === 'instrumentation') {
      return this.#watch === undefined ? undefined : this.#scriptStarts(data as ScriptStart);
    }
    const breakpointId = this.#breakpoint;
    if (breakpointId === undefined || !hitBreakpoints?.includes(breakpointId)) return undefined;
    this.#breakpoint = undefined;
    remove(this.#context.debuggee.cdp, breakpointId);
    return { stop: { reason: 'entry', description: 'Paused on entry' } };
  }

  /** Others may want to know of a script with a source map. */
  async #scriptStarts({ scriptId, url, sourceMapURL }: ScriptStart): Promise<PauseDecision | undefined> {
    if (url === this.#url && this.#watch !== undefined) {
      const { cdp } = this.#context.debuggee;
      remove(cdp, this.#watch);
      this.#watch = undefined;
      const { locations } = await cdp.send('Debugger.getPossibleBreakpoints', {
        start: { scriptId, lineNumber: 0, columnNumber: 0 },
        restrictToFunction: true,
      });
      const [location] = locations;
      if (location) this.#breakpoint = (await cdp.send('Debugger.setBreakpoint', { location })).breakpointId;
    }
    return sourceMapURL ? undefined : { resume: 'resume' };
  }
}

function remove(cdp: CdpSession, breakpointId: string): void {
  // It fails only when the program is gone.
  cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
}
