/** `stopOnEntry`: the first statement of the program itself, not of what it imports, nor of its functions. */
import { realpathSync } from 'node:fs';
import type { Protocol } from 'devtools-protocol';
import type { LaunchOptions } from '../../launch-config.ts';
import type { SessionContext } from '../context.ts';
import type { Debuggee } from '../debuggee.ts';
import type { Feature, PauseDecision } from '../feature.ts';
import type { Sources } from '../sources/sources.ts';
import type { InstrumentationPauses } from './instrumentation.ts';

export class Entry implements Feature {
  readonly #context: SessionContext;
  readonly #pauses: InstrumentationPauses;
  readonly #sources: Sources;
  /** The path of the module that has not started yet. */
  #awaited: string | undefined;
  #breakpoint: string | undefined;

  constructor(context: SessionContext, pauses: InstrumentationPauses, sources: Sources) {
    this.#context = context;
    this.#pauses = pauses;
    this.#sources = sources;
    pauses.prepare(({ scriptId, location }) => {
      const isEntry = this.#awaited !== undefined && sources.script(scriptId)?.path === this.#awaited;
      return isEntry && location ? this.#starts(location) : undefined;
    });
  }

  connected({ entry }: Debuggee): undefined {
    const { stopOnEntry } = this.#context.options as Partial<LaunchOptions>;
    if (!stopOnEntry || entry === undefined) return;
    // Modules are known by their real path.
    this.#awaited = realpathSync(entry);
    this.#pauses.wantAll(this, true);
  }

  disconnected(): void {
    this.#awaited = undefined;
    this.#breakpoint = undefined;
  }

  paused({ hitBreakpoints = [] }: Protocol.Debugger.PausedEvent): PauseDecision | undefined {
    const breakpointId = this.#breakpoint;
    if (breakpointId === undefined || !hitBreakpoints.includes(breakpointId)) return undefined;
    this.#breakpoint = undefined;
    // It fails only when the program is gone.
    this.#context.debuggee.cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
    this.#pauses.wantAll(this, false);
    return { stop: { reason: 'entry', description: 'Paused on entry' } };
  }

  async #starts(first: Protocol.Debugger.Location): Promise<void> {
    this.#awaited = undefined;
    const { cdp } = this.#context.debuggee;
    await this.#sources.mapped([first.scriptId]);
    const location = this.#isOfProgram(first) ? first : await this.#firstOfProgram(first);
    this.#breakpoint = (await cdp.send('Debugger.setBreakpoint', { location })).breakpointId;
  }

  /** A bundler's own code comes from no source. */
  #isOfProgram(location: Protocol.Debugger.Location): boolean {
    const isMapped = this.#sources.script(location.scriptId)?.map !== undefined;
    return !isMapped || this.#sources.originalPlace(location) !== undefined;
  }

  async #firstOfProgram(start: Protocol.Debugger.Location): Promise<Protocol.Debugger.Location> {
    const { cdp } = this.#context.debuggee;
    const { locations } = await cdp.send('Debugger.getPossibleBreakpoints', { start, restrictToFunction: true });
    return locations.find((location) => this.#isOfProgram(location)) ?? start;
  }
}
