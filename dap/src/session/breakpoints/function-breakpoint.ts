/** A breakpoint of the editor's on functions of a name, and where V8 has it. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { SourcePosition } from '../sources/sources.ts';

export class FunctionBreakpoint {
  readonly id: number;
  readonly wanted: Dap.FunctionBreakpoint;
  /** V8's, one for each function. */
  readonly cdpIds = new Set<string>();
  /** Of the first function that was found. */
  place: SourcePosition | undefined;
  /** Why it cannot work at all. */
  problem: string | undefined;
  /** What the editor knows of it, as text; none while a request waits for that. */
  told: string | undefined;

  constructor(id: number, wanted: Dap.FunctionBreakpoint) {
    this.id = id;
    this.wanted = wanted;
  }

  /** Equal for breakpoints that are the same to the user. */
  static signature({ name, condition, hitCondition }: Dap.FunctionBreakpoint): string {
    return JSON.stringify([name, condition, hitCondition]);
  }

  /** In the editor's words, which it then knows. */
  tell(): Dap.Breakpoint {
    const state = this.#state();
    this.told = JSON.stringify(state);
    return state;
  }

  #state(): Dap.Breakpoint {
    const { id, problem, cdpIds, place, wanted } = this;
    if (problem !== undefined) return { id, verified: false, reason: 'failed', message: problem };
    if (cdpIds.size > 0) return { id, verified: true, ...place };
    return { id, verified: false, reason: 'pending', message: `No function called ${wanted.name} so far` };
  }
}
