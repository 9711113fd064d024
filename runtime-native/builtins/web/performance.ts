/**
 * The clock, and the performance timeline.
 * @see https://w3c.github.io/hr-time/
 * @see https://w3c.github.io/performance-timeline/#extensions-to-the-performance-interface
 * @see https://w3c.github.io/user-timing/#extensions-performance-interface
 */
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import { isObject, toDOMString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { EventTarget } from './event-target.ts';
import { nodeTiming, type PerformanceNodeTiming } from './node-timing.ts';
import { allEntries, bufferedEntries, clearBuffer, filterEntries, type PerformanceEntry } from './performance-entry.ts';
import { mark, measure, type PerformanceMark, type PerformanceMeasure } from './user-timing.ts';

const { now, timeOrigin } = ops;

/** Set while this file makes its one instance; scripts cannot make any. */
let isConstructing = false;

export class Performance extends EventTarget {
  /** The brand that a receiver is checked for. */
  readonly #isPerformance = true;

  constructor() {
    if (!isConstructing) throw new TypeError('Illegal constructor');
    super();
  }

  /** Milliseconds since `timeOrigin`, monotonic. */
  now(): number {
    Performance.#check(this);
    return now();
  }

  /** Unix time of the process start in milliseconds. */
  get timeOrigin(): number {
    Performance.#check(this);
    return timeOrigin();
  }

  get nodeTiming(): PerformanceNodeTiming {
    Performance.#check(this);
    return nodeTiming;
  }

  toJSON(): { timeOrigin: number } {
    return { timeOrigin: Performance.#check(this).timeOrigin };
  }

  getEntries(): PerformanceEntry[] {
    Performance.#check(this);
    return filterEntries(allEntries(), undefined, undefined);
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    Performance.#check(this);
    requireArguments('Performance.getEntriesByType', arguments.length, 1);
    return filterEntries(bufferedEntries(toDOMString(type)), undefined, undefined);
  }

  getEntriesByName(name: unknown, type: unknown = undefined): PerformanceEntry[] {
    Performance.#check(this);
    requireArguments('Performance.getEntriesByName', arguments.length, 1);
    const nameText = toDOMString(name);
    return filterEntries(type === undefined ? allEntries() : bufferedEntries(toDOMString(type)), nameText, undefined);
  }

  mark(markName: unknown, markOptions: unknown = undefined): PerformanceMark {
    Performance.#check(this);
    requireArguments('Performance.mark', arguments.length, 1);
    return mark(markName, markOptions);
  }

  clearMarks(markName: unknown = undefined): void {
    Performance.#check(this);
    clearBuffer('mark', markName === undefined ? undefined : toDOMString(markName));
  }

  measure(
    measureName: unknown,
    startOrMeasureOptions: unknown = undefined,
    endMark: unknown = undefined,
  ): PerformanceMeasure {
    Performance.#check(this);
    requireArguments('Performance.measure', arguments.length, 1);
    return measure(measureName, startOrMeasureOptions, endMark);
  }

  clearMeasures(measureName: unknown = undefined): void {
    Performance.#check(this);
    clearBuffer('measure', measureName === undefined ? undefined : toDOMString(measureName));
  }

  static #check(value: Performance): Performance {
    if (!isObject(value) || !(#isPerformance in value)) throw illegalInvocation('Performance');
    return value;
  }
}
configureInterface(Performance, 'Performance');
printAttributes(Performance.prototype, ['timeOrigin']);

isConstructing = true;
export const performance = new Performance();
isConstructing = false;
