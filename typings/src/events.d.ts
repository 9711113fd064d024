/** Events. */

/** Members of an {@link Event} that is made by a script. @since 0.1.0 */
interface EventInit {
  /** Whether it would go on to parents: there are none. @default false */
  bubbles?: boolean;
  /** Whether `preventDefault()` has an effect. @default false */
  cancelable?: boolean;
  /** Whether it would leave a shadow tree: there are none. @default false */
  composed?: boolean;
}

/**
 * Something that has happened.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#interface-event
 */
interface Event {
  /** Whether it would go on to parents. There are none: it has no effect. */
  readonly bubbles: boolean;
  /** The same as `stopPropagation()` when true is set. @deprecated use `stopPropagation()` */
  cancelBubble: boolean;
  /** Whether `preventDefault()` has an effect. */
  readonly cancelable: boolean;
  /** Whether it would leave a shadow tree. There are none: it has no effect. */
  readonly composed: boolean;
  /** The target whose listeners are called in this moment. */
  readonly currentTarget: EventTarget | null;
  /** Whether a listener has called `preventDefault()`. */
  readonly defaultPrevented: boolean;
  /** `Event.AT_TARGET` while listeners are called, else `Event.NONE`. */
  readonly eventPhase: number;
  /** Whether the runtime has dispatched it, not a script. */
  readonly isTrusted: boolean;
  /**
   * Not `defaultPrevented`; setting it to false is `preventDefault()`.
   * @deprecated use `preventDefault()` and `defaultPrevented`
   */
  returnValue: boolean;
  /** The same as `target`. @deprecated use `target` */
  readonly srcElement: EventTarget | null;
  /** What it was dispatched to. */
  readonly target: EventTarget | null;
  /** When it was made, in milliseconds since `performance.timeOrigin`. */
  readonly timeStamp: number;
  /** What has happened. */
  readonly type: string;
  /** The targets whose listeners are called, while they are. */
  composedPath(): EventTarget[];
  /**
   * Makes an event of `document.createEvent()` anew. There is none: use the constructor.
   * @param type as of the constructor
   * @param bubbles default: false
   * @param cancelable default: false
   * @deprecated use the constructor
   */
  initEvent(type: string, bubbles?: boolean, cancelable?: boolean): void;
  /** Says that what would follow shall not; has an effect if `cancelable`, and outside passive listeners. */
  preventDefault(): void;
  /** Calls no more listeners at all. */
  stopImmediatePropagation(): void;
  /** Calls no listeners of other targets. */
  stopPropagation(): void;
  /** Before and after its dispatch. */
  readonly NONE: 0;
  /** On the way down; there are no parents. */
  readonly CAPTURING_PHASE: 1;
  /** At its target. */
  readonly AT_TARGET: 2;
  /** On the way up; there are no parents. */
  readonly BUBBLING_PHASE: 3;
}
declare var Event: {
  readonly prototype: Event;
  new (type: string, eventInitDict?: EventInit): Event;
  /** Before and after its dispatch. */
  readonly NONE: 0;
  /** On the way down; there are no parents. */
  readonly CAPTURING_PHASE: 1;
  /** At its target. */
  readonly AT_TARGET: 2;
  /** On the way up; there are no parents. */
  readonly BUBBLING_PHASE: 3;
};

/** Members of a {@link CustomEvent} that is made by a script. @since 0.1.0 */
interface CustomEventInit<T = any> extends EventInit {
  /** The data; null by default. */
  detail?: T;
}

/**
 * An event with data of the script's own.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#interface-customevent
 */
interface CustomEvent<T = any> extends Event {
  /** The data. */
  readonly detail: T;
  /**
   * Makes an event of `document.createEvent()` anew. There is none: use the constructor.
   * @param bubbles default: false
   * @param cancelable default: false
   * @param detail default: null
   * @deprecated use the constructor
   */
  initCustomEvent(type: string, bubbles?: boolean, cancelable?: boolean, detail?: T): void;
}
declare var CustomEvent: {
  readonly prototype: CustomEvent;
  new <T>(type: string, eventInitDict?: CustomEventInit<T>): CustomEvent<T>;
};

