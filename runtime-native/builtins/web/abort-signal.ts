/**
 * AbortController and AbortSignal.
 * @see https://dom.spec.whatwg.org/#aborting-ongoing-activities
 */
import { AbortState, setAbortStateOf, toAbortSignal, whenCollected } from '../internal/abort.ts';
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import {
  arrayPush,
  mapDelete,
  mapGet,
  mapSet,
  setAdd,
  setDelete,
  setForEach,
  weakRefDeref,
} from '../internal/primordials.ts';
import { sequenceOf } from '../internal/webidl/compound.ts';
import { isObject, toUnsignedLongLongInRange } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import { Event } from './event.ts';
import { defineHandlerAttributes } from './event-handlers.ts';
import { dispatchTrusted, EventTarget, listenersOf } from './event-target.ts';
import { clearTimeout, startBackgroundTimer } from './timers.ts';

export { addAbortAlgorithm, isAborted, isAbortSignal, signalReason, toAbortSignal } from '../internal/abort.ts';

/** How a source reaches a signal that depends on it: weakly, unless somebody waits for that one. */
interface DependentLink {
  readonly ref: WeakRef<AbortSignal>;
  kept: AbortSignal | undefined;
}

/** The state of signals on which others depend, or that do. */
class SignalState extends AbortState {
  /** Undefined unless the signal was made of others. Never dependent ones themselves. */
  sources: Set<AbortSignal> | undefined;
  dependents: Set<DependentLink> | undefined;
}

/** Set while this file makes an instance; scripts cannot make any. */
let isConstructing = false;

let signalState: (value: unknown) => SignalState | undefined;

function stateOf(value: unknown): SignalState {
  const state = signalState(value);
  if (state === undefined) throw illegalInvocation('AbortSignal');
  return state;
}

const toSignals = sequenceOf(toAbortSignal) as (value: unknown, what: string) => AbortSignal[];

export class AbortSignal extends EventTarget {
  readonly #state = new SignalState();

