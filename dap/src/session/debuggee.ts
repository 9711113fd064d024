/** The program that is debugged: its inspector session, and its process if the adapter has started it. */
import type { CdpSession } from '../cdp/session.ts';
import type { Program } from '../target/program.ts';

export interface Debuggee {
  readonly cdp: CdpSession;
  /** The process, if it is the adapter's own child. */
  readonly program: Program | undefined;
  /** Whether it was started for this session, so that it ends with it. */
  readonly launched: boolean;
  /** The path of its first module; not known when attached to. */
  readonly entry: string | undefined;
}
