/** Server-sent events. */

/** Options of an EventSource. @since 0.1.0 */
interface EventSourceInit {
  /** Whether credentials are sent across origins. A program has none. @default false */
  withCredentials?: boolean;
}

/**
 * Events that a server sends, over a connection that is opened again when it ends. The program waits for its end.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#the-eventsource-interface
 */
interface EventSource extends EventTarget {
  /** Ends it for good. */
  close(): void;
  /** Called when the connection has ended: for good if `readyState` is `CLOSED`. */
  onerror: ((this: EventSource, event: Event) => unknown) | null;
  /** Called for each event that has no other type. */
  onmessage: ((this: EventSource, event: MessageEvent) => unknown) | null;
  /** Called whenever the connection is open. */
  onopen: ((this: EventSource, event: Event) => unknown) | null;
  /** One of the constants below. */
  readonly readyState: number;
  /** Absolute. */
  readonly url: string;
  /** See {@link EventSourceInit.withCredentials}. */
  readonly withCredentials: boolean;
  /** 2 */
  readonly CLOSED: 2;
  /** 0 */
  readonly CONNECTING: 0;
  /** 1 */
  readonly OPEN: 1;
}
declare var EventSource: {
  readonly prototype: EventSource;
  /** @param url absolute @throws {DOMException} `SyntaxError` for another URL */
  new (url: string | URL, eventSourceInitDict?: EventSourceInit): EventSource;
  /** 2 */
  readonly CLOSED: 2;
  /** 0 */
  readonly CONNECTING: 0;
  /** 1 */
  readonly OPEN: 1;
};
