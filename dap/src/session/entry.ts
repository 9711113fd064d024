/** `stopOnEntry`: the first statement of the program itself, not of what it imports. */
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Protocol } from 'devtools-protocol';
import type { LaunchOptions } from '../launch-config.ts';
import type { SessionContext } from './context.ts';
import type { Debuggee } from './debuggee.ts';
import type { Feature, PauseDecision } from './feature.ts';

export class Entry implements Feature {
  readonly #context: SessionContext;
  #breakpointId: string | undefined;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  async connected({ cdp, entry }: Debuggee): Promise<void> {
    this.#breakpointId = undefined;
    const { stopOnEntry } = this.#context.options as Partial<LaunchOptions>;
    if (!stopOnEntry || entry === undefined) return;
    const { breakpointId } = await cdp.send('Debugger.setBreakpointByUrl', {
      // Modules are known by their real path.
      url: pathToFileURL(realpathSync(entry)).href,
      lineNumber: 0,
    });
    this.#breakpointId = breakpointId;
  }

  paused({ hitBreakpoints }: Protocol.Debugger.PausedEvent): PauseDecision | undefined {
    const breakpointId = this.#breakpointId;
    if (breakpointId === undefined || !hitBreakpoints?.includes(breakpointId)) return undefined;
    this.#breakpointId = undefined;
    this.#context.debuggee.cdp.send('Debugger.removeBreakpoint', { breakpointId }).catch(() => {});
    return { stop: { reason: 'entry', description: 'Paused on entry' } };
  }
}