  static {
    signalState = (value) => (isObject(value) && #state in value ? (value as AbortSignal).#state : undefined);
    setAbortStateOf(signalState);
  }

  constructor() {
    if (!isConstructing) throw illegalConstructor('AbortSignal');
    super();
    listenersOf(this).observer = this.#state;
  }

  static abort(reason: unknown = undefined): AbortSignal {
    const signal = createAbortSignal();
    setReason(signal.#state, reason);
    return signal;
  }

  static timeout(milliseconds: unknown): AbortSignal {
    requireArguments('AbortSignal.timeout', arguments.length, 1);
    return timeoutSignal(toUnsignedLongLongInRange(milliseconds, 'AbortSignal.timeout, milliseconds'));
  }

  static any(signals: unknown): AbortSignal {
    requireArguments('AbortSignal.any', arguments.length, 1);
    return createDependentSignal(toSignals(signals, 'AbortSignal.any, signals'));
  }

  get aborted(): boolean {
    return stateOf(this).aborted;
  }

  get reason(): unknown {
    return stateOf(this).reason;
  }

  throwIfAborted(): void {
    const { aborted, reason } = stateOf(this);
    if (aborted) throw reason;
  }
}
defineHandlerAttributes(AbortSignal.prototype, ['abort'], (target) => signalState(target) !== undefined);
configureInterface(AbortSignal, 'AbortSignal');
printAttributes(AbortSignal.prototype, ['aborted']);

/** A signal that only the built-ins can abort, by `abortSignal`. */
export function createAbortSignal(): AbortSignal {
  isConstructing = true;
  try {
    return new AbortSignal();
  } finally {
    isConstructing = false;
  }
}

function setReason(state: SignalState, reason: unknown): void {
  state.aborted = true;
  state.reason = reason === undefined ? new DOMException('The operation was aborted', 'AbortError') : reason;
  // Nobody waits for it any longer.
  state.onObservedChange?.();
  state.onObservedChange = undefined;
}

/** The standard's "signal abort". */
export function abortSignal(signal: AbortSignal, reason: unknown = undefined): void {
  const state = stateOf(signal);
  if (state.aborted) return;
  setReason(state, reason);
  const dependents: AbortSignal[] = [];
  if (state.dependents !== undefined) {
    setForEach(state.dependents, ({ ref }) => {
      const dependent = weakRefDeref(ref);
      const dependentState = dependent && stateOf(dependent);
      if (dependentState === undefined || dependentState.aborted) return;
      setReason(dependentState, state.reason);
      arrayPush(dependents, dependent as AbortSignal);
    });
    state.dependents = undefined;
  }
  runAbortSteps(signal);
  for (let index = 0; index < dependents.length; index++) runAbortSteps(dependents[index] as AbortSignal);
}

function runAbortSteps(signal: AbortSignal): void {
  const state = stateOf(signal);
  state.runAlgorithms();
  dispatchTrusted(signal, new Event('abort'));
  state.sources = undefined;
}

/** The standard's "create a dependent abort signal". */
export function createDependentSignal(signals: readonly AbortSignal[]): AbortSignal {
  const result = createAbortSignal();
  const state = stateOf(result);
  for (let index = 0; index < signals.length; index++) {
    const source = stateOf(signals[index]);
    if (!source.aborted) continue;
    setReason(state, source.reason);
    return result;
  }
  const sources = new Set<AbortSignal>();
  for (let index = 0; index < signals.length; index++) {
    const signal = signals[index] as AbortSignal;
    const { sources: origins } = stateOf(signal);
    if (origins === undefined) setAdd(sources, signal);
    else setForEach(origins, (origin) => setAdd(sources, origin));
  }
  linkToSources(result, state, sources);
  return result;
}

function linkToSources(result: AbortSignal, state: SignalState, sources: Set<AbortSignal>): void {
  state.sources = sources;
  const ref = new WeakRef(result);
  const link: DependentLink = { ref, kept: undefined };
  setForEach(sources, (source) => {
    const sourceState = stateOf(source);
    sourceState.dependents ??= new Set();
    setAdd(sourceState.dependents, link);
  });
  state.onObservedChange = () => {
    const dependent = weakRefDeref(ref);
    link.kept = state.isObserved && !state.aborted ? dependent : undefined;
    setForEach(sources, (source) => stateOf(source).onObservedChange?.());
  };
  whenCollected(result, forgetLink(link, sources));
}

/** A function that keeps the dependent signal itself out of its closure. */
function forgetLink(link: DependentLink, sources: Set<AbortSignal>): () => void {
  return () =>
    setForEach(sources, (source) => {
      const { dependents } = stateOf(source);
      if (dependents !== undefined) setDelete(dependents, link);
    });
}

const { addPending, removePending } = ops;

/** Timeouts whose signals must not be collected before their time, and whether the program waits for them. */
const observedTimeouts = new Map<AbortSignal, boolean>();

/** Whether `test` holds for the signal or one that depends on it. */
function isTrueOf(state: SignalState, test: (state: SignalState) => boolean): boolean {
  if (state.aborted) return false;
  let isTrue = test(state);
  if (state.dependents !== undefined) {
    setForEach(state.dependents, ({ kept }) => {
      if (kept !== undefined && test(stateOf(kept))) isTrue = true;
    });
  }
  return isTrue;
}

/** The program waits for the timeout of a signal that has listeners, and for no other. */
function timeoutSignal(milliseconds: number): AbortSignal {
  const signal = createAbortSignal();
  const ref = new WeakRef(signal);
  stateOf(signal).onObservedChange = () => updateObserved(weakRefDeref(ref) as AbortSignal);
  whenCollected(signal, startTimeout(ref, milliseconds));
  return signal;
}

function updateObserved(signal: AbortSignal): void {
  const state = stateOf(signal);
  const wasWaitedFor = mapGet(observedTimeouts, signal) ?? false;
  const isWaitedFor = isTrueOf(state, ({ isListenedTo }) => isListenedTo);
  if (isTrueOf(state, ({ isObserved }) => isObserved)) mapSet(observedTimeouts, signal, isWaitedFor);
  else mapDelete(observedTimeouts, signal);
  if (isWaitedFor && !wasWaitedFor) addPending();
  else if (!isWaitedFor && wasWaitedFor) removePending();
}

/** Returns what stops it. A function of its own: its closures must not hold the signal. */
function startTimeout(ref: WeakRef<AbortSignal>, milliseconds: number): () => void {
  const id = startBackgroundTimer(() => {
    const signal = weakRefDeref(ref);
    if (signal !== undefined) abortSignal(signal, new DOMException('The operation timed out', 'TimeoutError'));
  }, milliseconds);
  return () => clearTimeout(id);
}

export class AbortController {
  /** Made when it is asked for. */
  #signal: AbortSignal | undefined;

  get signal(): AbortSignal {
    AbortController.#check(this).#signal ??= createAbortSignal();
    return this.#signal as AbortSignal;
  }

  abort(reason: unknown = undefined): void {
    AbortController.#check(this).#signal ??= createAbortSignal();
    abortSignal(this.#signal as AbortSignal, reason);
  }

  static #check(value: AbortController): AbortController {
    if (!isObject(value) || !(#signal in value)) throw illegalInvocation('AbortController');
    return value;
  }
}
configureInterface(AbortController, 'AbortController');
printAttributes(AbortController.prototype, ['signal']);
