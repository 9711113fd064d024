/** What the program runs on. */

/**
 * What the program runs on.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#the-navigator-object
 */
interface Navigator {
  /** How many threads can run at the same time. */
  readonly hardwareConcurrency: number;
  /** `jstime/` and its version. */
  readonly userAgent: string;
}
declare var Navigator: {
  readonly prototype: Navigator;
};

/**
 * What the program runs on.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-navigator
 */
declare var navigator: Navigator;
