/**
 * User Timing: marks and measures.
 * @see https://w3c.github.io/user-timing/
 */
import { ops } from '../internal/native.ts';
import { cloneValue } from '../internal/structured-clone.ts';
import { type Dictionary, member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toAny, toDOMString, toDouble } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import {
  bufferedEntries,
  EntryState,
  entryState,
  PerformanceEntry,
  printEntryAttributes,
  setNextState,
} from './performance-entry.ts';
import { queueEntry } from './performance-observer.ts';

const { now } = ops;

/** The name of a mark, or a time. */
type MarkOrTime = string | number;

const toMarkOrTime = (value: unknown, what: string): MarkOrTime =>
  typeof value === 'number' ? toDouble(value, what) : toDOMString(value);

const cloneDetail = (detail: unknown): unknown => (detail === undefined || detail === null ? null : cloneValue(detail));

export class PerformanceMark extends PerformanceEntry {
  readonly #detail: unknown;

  constructor(markName: unknown, markOptions: unknown = undefined) {
    requireArguments('PerformanceMark constructor', arguments.length, 1);
    const name = toDOMString(markName);
    const options = toDictionary(markOptions, 'PerformanceMark constructor, markOptions');
    const detail = member(options, 'detail', toAny, undefined);
    const startTime = member<number | undefined>(options, 'startTime', toDouble, undefined) ?? now();
    if (startTime < 0) throw new TypeError('The startTime of a mark must not be negative');
    const ownDetail = cloneDetail(detail);
    setNextState(new EntryState(name, 'mark', startTime, 0));
    super();
    this.#detail = ownDetail;
  }

  get detail(): unknown {
    if (!isObject(this) || !(#detail in this)) throw illegalInvocation('PerformanceMark');
    return this.#detail;
  }
}
configureInterface(PerformanceMark, 'PerformanceMark');
printEntryAttributes(PerformanceMark.prototype, ['detail']);

/** Set while this file makes an instance; scripts cannot make any. */
let isMeasuring = false;
let nextDetail: unknown;

export class PerformanceMeasure extends PerformanceEntry {
  readonly #detail: unknown;

  constructor() {
    if (!isMeasuring) throw illegalConstructor('PerformanceMeasure');
    isMeasuring = false;
    super();
    this.#detail = nextDetail;
    nextDetail = undefined;
  }

  get detail(): unknown {
    if (!isObject(this) || !(#detail in this)) throw illegalInvocation('PerformanceMeasure');
    return this.#detail;
  }
}
configureInterface(PerformanceMeasure, 'PerformanceMeasure');
printEntryAttributes(PerformanceMeasure.prototype, ['detail']);

export function mark(markName: unknown, markOptions: unknown): PerformanceMark {
  const entry = new PerformanceMark(markName, markOptions);
  queueEntry(entry);
  return entry;
}

/** The standard's "convert a mark to a timestamp". */
function toTimestamp(markOrTime: MarkOrTime): number {
  if (typeof markOrTime === 'number') {
    if (markOrTime < 0) throw new TypeError('A time must not be negative');
    return markOrTime;
  }
  const marks = bufferedEntries('mark');
  for (let index = marks.length - 1; index >= 0; index--) {
    const { name, startTime } = entryState(marks[index]);
    if (name === markOrTime) return startTime;
  }
  throw new DOMException(`There is no mark '${markOrTime}'`, 'SyntaxError');
}

/** The members of a PerformanceMeasureOptions dictionary, or the one mark that was given instead. */
interface Bounds {
  readonly detail: unknown;
  readonly duration: number | undefined;
  readonly end: MarkOrTime | undefined;
  readonly start: MarkOrTime | undefined;
  readonly isGivenByOptions: boolean;
}

const WHAT = 'Performance.measure, options';

function toBounds(value: unknown): Bounds {
  if (value !== undefined && value !== null && !isObject(value)) {
    return {
      detail: undefined,
      duration: undefined,
      end: undefined,
      start: toDOMString(value),
      isGivenByOptions: false,
    };
  }
  const options: Dictionary = toDictionary(value, WHAT);
  const detail = member(options, 'detail', toAny, undefined, WHAT);
  const duration = member<number | undefined>(options, 'duration', toDouble, undefined, WHAT);
  const end = member<MarkOrTime | undefined>(options, 'end', toMarkOrTime, undefined, WHAT);
  const start = member<MarkOrTime | undefined>(options, 'start', toMarkOrTime, undefined, WHAT);
  const isGiven = detail !== undefined || duration !== undefined || end !== undefined || start !== undefined;
  return { detail, duration, end, start, isGivenByOptions: isGiven };
}

function endTimeOf({ start, duration, end }: Bounds, endMark: string | undefined): number {
  if (endMark !== undefined) return toTimestamp(endMark);
  if (end !== undefined) return toTimestamp(end);
  if (start !== undefined && duration !== undefined) return toTimestamp(start) + toTimestamp(duration);
  return now();
}

function startTimeOf({ start, duration, end }: Bounds): number {
  if (start !== undefined) return toTimestamp(start);
  if (duration !== undefined && end !== undefined) return toTimestamp(end) - toTimestamp(duration);
  return 0;
}

export function measure(measureName: unknown, startOrMeasureOptions: unknown, endMark: unknown): PerformanceMeasure {
  const name = toDOMString(measureName);
  const bounds = toBounds(startOrMeasureOptions);
  const endName = endMark === undefined ? undefined : toDOMString(endMark);
  if (bounds.isGivenByOptions) {
    const { start, duration, end } = bounds;
    if (endName !== undefined) throw new TypeError(`${WHAT}: an end mark must not be given beside them`);
    if (start === undefined && end === undefined) throw new TypeError(`${WHAT}: start or end must be given`);
    if (start !== undefined && duration !== undefined && end !== undefined) {
      throw new TypeError(`${WHAT}: start, duration and end must not be given all three`);
    }
  }
  const endTime = endTimeOf(bounds, endName);
  const startTime = startTimeOf(bounds);
  nextDetail = cloneDetail(bounds.detail);
  setNextState(new EntryState(name, 'measure', startTime, endTime - startTime));
  isMeasuring = true;
  const entry = new PerformanceMeasure();
  queueEntry(entry);
  return entry;
}
