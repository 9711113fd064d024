/**
 * EventTarget: listeners and dispatch. There is no tree of targets, so an event's path is its
 * target alone.
 * @see https://dom.spec.whatwg.org/#interface-eventtarget
 */
import { type AbortSignal, addWeakAbortAlgorithm, isAborted, toAbortSignal } from '../internal/abort.ts';
import { isDebugged } from '../internal/debugged.ts';
import { ops } from '../internal/native.ts';
import {
  arrayPush,
  arraySlice,
  arraySplice,
  mapDelete,
  mapGet,
  mapSet,
  reflectApply,
} from '../internal/primordials.ts';
import { member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toBoolean, toDOMString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import { AT_TARGET, type Event, type EventState, eventState, NONE } from './event.ts';

/** A function, or an object whose `handleEvent` is looked up for each event. */
type Callback = object;

interface Listener {
  readonly callback: Callback;
  readonly capture: boolean;
  readonly once: boolean;
  readonly passive: boolean;
  readonly signal: AbortSignal | undefined;
  removed: boolean;
  /** What `signal` does once it is aborted, if the target is still there. */
  removeOnAbort: (() => void) | undefined;
  /** Undoes that. */
  forgetSignal: (() => void) | undefined;
}

/** The value of an event handler attribute. */
export interface Handler {
  value: object;
}

interface ActiveHandler {
  readonly handler: Handler;
  readonly listener: Listener;
}

/** What one target has: its listeners and handlers by event type. */
class ListenerTable {
  /** Made with the first listener: many targets never have one. */
  #lists: Map<string, Listener[]> | undefined;
  #handlers: Map<string, ActiveHandler> | undefined;
  /** Told with the type when its first listener has come or its last one has gone. */
  observer: { setListenedTo(type: string, isListenedTo: boolean): void } | undefined;

  get(type: string): Listener[] | undefined {
    return this.#lists && mapGet(this.#lists, type);
  }

  add(type: string, listener: Listener): void {
    this.#lists ??= new Map();
    const list = mapGet(this.#lists, type);
    if (list === undefined) mapSet(this.#lists, type, [listener]);
    else if (findListener(list, listener.callback, listener.capture) === -1) arrayPush(list, listener);
    else return;
    if (list === undefined || list.length === 1) this.observer?.setListenedTo(type, true);
    const { signal } = listener;
    if (!signal) return;
    listener.removeOnAbort = () => this.remove(type, listener);
    listener.forgetSignal = addWeakAbortAlgorithm(signal, listener.removeOnAbort);
  }

  remove(type: string, { callback, capture }: Listener): void {
    const list = this.get(type);
    if (list === undefined) return;
    const index = findListener(list, callback, capture);
    if (index === -1) return;
    const listener = list[index] as Listener;
    listener.removed = true;
    listener.forgetSignal?.();
    arraySplice(list, index, 1);
    if (list.length === 0) this.observer?.setListenedTo(type, false);
  }

  /** The active event handler for `type`; event-handlers.ts knows what it means. */
  handler(type: string): Handler | undefined {
    return this.#handlers && mapGet(this.#handlers, type)?.handler;
  }

  addHandler(type: string, handler: Handler, callback: Callback): void {
    this.#handlers ??= new Map();
    const listener = makeListener(callback, false);
    mapSet(this.#handlers, type, { handler, listener });
    this.add(type, listener);
  }

  removeHandler(type: string): void {
    const active = this.#handlers && mapGet(this.#handlers, type);
    if (active === undefined) return;
    mapDelete(this.#handlers as Map<string, ActiveHandler>, type);
    this.remove(type, active.listener);
  }
}

const { callReporting, reportException } = ops;

/** The global is an event target without having been constructed as one. */
const globalListeners = new ListenerTable();

let ownListeners: (target: object) => ListenerTable | undefined;

/** The listeners of `target`; undefined `this`, as in a bare `addEventListener(…)`, means the global. */
export function listenersOf(target: unknown): ListenerTable {
  if (target === undefined || target === null || target === globalThis) return globalListeners;
  const table = isObject(target) ? ownListeners(target) : undefined;
  if (table === undefined) throw illegalInvocation('EventTarget');
  return table;
}

function toCallback(value: unknown): Callback | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw new TypeError('The event listener must be a function or an object');
  return value;
}

function toCapture(options: unknown): boolean {
  return isObject(options) ? !!(options as { capture?: unknown }).capture : !!options;
}

function makeListener(
  callback: Callback,
  capture: boolean,
  once = false,
  passive = false,
  signal: AbortSignal | undefined = undefined,
): Listener {
  return {
    callback,
    capture,
    once,
    passive,
    signal,
    removed: false,
    removeOnAbort: undefined,
    forgetSignal: undefined,
  };
}

function findListener(listeners: readonly Listener[], callback: Callback, capture: boolean): number {
  for (let index = 0; index < listeners.length; index++) {
    const listener = listeners[index] as Listener;
    if (listener.callback === callback && listener.capture === capture) return index;
  }
  return -1;
}

function callListener(this: object, { callback }: Listener, event: Event): void {
  if (typeof callback === 'function') {
    reflectApply(callback as (event: Event) => unknown, this, [event]);
  } else {
    const { handleEvent } = callback as { handleEvent?: unknown };
    if (typeof handleEvent !== 'function') throw new TypeError("The event listener's handleEvent is not a function");
    reflectApply(handleEvent as (event: Event) => unknown, callback, [event]);
  }
}

/** The part of the standard's "inner invoke" that concerns one listener. */
function invokeListener(
  table: ListenerTable,
  listener: Listener,
  target: object,
  event: Event,
  state: EventState,
): void {
  if (listener.once) table.remove(state.type, listener);
  state.isInPassiveListener = listener.passive;
  // A debugger that is to stop at uncaught exceptions would take the `catch` for the program's.
  if (isDebugged) {
    callReporting(callListener, target, listener, event);
  } else {
    try {
      const { callback } = listener;
      if (typeof callback === 'function') reflectApply(callback as (event: Event) => unknown, target, [event]);
      else reflectApply(callListener, target, [listener, event]);
    } catch (error) {
      reportException(error);
    }
  }
  state.isInPassiveListener = false;
}

/** The standard's "inner invoke" for one of the two passes over the listeners of the target. */
function invoke(table: ListenerTable, capture: boolean, target: object, event: Event, state: EventState): void {
  const listeners = table.get(state.type);
  if (listeners === undefined || state.stopsPropagation) return;
  const snapshot = arraySlice(listeners);
  for (let index = 0; index < snapshot.length; index++) {
    const listener = snapshot[index] as Listener;
    if (listener.removed || listener.capture !== capture) continue;
    invokeListener(table, listener, target, event, state);
    if (state.stopsImmediatePropagation) return;
  }
}

/** Runs the listeners of `target` for `event`. Returns false if one of them canceled it. */
function dispatch(target: object, table: ListenerTable, event: Event, state: EventState): boolean {
  state.isDispatching = true;
  state.target = target;
  const listeners = table.get(state.type);
  if (listeners !== undefined && listeners.length > 0) {
    state.phase = AT_TARGET;
    state.currentTarget = target;
    const first = listeners[0] as Listener;
    if (listeners.length === 1 && !first.capture) {
      if (!state.stopsPropagation) invokeListener(table, first, target, event, state);
    } else {
      invoke(table, true, target, event, state);
      invoke(table, false, target, event, state);
    }
  }
  state.phase = NONE;
  state.currentTarget = null;
  state.isDispatching = false;
  state.stopsPropagation = false;
  state.stopsImmediatePropagation = false;
  return !state.isCanceled;
}

/** Whether anybody listens to `type` on the global. */
export function globalHasListeners(type: string): boolean {
  const listeners = globalListeners.get(type);
  return listeners !== undefined && listeners.length > 0;
}

/** Dispatches an event of the runtime itself: `isTrusted` is true. Returns false if canceled. */
export function dispatchTrusted(target: object, event: Event): boolean {
  const state = eventState(event) as EventState;
  state.isTrusted = true;
  return dispatch(target, listenersOf(target), event, state);
}

export class EventTarget {
  readonly #listeners = new ListenerTable();

  static {
    ownListeners = (target) => (#listeners in target ? (target as EventTarget).#listeners : undefined);
  }

  addEventListener(type: unknown, callback: unknown, options: unknown = undefined): void {
    const table = listenersOf(this);
    requireArguments('EventTarget.addEventListener', arguments.length, 2);
    const typeText = toDOMString(type);
    const listenerCallback = toCallback(callback);
    const init = toDictionary(isObject(options) ? options : undefined, 'EventTarget.addEventListener');
    const capture = toCapture(options);
    const once = member(init, 'once', toBoolean, false);
    const passive = member(init, 'passive', toBoolean, false);
    const signal = member<AbortSignal | undefined>(init, 'signal', toAbortSignal, undefined);
    if (listenerCallback === null || (signal !== undefined && isAborted(signal))) return;
    table.add(typeText, makeListener(listenerCallback, capture, once, passive, signal));
  }

  removeEventListener(type: unknown, callback: unknown, options: unknown = undefined): void {
    const table = listenersOf(this);
    requireArguments('EventTarget.removeEventListener', arguments.length, 2);
    const typeText = toDOMString(type);
    const listenerCallback = toCallback(callback);
    const capture = toCapture(options);
    if (listenerCallback !== null) table.remove(typeText, makeListener(listenerCallback, capture));
  }

  dispatchEvent(event: unknown): boolean {
    const table = listenersOf(this);
    requireArguments('EventTarget.dispatchEvent', arguments.length, 1);
    const state = eventState(event);
    if (state === undefined) throw new TypeError('EventTarget.dispatchEvent: the argument is not an Event');
    if (state.isDispatching) throw new DOMException('The event is already being dispatched', 'InvalidStateError');
    state.isTrusted = false;
    return dispatch(this ?? globalThis, table, event as Event, state);
  }
}
configureInterface(EventTarget, 'EventTarget');
