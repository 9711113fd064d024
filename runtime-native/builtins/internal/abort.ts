/**
 * What the rest of the built-ins knows of an AbortSignal. The interface itself is web/abort-signal.ts, which
 * node/ may not import.
 * @see https://dom.spec.whatwg.org/#interface-AbortSignal
 */
import { finalizationRegister, setAdd, setDelete, setForEach, setSize, weakRefDeref } from './primordials.ts';

/** An instance of that interface. */
export interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

/** Runs when its signal is aborted, before the event. It must not throw. */
export type AbortAlgorithm = (reason: unknown) => void;

/** So that an algorithm that is added twice runs twice. */
interface Registration {
  readonly run: AbortAlgorithm;
}

export class AbortState {
  aborted = false;
  reason: unknown;
  /** Whether the signal has listeners of the event `abort`. */
  isListenedTo = false;
  /** Called when {@link isObserved} or {@link isListenedTo} may have changed. */
  onObservedChange: (() => void) | undefined;
  #algorithms: Set<Registration> | undefined;

  /** Whether anything would notice that the signal is aborted: it must not be collected then. */
  get isObserved(): boolean {
    return this.isListenedTo || (this.#algorithms !== undefined && setSize(this.#algorithms) > 0);
  }

  /** Called by the target with each type that has got a listener, or has none any more. */
  setListenedTo(type: string, isListenedTo: boolean): void {
    if (type !== 'abort') return;
    this.isListenedTo = isListenedTo;
    this.onObservedChange?.();
  }

  add(run: AbortAlgorithm): () => void {
    this.#algorithms ??= new Set();
    const algorithms = this.#algorithms;
    const registration = { run };
    setAdd(algorithms, registration);
    this.onObservedChange?.();
    return () => {
      if (setDelete(algorithms, registration)) this.onObservedChange?.();
    };
  }

  runAlgorithms(): void {
    const algorithms = this.#algorithms;
    if (algorithms === undefined) return;
    this.#algorithms = undefined;
    setForEach(algorithms, ({ run }) => run(this.reason));
  }
}

let stateOf: (value: unknown) => AbortState | undefined = () => undefined;

/** Called once, by the interface. */
export function setAbortStateOf(lookUp: (value: unknown) => AbortState | undefined): void {
  stateOf = lookUp;
}

export const isAbortSignal = (value: unknown): value is AbortSignal => stateOf(value) !== undefined;

export const isAborted = (signal: AbortSignal): boolean => (stateOf(signal) as AbortState).aborted;

/** The abort reason; undefined unless the signal is aborted. */
export const signalReason = (signal: AbortSignal): unknown => (stateOf(signal) as AbortState).reason;

/**
 * The standard's "add": `run` is called when `signal` is aborted; never if it is already. Returns what removes
 * it again, as its owner has to do once it is through.
 */
export function addAbortAlgorithm(signal: AbortSignal, run: AbortAlgorithm): () => void {
  const state = stateOf(signal) as AbortState;
  return state.aborted ? () => {} : state.add(run);
}

/** Made at first use: a snapshot cannot hold one. */
let collected: FinalizationRegistry<() => void> | undefined;

/** Calls `cleanUp`, which must not hold `object`, some time after that was collected. */
export function whenCollected(object: object, cleanUp: () => void): void {
  collected ??= new FinalizationRegistry((heldCleanUp) => heldCleanUp());
  finalizationRegister(collected, object, cleanUp);
}

/** As {@link addAbortAlgorithm}, but the signal does not keep `run`, nor what it holds, which somebody else has to. */
export function addWeakAbortAlgorithm(signal: AbortSignal, run: AbortAlgorithm): () => void {
  const ref = new WeakRef(run);
  const remove = addAbortAlgorithm(signal, (reason) => weakRefDeref(ref)?.(reason));
  whenCollected(run, remove);
  return remove;
}

/** The conversion to the interface type `AbortSignal`. */
export function toAbortSignal(value: unknown, what: string): AbortSignal {
  if (!isAbortSignal(value)) throw new TypeError(`${what}: not of type AbortSignal`);
  return value;
}
