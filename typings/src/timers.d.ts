/** Timers and microtasks. */

/**
 * Calls `callback` once, after a delay.
 * @param callback a function; strings are not evaluated
 * @param delay in milliseconds, cut to an integer; what is not between 1 and 2147483647 is 1.
 * @param args passed to `callback`
 * @returns an id for `clearTimeout`, a number from 1 on
 * @throws {TypeError} if `callback` is not a function
 * @default 1
 * @remarks Nested timers are not slowed down to 4 ms. There is no `ref()` or `unref()`.
 * @node Ids are numbers: there is no `ref()` or `unref()`.
 * @example
 * setTimeout(() => console.log('a moment later'), 50);
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-settimeout
 */
declare function setTimeout<Args extends unknown[]>(
  callback: (...args: Args) => void,
  delay?: number,
  ...args: Args
): number;
// A function that settles a promise has a parameter that may be left out.
declare function setTimeout(callback: (_: void) => void, delay?: number): number;

/**
 * Calls `callback` again and again. Turns do not drift; those that are missed are skipped.
 * @param callback a function; strings are not evaluated
 * @param delay in milliseconds, cut to an integer; what is not between 1 and 2147483647 is 1.
 * @param args passed to `callback`
 * @returns an id for `clearInterval`, a number from 1 on
 * @throws {TypeError} if `callback` is not a function
 * @default 1
 * @node Ids are numbers: there is no `ref()` or `unref()`.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-setinterval
 */
declare function setInterval<Args extends unknown[]>(
  callback: (...args: Args) => void,
  delay?: number,
  ...args: Args
): number;
// A function that settles a promise has a parameter that may be left out.
declare function setInterval(callback: (_: void) => void, delay?: number): number;

/**
 * Ends a timer, also one that is due in this moment. Unknown ids are ignored.
 * @param id what `setTimeout` has returned
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-cleartimeout
 */
declare function clearTimeout(id?: number): void;

/**
 * Ends a timer, also one that is due in this moment. Unknown ids are ignored.
 * @param id what `setInterval` has returned
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-clearinterval
 */
declare function clearInterval(id?: number): void;

/**
 * Calls `callback` after the running script or callback, before anything else.
 * @throws {TypeError} if `callback` is not a function
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-queuemicrotask
 */
declare function queueMicrotask(callback: () => void): void;
