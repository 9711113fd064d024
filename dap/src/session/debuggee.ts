/** The program that is debugged: its inspector session, and its process if the adapter has started it. */
import type { CdpSession } from '../cdp/session.ts';
import type { Program } from '../target/program.ts';

export interface Debuggee {
  readonly cdp: CdpSession;
  /** None when attached to. */
  readonly program: Program | undefined;
}
