/** Aborting what runs beside the program. */

/**
 * Aborts what has its signal.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#interface-abortcontroller
 */
interface AbortController {
  /** The signal to be passed on. */
  readonly signal: AbortSignal;
  /** Aborts. @param reason default: a DOMException `AbortError` */
  abort(reason?: unknown): void;
}
declare var AbortController: {
  readonly prototype: AbortController;
  new (): AbortController;
};

/**
 * Says that something shall be aborted, by its event `abort`.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#interface-AbortSignal
 */
interface AbortSignal extends EventTarget {
  /** Whether it has aborted. */
  readonly aborted: boolean;
  /** Called when it aborts. */
  onabort: ((this: AbortSignal, event: Event) => unknown) | null;
  /** Why it has aborted; undefined before. */
  readonly reason: any;
  /** Throws the reason if it has aborted. */
  throwIfAborted(): void;
}
declare var AbortSignal: {
  readonly prototype: AbortSignal;
  /** A signal that has aborted. @param reason default: a DOMException `AbortError` */
  abort(reason?: unknown): AbortSignal;
  /**
   * A signal that aborts with the first of these.
   * @example
   * const controller = new AbortController();
   * const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(10_000)]);
   * controller.abort();
   * console.log(signal.aborted); // true
   */
  any(signals: Iterable<AbortSignal>): AbortSignal;
  /**
   * A signal that aborts with a DOMException `TimeoutError`.
   * @param milliseconds from now, an integer
   * @throws {TypeError} if it is negative or not finite
   * @remarks The program waits for it only while the signal, or one that `any` made of it, has a listener of `abort`.
   */
  timeout(milliseconds: number): AbortSignal;
};
