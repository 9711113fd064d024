/** A program that the adapter has started. */
import type { Readable } from 'node:stream';

export interface Program {
  readonly pid: number | undefined;
  /** What it prints. */
  readonly stdout: Readable | undefined;
  readonly stderr: Readable | undefined;
  /** Resolves to its exit code once it has ended and all that it printed has been read; 128 and the signal's number if one killed it. */
  readonly exited: Promise<number>;
  /** Ends it and the processes that it has started: asks it to, or does. */
  end(signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Lets it live on alone. */
  release(): void;
}
