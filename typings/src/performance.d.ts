/** Time, and measuring it. */

/** What a mark is made of. @since 0.1.0 */
interface PerformanceMarkOptions {
  /** Data of the script's own, of which a copy is kept. @default null */
  detail?: any;
  /** In milliseconds since `performance.timeOrigin`. @default performance.now() */
  startTime?: number;
}

/** What a measure is made of: two of `start`, `end` and `duration`. @since 0.1.0 */
interface PerformanceMeasureOptions {
  /** Data of the script's own, of which a copy is kept. @default null */
  detail?: any;
  /** In milliseconds. @default end - start */
  duration?: number;
  /** The name of a mark, or milliseconds since `performance.timeOrigin`. @default performance.now() */
  end?: string | number;
  /** The name of a mark, or milliseconds since `performance.timeOrigin`. @default 0 */
  start?: string | number;
}

/**
 * The clock of the program, and the marks and measures that were taken with it.
 * @since 0.1.0
 * @see https://w3c.github.io/hr-time/#sec-performance
 */
interface Performance extends EventTarget {
  /** When the runtime was ready for what. */
  readonly nodeTiming: PerformanceNodeTiming;
  /** When the process started, in milliseconds since 1970, with fractions. */
  readonly timeOrigin: number;
  /** Forgets the marks with that name, or all. @param markName default: all */
  clearMarks(markName?: string): void;
  /** Forgets the measures with that name, or all. @param measureName default: all */
  clearMeasures(measureName?: string): void;
  /** All marks and measures by `startTime`. */
  getEntries(): PerformanceEntry[];
  /** Those with that name, and of that type if one is given. @param type default: any */
  getEntriesByName(name: string, type?: string): PerformanceEntry[];
  /** Those of that type: `'mark'` or `'measure'`. */
  getEntriesByType(type: string): PerformanceEntry[];
  /**
   * Marks a moment.
   * @throws {TypeError} if `startTime` is negative
   * @throws {DOMException} `DataCloneError` if `detail` cannot be copied
   */
  mark(markName: string, markOptions?: PerformanceMarkOptions): PerformanceMark;
  /**
   * Measures from one moment to another, by default from `performance.timeOrigin` until now.
   * @param startOrMeasureOptions the name of a mark, or an object; default: 0
   * @param endMark the name of a mark; default: now
   * @throws {DOMException} `SyntaxError` if there is no mark of a name, `DataCloneError` if `detail` cannot be
   * copied
   * @throws {TypeError} for options that contradict one another, and for negative times
   * @example
   * performance.mark('start');
   * const { duration } = performance.measure('work', 'start');
   * console.log(`${duration} ms`);
   */
  measure(
    measureName: string,
    startOrMeasureOptions?: string | PerformanceMeasureOptions,
    endMark?: string,
  ): PerformanceMeasure;
  /**
   * Milliseconds since `timeOrigin`, with fractions. Never goes back, whatever happens to the clock of the machine.
   * @remarks As precise as the machine's clock; the standard asks for steps of 5 µs or more, against attacks by scripts
   *   that browsers do not trust.
   */
  now(): number;
  /** `timeOrigin` as a plain object. */
  toJSON(): any;
}
declare var Performance: {
  readonly prototype: Performance;
};

/**
 * The clock of the program.
 * @since 0.1.0
 * @see https://w3c.github.io/hr-time/#the-performance-attribute
 */
declare var performance: Performance;

/**
 * Something in the timeline.
 * @since 0.1.0
 * @see https://w3c.github.io/performance-timeline/#the-performanceentry-interface
 */
interface PerformanceEntry {
  /** In milliseconds. */
  readonly duration: number;
  /** `'mark'` or `'measure'`. */
  readonly entryType: string;
  /** Larger for later entries. */
  readonly id: number;
  /** The name it was given. */
  readonly name: string;
  /** There are no navigations: 0. */
  readonly navigationId: number;
  /** In milliseconds since `performance.timeOrigin`. */
  readonly startTime: number;
  /** The members above as a plain object. */
  toJSON(): any;
}
declare var PerformanceEntry: {
  readonly prototype: PerformanceEntry;
};

