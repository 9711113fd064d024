/**
 * The global object as an event target, and the events of errors that nobody caught.
 * @see https://html.spec.whatwg.org/#runtime-script-errors
 * @see https://html.spec.whatwg.org/#unhandled-promise-rejections
 */
import { errorMessageOf } from '../internal/error-report.ts';
import { ops } from '../internal/native.ts';
import type { Location } from '../internal/native-ops.d.ts';
import { defineProperty, setPrototypeOf } from '../internal/primordials.ts';
import { requireArguments } from '../internal/webidl.ts';
import { ErrorEvent, PromiseRejectionEvent } from './error-events.ts';
import { defineHandlerAttribute } from './event-handlers.ts';
import { dispatchTrusted, EventTarget, globalHasListeners } from './event-target.ts';

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
  for (const type of ['error', 'unhandledrejection', 'rejectionhandled']) defineHandlerAttribute(globalThis, type);
}

/** True while an `error` event is being dispatched: an error in its listeners is not dispatched again. */
let isReporting = false;

export function handleException(error: unknown, location: Location | undefined): boolean {
  if (isReporting || !globalHasListeners('error')) return false;
  isReporting = true;
  try {
    const event = new ErrorEvent('error', {
      cancelable: true,
      message: errorMessageOf(error),
      filename: location?.url,
      lineno: location?.line,
      colno: location?.column,
      error,
    });
    return !dispatchTrusted(globalThis, event);
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
