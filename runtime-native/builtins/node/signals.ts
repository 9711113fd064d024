/**
 * Signals as events of `process`. Listeners of other events are kept and run by `emit` alone: the process has no others.
 * As in Node, the first listener takes away what the signal does by itself, and the last one gives it back.
 */
import { argumentTypeError, codedError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import {
  arrayIncludes,
  arrayPush,
  arraySlice,
  arraySplice,
  mapDelete,
  mapForEach,
  mapGet,
  mapSet,
  reflectApply,
  toText,
} from '../internal/primordials.ts';

type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Registration {
  readonly listener: Listener;
  readonly isOnce: boolean;
}

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

const registrations = new Map<EventName, Registration[]>();

const numberOf = (event: EventName): number | undefined => (typeof event === 'string' ? NUMBERS[event] : undefined);

function checkListener(listener: unknown): Listener {
  if (typeof listener !== 'function') throw argumentTypeError('listener', 'a function', listener);
  return listener as Listener;
}

function watchSignal(event: EventName): void {
  const signal = numberOf(event);
  if (signal === undefined) return;
  if (arrayIncludes(NOT_FOR_LISTENERS, signal)) {
    throw codedError(Error, 'ERR_UNKNOWN_SIGNAL', `${toText(event)} cannot be listened to`, watchSignal);
  }
  const isWatched = ops.watchSignal(signal, () => {
    emit(event, event, signal);
  });
  if (!isWatched) {
    throw codedError(
      Error,
      'ERR_FEATURE_UNAVAILABLE',
      "Signals belong to the process, which is not the program's",
      watchSignal,
    );
  }
}

function add(event: EventName, value: unknown, isOnce: boolean): void {
  const listener = checkListener(value);
  let list = mapGet(registrations, event);
  if (list === undefined) {
    watchSignal(event);
    list = [];
    mapSet(registrations, event, list);
  }
  arrayPush(list, { listener, isOnce });
}

function forget(event: EventName): void {
  if (!mapDelete(registrations, event)) return;
  const signal = numberOf(event);
  if (signal !== undefined) ops.unwatchSignal(signal);
}

function remove(event: EventName, listener: unknown): void {
  const list = mapGet(registrations, event);
  if (list === undefined) return;
  for (let index = list.length - 1; index >= 0; index--) {
    if (list[index]?.listener !== listener) continue;
    arraySplice(list, index, 1);
    break;
  }
  if (list.length === 0) forget(event);
}

export const { on, once, off, removeAllListeners } = {
  on<This>(this: This, event: EventName, listener: unknown): This {
    add(event, listener, false);
    return this;
  },

  once<This>(this: This, event: EventName, listener: unknown): This {
    add(event, listener, true);
    return this;
  },

  off<This>(this: This, event: EventName, listener: unknown): This {
    checkListener(listener);
    remove(event, listener);
    return this;
  },

  removeAllListeners<This>(this: This, event: EventName | undefined = undefined): This {
    if (event !== undefined) forget(event);
    else mapForEach(registrations, (_list, name) => forget(name));
    return this;
  },
};

/** What a listener throws is reported as uncaught, and the others still run. False if there is none. */
export const emit = (event: EventName, ...args: unknown[]): boolean => {
  const list = mapGet(registrations, event);
  if (list === undefined) return false;
  const current = arraySlice(list);
  for (let index = 0; index < current.length; index++) {
    const { listener, isOnce } = current[index] as Registration;
    if (isOnce) remove(event, listener);
    ops.callReporting(() => reflectApply(listener as never, undefined, args), undefined, undefined, undefined);
  }
  return true;
};

export const listeners = (event: EventName): Listener[] => {
  const list = mapGet(registrations, event) ?? [];
  const functions: Listener[] = [];
  for (let index = 0; index < list.length; index++) arrayPush(functions, (list[index] as Registration).listener);
  return functions;
};

export const listenerCount = (event: EventName): number => mapGet(registrations, event)?.length ?? 0;

/** Sends a signal, by name or number; 0 only asks whether the process is there. */
export const kill = (pid: unknown, signal: unknown = 'SIGTERM'): true => {
  if (typeof pid !== 'number') throw argumentTypeError('pid', 'a number', pid);
  const number = typeof signal === 'number' ? signal : NUMBERS[toText(signal)];
  if (number === undefined) throw codedError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${toText(signal)}`);
  ops.killProcess(pid, number);
  return true;
};
