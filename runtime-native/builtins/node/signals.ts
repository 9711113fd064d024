/** Signals, by their names. */
import { argumentTypeError, codedError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import { arrayIncludes, toText } from '../internal/primordials.ts';

/** Those of Linux that a process may handle, and the two that it may not. */
const NUMBERS: Readonly<Record<string, number>> = {
  __proto__: null as never,
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPWR: 30,
  SIGSYS: 31,
};

/** Cannot be handled, or are the inspector's (SIGUSR1) or the engine's own (errors of the machine). */
const NOT_FOR_LISTENERS = [4, 5, 7, 8, 9, 10, 11, 19];

const numberOf = (name: string | symbol): number | undefined => (typeof name === 'string' ? NUMBERS[name] : undefined);

/** Does nothing for a name that is no signal's. */
export function watchSignal(name: string | symbol, onSignal: (signal: number) => void): void {
  const signal = numberOf(name);
  if (signal === undefined) return;
  if (arrayIncludes(NOT_FOR_LISTENERS, signal)) {
    throw codedError(Error, 'ERR_UNKNOWN_SIGNAL', `${toText(name)} cannot be listened to`, watchSignal);
  }
  if (!ops.watchSignal(signal, () => onSignal(signal))) {
    throw codedError(
      Error,
      'ERR_FEATURE_UNAVAILABLE',
      "Signals belong to the process, which is not the program's",
      watchSignal,
    );
  }
}

/** The signal does again what it does by itself. */
export function unwatchSignal(name: string | symbol): void {
  const signal = numberOf(name);
  if (signal !== undefined) ops.unwatchSignal(signal);
}

/** Sends a signal, by name or number; 0 only asks whether the process is there. */
export const kill = (pid: unknown, signal: unknown = 'SIGTERM'): true => {
  if (typeof pid !== 'number') throw argumentTypeError('pid', 'a number', pid);
  const number = typeof signal === 'number' ? signal : NUMBERS[toText(signal)];
  if (number === undefined) throw codedError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${toText(signal)}`);
  ops.killProcess(pid, number);
  return true;
};
