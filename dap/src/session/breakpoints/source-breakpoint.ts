/** A breakpoint of the editor's in a source, and where V8 has it. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Script } from '../sources/script.ts';
import type { Source } from '../sources/source.ts';

/** One of V8's breakpoints. */
export interface Placement {
  readonly cdpId: string;
  /** The script that it is in; none for one that waits for scripts by their address. */
  readonly script: Script | undefined;
  /** Where it really is; none before V8 has found code for it. */
  location: Protocol.Debugger.Location | undefined;
}

export class SourceBreakpoint {
  readonly id: number;
  readonly source: Source;
  readonly wanted: Dap.SourceBreakpoint;
  /** From zero. */
  readonly line: number;
  /** From zero; none: wherever the line begins. */
  readonly column: number | undefined;
  readonly placements: Placement[] = [];
  /** Why it cannot work at all. */
  problem: string | undefined;
  /** Another one is at its place, and V8 takes only one there. */
  isTaken = false;
  /** The editor has taken it away. */
  isRemoved = false;
  /** What the editor knows of it, as text; none while a request waits for that. */
  told: string | undefined;

  constructor(id: number, source: Source, wanted: Dap.SourceBreakpoint, line: number, column: number | undefined) {
    this.id = id;
    this.source = source;
    this.wanted = wanted;
    this.line = line;
    this.column = column;
  }

  /** Equal for breakpoints that are the same to the user. */
  static signature({ line, column, condition, hitCondition, logMessage }: Dap.SourceBreakpoint): string {
    return JSON.stringify([line, column, condition, hitCondition, logMessage]);
  }

  /** V8 has nothing of it any more. */
  forget(): void {
    this.placements.length = 0;
    this.isTaken = false;
  }

  /** Where it is, once V8 has found code for it. */
  get resolved(): Placement | undefined {
    return this.placements.find(({ location }) => location !== undefined);
  }
}
