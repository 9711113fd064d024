/**
 * Entries of the performance timeline, and where they are kept.
 * @see https://w3c.github.io/performance-timeline/
 */
import { printAttributes } from '../internal/inspectable.ts';
import { arrayPush, arraySlice, arraySort, mapGet, mapSet, mathFloor, mathRandom } from '../internal/primordials.ts';
import { isObject } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';

/** Types that are in the timeline, and can be observed. */
export type EntryType = 'mark' | 'measure';
export const ENTRY_TYPES: readonly EntryType[] = ['mark', 'measure'];

/** What an entry tells. */
export class EntryState {
  /** 0 until the entry is queued. */
  id = 0;
  readonly name: string;
  readonly entryType: EntryType | 'node';
  readonly startTime: number;
  readonly duration: number;

  constructor(name: string, entryType: EntryType | 'node', startTime: number, duration: number) {
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
  }
}

/** Of the entry that is being constructed; scripts cannot construct any without one. */
let nextState: EntryState | undefined;

export function setNextState(state: EntryState): void {
  nextState = state;
}

export let entryState: (entry: unknown) => EntryState;

export class PerformanceEntry {
  readonly #state: EntryState;

  static {
    entryState = (entry) => {
      if (!isObject(entry) || !(#state in entry)) throw illegalInvocation('PerformanceEntry');
      return (entry as PerformanceEntry).#state;
    };
  }

  constructor() {
    if (nextState === undefined) throw illegalConstructor('PerformanceEntry');
    this.#state = nextState;
    nextState = undefined;
  }

  get id(): number {
    return entryState(this).id;
  }

  get name(): string {
    return entryState(this).name;
  }

  get entryType(): string {
    return entryState(this).entryType;
  }

  get startTime(): number {
    return entryState(this).startTime;
  }

  get duration(): number {
    return entryState(this).duration;
  }

  /** There are no navigations. */
  get navigationId(): number {
    entryState(this);
    return 0;
  }

  toJSON(): object {
    const { id, name, entryType, startTime, duration } = entryState(this);
    return { id, name, entryType, startTime, duration, navigationId: 0 };
  }
}
configureInterface(PerformanceEntry, 'PerformanceEntry');
const PRINTED = ['name', 'entryType', 'startTime', 'duration'];
printAttributes(PerformanceEntry.prototype, PRINTED);

/** Entries of a derived interface print these attributes too. */
export function printEntryAttributes(prototype: PerformanceEntry, attributes: readonly string[]): void {
  printAttributes(prototype, [...PRINTED, ...attributes]);
}

/** The standard's performance entry buffer map; no buffer has a limit. */
const buffers = new Map<string, PerformanceEntry[]>();
for (const type of ENTRY_TYPES) buffers.set(type, []);

/** 0: no entry was queued yet. */
let lastId = 0;

/** The standard's "generate an id": the first one is random, so that nobody relies on it. */
function nextId(): number {
  lastId = lastId === 0 ? 100 + mathFloor(mathRandom() * 9901) : lastId + 1;
  return lastId;
}

/** Adds an entry to its buffer. */
export function bufferEntry(entry: PerformanceEntry): void {
  const state = entryState(entry);
  state.id = nextId();
  arrayPush(mapGet(buffers, state.entryType) as PerformanceEntry[], entry);
}

/** The entries of a type in the order in which they came; none if there is no such type. */
export const bufferedEntries = (type: string): readonly PerformanceEntry[] => mapGet(buffers, type) ?? [];

/** Removes the entries of a type, or those with a name. */
export function clearBuffer(type: EntryType, name: string | undefined): void {
  const kept: PerformanceEntry[] = [];
  if (name !== undefined) {
    const entries = bufferedEntries(type);
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index] as PerformanceEntry;
      if (entryState(entry).name !== name) arrayPush(kept, entry);
    }
  }
  mapSet(buffers, type, kept);
}

/** The standard's "filter buffer by name and type": undefined stands for any. */
export function filterEntries(
  entries: readonly PerformanceEntry[],
  name: string | undefined,
  type: string | undefined,
): PerformanceEntry[] {
  const found: PerformanceEntry[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index] as PerformanceEntry;
    const state = entryState(entry);
    if ((name === undefined || state.name === name) && (type === undefined || state.entryType === type)) {
      arrayPush(found, entry);
    }
  }
  return arraySort(found, (a, b) => entryState(a).startTime - entryState(b).startTime);
}

/** All entries, for the same filter. */
export function allEntries(): PerformanceEntry[] {
  const all: PerformanceEntry[] = arraySlice(bufferedEntries('mark'));
  const measures = bufferedEntries('measure');
  for (let index = 0; index < measures.length; index++) arrayPush(all, measures[index] as PerformanceEntry);
  return all;
}
