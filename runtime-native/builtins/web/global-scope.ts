/**
 * The global object as an event target, and the events of errors that nobody caught.
 * @see https://html.spec.whatwg.org/#runtime-script-errors
 * @see https://html.spec.whatwg.org/#unhandled-promise-rejections
 */
import { errorMessageOf, formatException } from '../internal/error-report.ts';
import { ops } from '../internal/native.ts';
import type { Location } from '../internal/native-ops.d.ts';
import { defineProperty, setPrototypeOf } from '../internal/primordials.ts';
import { requireArguments } from '../internal/webidl/errors.ts';
import { ErrorEvent, PromiseRejectionEvent } from './error-events.ts';
import { defineHandlerAttributes } from './event-handlers.ts';
import { dispatchTrusted, EventTarget, globalHasListeners } from './event-target.ts';

const STDERR = 2;

/** The interface of the global object; not a global itself. */
class GlobalScope extends EventTarget {
  constructor() {
    super();
    throw new TypeError('Illegal constructor');
  }
}
defineProperty(GlobalScope.prototype, Symbol.toStringTag, { value: 'global', configurable: true });

export function installGlobalScope(): void {
  setPrototypeOf(globalThis, GlobalScope.prototype);
  defineHandlerAttributes(
    globalThis,
    ['error', 'unhandledrejection', 'rejectionhandled'],
    (target) => target === globalThis,
  );
}

/** True while an `error` event is being dispatched. */
let isReporting = false;
/** Whether a listener of that event failed. */
let listenerFailed = false;

/**
 * Dispatches an `error` event for `error`. An error that a listener of that event throws is not
 * dispatched again: it is reported at once, and the program ends with the report of the first.
 */
export function handleException(error: unknown, location: Location | undefined): boolean {
  if (isReporting) {
    listenerFailed = true;
    ops.write(STDERR, formatException(error, location, { colors: ops.colorsEnabled(STDERR), inPromise: false }));
    return true;
  }
  if (!globalHasListeners('error')) return false;
  isReporting = true;
  listenerFailed = false;
  try {
    const event = new ErrorEvent('error', {
      cancelable: true,
      message: errorMessageOf(error),
      filename: location?.url,
      lineno: location?.line,
      colno: location?.column,
      error,
    });
    return !dispatchTrusted(globalThis, event) && !listenerFailed;
  } finally {
    isReporting = false;
  }
}

export function handleRejection(promise: Promise<unknown>, reason: unknown): boolean {
  if (!globalHasListeners('unhandledrejection')) return false;
  return !dispatchTrusted(
    globalThis,
    new PromiseRejectionEvent('unhandledrejection', { cancelable: true, promise, reason }),
  );
}

export function handleRejectionHandled(promise: Promise<unknown>, reason: unknown): void {
  if (!globalHasListeners('rejectionhandled')) return;
  dispatchTrusted(globalThis, new PromiseRejectionEvent('rejectionhandled', { promise, reason }));
}

export const { reportError } = {
  reportError(error: unknown): void {
    requireArguments('reportError', arguments.length, 1);
    ops.reportException(error);
  },
};
