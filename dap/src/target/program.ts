/** A program that the adapter has started. */
import type { Readable } from 'node:stream';

/** How a process ended: its exit code, or the signal that killed it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Program {
  readonly pid: number | undefined;
  /** What it prints; none when a terminal shows it. */
  readonly stdout: Readable | undefined;
  readonly stderr: Readable | undefined;
  /** Resolves once it has ended and all that it printed has been read; never for one whose end cannot be seen. */
  readonly exited: Promise<Exit>;
  /** Asks it to end, as Ctrl+C does. */
  interrupt(): void;
  /** Ends it and the processes that it has started. */
  kill(): void;
}
