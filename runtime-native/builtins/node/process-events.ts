/**
 * Events of `process`: signals, and the program's end. Listeners of other events are kept and run by `emit` alone. As in
 * Node, the first listener of a signal takes away what it does by itself, and the last one gives it back.
 */
import { argumentTypeError } from '../internal/errors.ts';
import { ops } from '../internal/native.ts';
import {
  arrayPush,
  arraySlice,
  arraySplice,
  mapDelete,
  mapForEach,
  mapGet,
  mapHas,
  mapSet,
  reflectApply,
} from '../internal/primordials.ts';
import { unwatchSignal, watchSignal } from './signals.ts';

type EventName = string | symbol;
type Listener = (...args: unknown[]) => unknown;

interface Registration {
  readonly listener: Listener;
  readonly isOnce: boolean;
}

const registrations = new Map<EventName, Registration[]>();

function checkListener(listener: unknown): Listener {
  if (typeof listener !== 'function') throw argumentTypeError('listener', 'a function', listener);
  return listener as Listener;
}

function add(event: EventName, value: unknown, isOnce: boolean): void {
  const listener = checkListener(value);
  let list = mapGet(registrations, event);
  if (list === undefined) {
    watchSignal(event, (signal) => emit(event, event, signal));
    if (event === 'beforeExit' || event === 'exit') ops.listenToEnd();
    list = [];
    mapSet(registrations, event, list);
  }
  arrayPush(list, { listener, isOnce });
}

function forget(event: EventName): void {
  if (mapDelete(registrations, event)) unwatchSignal(event);
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

let hasExited = false;

/** Nothing is left to do, unless a listener finds something. */
export function emitBeforeExit(): void {
  emit('beforeExit', ops.getExitCode() ?? 0);
}

/** The program ends with `code`, unless a listener sets another, which is returned. For the first call only. */
export function emitExit(code: number): number {
  if (hasExited || !mapHas(registrations, 'exit')) return code;
  hasExited = true;
  ops.setExitCode(code);
  emit('exit', code);
  return ops.getExitCode() ?? code;
}