/** What is called for an event: a function, or an object with a method `handleEvent`. @since 0.1.0 */
type EventListenerOrEventListenerObject<Of = any> = ((event: Of) => void) | { handleEvent(event: Of): void };

/** What listeners of `Type` get at `Target`: what the handler `on…` takes, anything where there is none. @since 0.1.0 */
type EventOf<Target, Type extends string> =
  Target extends Record<`on${Type}`, infer Handler>
    ? NonNullable<Handler> extends (this: any, event: infer Of) => unknown
      ? Of
      : any
    : any;

/** What makes a listener another one. @since 0.1.0 */
interface EventListenerOptions {
  /** Part of a listener's identity; all captures are called before the others. @default false */
  capture?: boolean;
}

/** How a listener is called. @since 0.1.0 */
interface AddEventListenerOptions extends EventListenerOptions {
  /** Removes it before the first call. @default false */
  once?: boolean;
  /** Whether `preventDefault()` has no effect in it. @default false */
  passive?: boolean;
  /** Removes it when it aborts. */
  signal?: AbortSignal;
}

/**
 * What events are dispatched to.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#interface-eventtarget
 */
interface EventTarget {
  /**
   * Calls `callback` for each event of that type. The same callback with the same `capture` is there once.
   * An error that it throws is reported like one that nobody has caught.
   * @param callback null: nothing is added
   * @param options a boolean stands for `capture`
   * @example
   * const target = new EventTarget();
   * target.addEventListener('ready', (event: CustomEvent<number>) => console.log(event.detail), { once: true });
   * target.dispatchEvent(new CustomEvent('ready', { detail: 1 }));
   */
  addEventListener<Type extends string>(
    type: Type,
    callback: EventListenerOrEventListenerObject<EventOf<this, Type>> | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    callback: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  /**
   * Calls the listeners of the event's type, before it returns.
   * @returns false if one of them has called `preventDefault()`
   * @throws {DOMException} `InvalidStateError` if the event is being dispatched
   */
  dispatchEvent(event: Event): boolean;
  /**
   * Ends what `addEventListener` with the same callback and the same `capture` has begun.
   * @param options a boolean stands for `capture`, the only option that counts
   */
  removeEventListener(
    type: string,
    callback: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void;
}
declare var EventTarget: {
  readonly prototype: EventTarget;
  new (): EventTarget;
};

/**
 * Listens at the global object: `error`, `unhandledrejection`, `rejectionhandled`.
 * @param options a boolean stands for `capture`
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#dom-eventtarget-addeventlistener
 */
declare function addEventListener(
  type: 'error',
  callback: EventListenerOrEventListenerObject<ErrorEvent> | null,
  options?: AddEventListenerOptions | boolean,
): void;
declare function addEventListener(
  type: 'rejectionhandled' | 'unhandledrejection',
  callback: EventListenerOrEventListenerObject<PromiseRejectionEvent> | null,
  options?: AddEventListenerOptions | boolean,
): void;
declare function addEventListener(
  type: string,
  callback: EventListenerOrEventListenerObject | null,
  options?: AddEventListenerOptions | boolean,
): void;

/**
 * Ends listening at the global object.
 * @param options a boolean stands for `capture`, the only option that counts
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#dom-eventtarget-removeeventlistener
 */
declare function removeEventListener(
  type: string,
  callback: EventListenerOrEventListenerObject | null,
  options?: EventListenerOptions | boolean,
): void;

/**
 * Dispatches an event to the global object.
 * @since 0.1.0
 * @see https://dom.spec.whatwg.org/#dom-eventtarget-dispatchevent
 */
declare function dispatchEvent(event: Event): boolean;
