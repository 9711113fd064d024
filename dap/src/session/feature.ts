/** A part of the session: the requests of one topic, and what it does as the program comes, stops, goes on and ends. */
import type { DebugProtocol as Dap } from '@vscode/debugprotocol';
import type { Protocol } from 'devtools-protocol';
import type { Handlers } from '../dap/protocol.ts';
import type { Program } from '../target/program.ts';
import type { Debuggee } from './debuggee.ts';

/** How the program goes on. */
export type Resumption = 'resume' | 'stepInto' | 'stepOver' | 'stepOut';

/** What a feature makes of a pause: as if it had not been, a resumption of another kind, or a stop with a reason. */
export type PauseDecision =
  | { readonly unseen: true }
  | { readonly resume: Resumption }
  | {
      readonly stop: Omit<Dap.StoppedEvent['body'], 'threadId' | 'allThreadsStopped'>;
      /** So many innermost frames are the adapter's own: the user's are behind them. */
      readonly hiddenFrames?: number;
    };

export interface Feature {
  /** The requests it answers. */
  readonly handlers?: Handlers;
  /** What it claims in the answer to `initialize`. */
  readonly capabilities?: Dap.Capabilities;
  /** A process was started; it may run without a debugger. */
  started?(program: Program): void;
  /**
   * A program is there. What is sent to it now it has before its first statement; what must be known before it
   * goes on is waited for.
   */
  connected?(debuggee: Debuggee): Promise<unknown> | undefined;
  /** V8 paused: the first feature that decides has it. None does: it is a stop. */
  paused?(event: Protocol.Debugger.PausedEvent): PauseDecision | undefined | Promise<PauseDecision | undefined>;
  /** A stop is over: what was handed out for it is void. */
  resumed?(): void;
  /** The program is gone. */
  disconnected?(): void;
}