/**
 * When the runtime was ready for what, in milliseconds since `performance.timeOrigin`. The names are Node's. The class
 * is no
 * global.
 * @since 0.1.0
 * @see https://nodejs.org/api/perf_hooks.html#class-performancenodetiming
 */
interface PerformanceNodeTiming extends PerformanceEntry {
  /** The built-ins are there. */
  readonly bootstrapComplete: number;
  /** The same: they come with the engine's snapshot. */
  readonly environment: number;
  /** The event loop runs; -1 before. */
  readonly loopStart: number;
  /** The process starts: 0. */
  readonly nodeStart: number;
  /** The engine is asked for an isolate. */
  readonly v8Start: number;
}

/**
 * A moment with a name.
 * @since 0.1.0
 * @see https://w3c.github.io/user-timing/#performancemark
 */
interface PerformanceMark extends PerformanceEntry {
  /** A copy of the data that it was given, or null. */
  readonly detail: any;
}
declare var PerformanceMark: {
  readonly prototype: PerformanceMark;
  /** A mark that is not in the timeline. @throws {TypeError} if `startTime` is negative */
  new (markName: string, markOptions?: PerformanceMarkOptions): PerformanceMark;
};

/**
 * The time between two moments, with a name.
 * @since 0.1.0
 * @see https://w3c.github.io/user-timing/#performancemeasure
 */
interface PerformanceMeasure extends PerformanceEntry {
  /** A copy of the data that it was given, or null. */
  readonly detail: any;
}
declare var PerformanceMeasure: {
  readonly prototype: PerformanceMeasure;
};

/** What is observed: either `type` or `entryTypes`. @since 0.1.0 */
interface PerformanceObserverInit {
  /** With `type`: whether the entries that are there already shall be delivered too. @default false */
  buffered?: boolean;
  /** Several types; those that are not known are left out. */
  entryTypes?: Iterable<string>;
  /** One type; `observe` may be called again for others. */
  type?: string;
}

/** What a callback is told beside the entries. @since 0.1.0 */
interface PerformanceObserverCallbackOptions {
  /**
   * Given with the first entries: how many were lost. Always 0, no buffer has a limit.
   * @default none: given once only
   */
  droppedEntriesCount?: number;
}

/**
 * Tells of new entries, in a task of its own.
 * @since 0.1.0
 * @see https://w3c.github.io/performance-timeline/#the-performanceobserver-interface
 */
interface PerformanceObserver {
  /** Ends observing. */
  disconnect(): void;
  /**
   * Begins observing.
   * @throws {TypeError} unless either `entryTypes` or `type` is given
   * @throws {DOMException} `InvalidModificationError` if an earlier call gave the other one
   * @remarks `buffered` beside `entryTypes` is ignored, as in browsers, Node and Deno; the standard makes it an error.
   */
  observe(options?: PerformanceObserverInit): void;
  /** Entries that were not delivered yet. They will not be. */
  takeRecords(): PerformanceEntry[];
}
declare var PerformanceObserver: {
  readonly prototype: PerformanceObserver;
  /** An observer of nothing yet. */
  new (
    callback: (
      this: PerformanceObserver,
      entries: PerformanceObserverEntryList,
      observer: PerformanceObserver,
      options: PerformanceObserverCallbackOptions,
    ) => unknown,
  ): PerformanceObserver;
  /** `['mark', 'measure']` */
  readonly supportedEntryTypes: readonly string[];
};

/**
 * What an observer is told of.
 * @since 0.1.0
 * @see https://w3c.github.io/performance-timeline/#the-performanceobserverentrylist-interface
 */
interface PerformanceObserverEntryList {
  /** All by `startTime`. */
  getEntries(): PerformanceEntry[];
  /** Those with that name, and of that type if one is given. @param type default: any */
  getEntriesByName(name: string, type?: string): PerformanceEntry[];
  /** Those of that type. */
  getEntriesByType(type: string): PerformanceEntry[];
}
declare var PerformanceObserverEntryList: {
  readonly prototype: PerformanceObserverEntryList;
};
