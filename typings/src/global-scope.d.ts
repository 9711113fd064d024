/** The global object, and errors that nobody has caught. */

/**
 * The global object.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-self
 */
declare var self: typeof globalThis;

/**
 * Called for errors that nobody has caught; one that returns true has handled it. Without a handler, and without a
 * listener
 * that calls `preventDefault()`, the error is printed and the program ends with exit code 1.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#handler-onerror
 */
declare var onerror:
  | ((message: string, filename: string, lineno: number, colno: number, error: unknown) => unknown)
  | null;

/**
 * Called for promises that are rejected and have no handler, once the microtasks of the task are done. Without a
 * handler that returns false, and without a listener that calls `preventDefault()`, the program ends with exit code 1.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#handler-window-onunhandledrejection
 */
declare var onunhandledrejection: ((event: PromiseRejectionEvent) => unknown) | null;

/**
 * Called when a promise that was reported as rejected gets a handler.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#handler-window-onrejectionhandled
 */
declare var onrejectionhandled: ((event: PromiseRejectionEvent) => unknown) | null;

/**
 * Treats `error` like one that nobody has caught.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-reporterror
 */
declare function reportError(error: unknown): void;

/** Members of an {@link ErrorEvent} that is made by a script. @since 0.1.0 */
interface ErrorEventInit extends EventInit {
  /** One-based. @default 0 */
  colno?: number;
  /** What was thrown; undefined by default. */
  error?: unknown;
  /** The address of the script. @default '' */
  filename?: string;
  /** One-based. @default 0 */
  lineno?: number;
  /** The error in words. @default '' */
  message?: string;
}

/**
 * Tells of an error that nobody has caught.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#the-errorevent-interface
 */
interface ErrorEvent extends Event {
  /** One-based; 0 if unknown. */
  readonly colno: number;
  /** What was thrown. */
  readonly error: any;
  /** The address of the script; '' if unknown. */
  readonly filename: string;
  /** One-based; 0 if unknown. */
  readonly lineno: number;
  /** The error in words. */
  readonly message: string;
}
declare var ErrorEvent: {
  readonly prototype: ErrorEvent;
  new (type: string, eventInitDict?: ErrorEventInit): ErrorEvent;
};

/** Members of a {@link PromiseRejectionEvent} that is made by a script. @since 0.1.0 */
interface PromiseRejectionEventInit extends EventInit {
  /** The promise; must be there. */
  promise: object;
  /** What it was rejected with; undefined by default. */
  reason?: unknown;
}

/**
 * Tells of a promise that was rejected and has no handler, or has got one.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#the-promiserejectionevent-interface
 */
interface PromiseRejectionEvent extends Event {
  /** The promise. */
  readonly promise: any;
  /** What it was rejected with. */
  readonly reason: any;
}
declare var PromiseRejectionEvent: {
  readonly prototype: PromiseRejectionEvent;
  new (type: string, eventInitDict: PromiseRejectionEventInit): PromiseRejectionEvent;
};
