/**
 * PerformanceObserver.
 * @see https://w3c.github.io/performance-timeline/#the-performanceobserver-interface
 */
import { ops } from '../internal/native.ts';
import {
  arrayIncludes,
  arrayIndexOf,
  arrayPush,
  arraySlice,
  arraySplice,
  freeze,
  reflectApply,
} from '../internal/primordials.ts';
import { queueTask } from '../internal/tasks.ts';
import { type Callback, member, sequenceOf, toCallback, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toBoolean, toDOMString } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import {
  bufferEntry,
  bufferedEntries,
  ENTRY_TYPES,
  entryState,
  filterEntries,
  type PerformanceEntry,
} from './performance-entry.ts';

const toEntryTypes = sequenceOf(toDOMString);

/** Set while this file makes an instance; scripts cannot make any. */
let nextEntries: readonly PerformanceEntry[] | undefined;

export class PerformanceObserverEntryList {
  readonly #entries: readonly PerformanceEntry[];

  constructor() {
    if (nextEntries === undefined) throw illegalConstructor('PerformanceObserverEntryList');
    this.#entries = nextEntries;
    nextEntries = undefined;
  }

  getEntries(): PerformanceEntry[] {
    return filterEntries(PerformanceObserverEntryList.#check(this), undefined, undefined);
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    const entries = PerformanceObserverEntryList.#check(this);
    requireArguments('PerformanceObserverEntryList.getEntriesByType', arguments.length, 1);
    return filterEntries(entries, undefined, toDOMString(type));
  }

  getEntriesByName(name: unknown, type: unknown = undefined): PerformanceEntry[] {
    const entries = PerformanceObserverEntryList.#check(this);
    requireArguments('PerformanceObserverEntryList.getEntriesByName', arguments.length, 1);
    return filterEntries(entries, toDOMString(name), type === undefined ? undefined : toDOMString(type));
  }

  static #check(list: PerformanceObserverEntryList): readonly PerformanceEntry[] {
    if (!isObject(list) || !(#entries in list)) throw illegalInvocation('PerformanceObserverEntryList');
    return list.#entries;
  }
}
configureInterface(PerformanceObserverEntryList, 'PerformanceObserverEntryList');

function makeEntryList(entries: readonly PerformanceEntry[]): PerformanceObserverEntryList {
  nextEntries = entries;
  return new PerformanceObserverEntryList();
}

/** What an observer has registered for. */
class ObserverState {
  readonly callback: Callback;
  readonly observer: PerformanceObserver;
  /** The standard's observer type: whether `observe` was called with `entryTypes` or with `type`. */
  kind: 'multiple' | 'single' | undefined;
  types: string[] = [];
  buffer: PerformanceEntry[] = [];
  requiresDroppedEntries = false;

  constructor(callback: Callback, observer: PerformanceObserver) {
    this.callback = callback;
    this.observer = observer;
  }

  take(): PerformanceEntry[] {
    const entries = this.buffer;
    this.buffer = [];
    return entries;
  }

  notify(): void {
    const entries = this.take();
    if (entries.length === 0) return;
    // No buffer has a limit.
    const options = this.requiresDroppedEntries ? { droppedEntriesCount: 0 } : {};
    this.requiresDroppedEntries = false;
    try {
      reflectApply(this.callback, this.observer, [makeEntryList(entries), this.observer, options]);
    } catch (error) {
      ops.reportException(error);
    }
  }
}

/** The standard's list of registered performance observer objects. */
const registered: ObserverState[] = [];
let isTaskQueued = false;

function queueObserverTask(): void {
  if (isTaskQueued) return;
  isTaskQueued = true;
  queueTask('PerformanceObserver', () => {
    isTaskQueued = false;
    const notified = arraySlice(registered);
    for (let index = 0; index < notified.length; index++) (notified[index] as ObserverState).notify();
  });
}

/** The standard's "queue a PerformanceEntry". */
export function queueEntry(entry: PerformanceEntry): void {
  bufferEntry(entry);
  const { entryType } = entryState(entry);
  for (let index = 0; index < registered.length; index++) {
    const state = registered[index] as ObserverState;
    if (!arrayIncludes(state.types, entryType)) continue;
    arrayPush(state.buffer, entry);
    queueObserverTask();
  }
}

function register(state: ObserverState): void {
  if (!arrayIncludes(registered, state)) arrayPush(registered, state);
}

function observeMultiple(state: ObserverState, entryTypes: readonly string[]): void {
  const types: string[] = [];
  for (let index = 0; index < ENTRY_TYPES.length; index++) {
    const type = ENTRY_TYPES[index] as string;
    if (arrayIncludes(entryTypes, type)) arrayPush(types, type);
  }
  if (types.length === 0) return;
  state.types = types;
  register(state);
}

function observeSingle(state: ObserverState, type: string, isBuffered: boolean): void {
  if (!arrayIncludes(ENTRY_TYPES, type)) return;
  if (!arrayIncludes(state.types, type)) arrayPush(state.types, type);
  register(state);
  if (!isBuffered) return;
  const entries = bufferedEntries(type);
  for (let index = 0; index < entries.length; index++) arrayPush(state.buffer, entries[index] as PerformanceEntry);
  queueObserverTask();
}

const SUPPORTED = freeze([...ENTRY_TYPES]);

export class PerformanceObserver {
  readonly #state: ObserverState;

  static get supportedEntryTypes(): readonly string[] {
    return SUPPORTED;
  }

  constructor(callback: unknown) {
    requireArguments('PerformanceObserver constructor', arguments.length, 1);
    this.#state = new ObserverState(toCallback(callback, 'PerformanceObserver constructor, callback'), this);
  }

  observe(options: unknown = undefined): void {
    const state = PerformanceObserver.#check(this);
    const init = toDictionary(options, 'PerformanceObserver.observe, options');
    const isBuffered = member(init, 'buffered', toBoolean, false);
    const entryTypes = member<string[] | undefined>(init, 'entryTypes', toEntryTypes, undefined);
    const type = member<string | undefined>(init, 'type', toDOMString, undefined);
    if (entryTypes === undefined && type === undefined) {
      throw new TypeError('PerformanceObserver.observe: either entryTypes or type must be given');
    }
    // As everywhere, `buffered` is ignored beside entryTypes; the standard makes it an error.
    if (entryTypes !== undefined && type !== undefined) {
      throw new TypeError('PerformanceObserver.observe: entryTypes and type must not be given both');
    }
    const kind = entryTypes === undefined ? 'single' : 'multiple';
    state.kind ??= kind;
    if (state.kind !== kind) {
      throw new DOMException(
        'An observer takes either entryTypes or type, always the same',
        'InvalidModificationError',
      );
    }
    state.requiresDroppedEntries = true;
    if (entryTypes !== undefined) observeMultiple(state, entryTypes);
    else observeSingle(state, type as string, isBuffered);
  }

  disconnect(): void {
    const state = PerformanceObserver.#check(this);
    const index = arrayIndexOf(registered, state);
    if (index !== -1) arraySplice(registered, index, 1);
    state.types = [];
    state.buffer = [];
  }

  takeRecords(): PerformanceEntry[] {
    return PerformanceObserver.#check(this).take();
  }

  static #check(observer: PerformanceObserver): ObserverState {
    if (!isObject(observer) || !(#state in observer)) throw illegalInvocation('PerformanceObserver');
    return observer.#state;
  }
}
configureInterface(PerformanceObserver, 'PerformanceObserver');
