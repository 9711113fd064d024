import { type HostChannel, MessageKind, type StartRepl } from '../../contract/host-channel.ts';
import type { SessionHub } from '../sessions.ts';

/** The REPL on this process's terminal. */
export interface Repl {
  /** Shows what the program printed. */
  write(stream: 'stdout' | 'stderr', text: string): void;
}

/** Starts to read and evaluate. */
export function startRepl(channel: HostChannel, _sessions: SessionHub, _options: StartRepl): Repl {
  channel.send(MessageKind.ServicesFailed, 0, 'this version has no REPL yet');
  return { write() {} };
}
