/**
 * High Resolution Time: the clock. Marks and measures come with the Performance Timeline.
 * @see https://w3c.github.io/hr-time/
 */
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import { isObject } from '../internal/webidl/conversions.ts';
import { illegalInvocation } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { EventTarget } from './event-target.ts';

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

  toJSON(): { timeOrigin: number } {
    return { timeOrigin: Performance.#check(this).timeOrigin };
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
