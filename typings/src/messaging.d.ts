/** Messages between parts of a program. */

/** What {@link structuredClone} and `postMessage` move instead of copying it. @since 0.1.0 */
type Transferable = ArrayBuffer | MessagePort | ReadableStream | TransformStream | WritableStream;

/** What becomes of parts that may be moved. @since 0.1.0 */
interface StructuredSerializeOptions {
  /** Moved to the copy: the originals are detached. @default [] */
  transfer?: Iterable<Transferable>;
}

/**
 * Copies a value with all that it refers to: objects, arrays, `Map`, `Set`, `Date`, `RegExp`, errors, buffers and
 * their
 * views, platform objects that are made for it. Functions, symbols and most platform objects cannot be copied.
 * Prototypes of classes and accessors are lost. A `SharedArrayBuffer` keeps sharing its memory.
 * @throws {DOMException} `DataCloneError` if something cannot be copied or transferred
 * @example
 * const copy = structuredClone({ when: new Date(), tags: new Set(['a']) });
 * console.log(copy.tags.has('a')); // true
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-structuredclone
 */
declare function structuredClone<T = any>(value: T, options?: StructuredSerializeOptions): T;

/** Members of a {@link MessageEvent} that is made by a script. @since 0.1.0 */
interface MessageEventInit<T = any> extends EventInit {
  /** The message. @default null */
  data?: T;
  /** The id of an event of a server. @default '' */
  lastEventId?: string;
  /** Where it comes from. @default '' */
  origin?: string;
  /** The ports that were transferred with it. @default [] */
  ports?: Iterable<MessagePort>;
  /** Who sent it. @default null */
  source?: MessagePort | null;
}

/**
 * A message that has come.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#the-messageevent-interface
 */
interface MessageEvent<T = any> extends Event {
  /** The message. */
  readonly data: T;
  /** The id of an event of a server. */
  readonly lastEventId: string;
  /** Where it comes from. @remarks Empty for ports and channels: programs have no origin. */
  readonly origin: string;
  /** The ports that were transferred with it. */
  readonly ports: readonly MessagePort[];
  /** Who sent it; null where that is not known, as with ports. */
  readonly source: MessagePort | null;
  /**
   * Makes an event of `document.createEvent()` anew. There is none: use the constructor.
   * @param type as of the constructor
   * @param bubbles default: false
   * @param cancelable default: false
   * @param data default: null
   * @param origin default: the empty string
   * @param lastEventId default: the empty string
   * @param source default: null
   * @param ports default: none
   * @deprecated use the constructor
   */
  initMessageEvent(
    type: string,
    bubbles?: boolean,
    cancelable?: boolean,
    data?: any,
    origin?: string,
    lastEventId?: string,
    source?: MessagePort | null,
    ports?: Iterable<MessagePort>,
  ): void;
}
declare var MessageEvent: {
  readonly prototype: MessageEvent;
  new <T>(type: string, eventInitDict?: MessageEventInit<T>): MessageEvent<T>;
};

/**
 * One end of a channel. Messages wait in it until `start()` is called or `onmessage` is set. A port can be
 * transferred; the
 * messages that wait in it go with it.
 * @remarks An open port does not keep the program running: without workers nothing could come any more.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#message-ports
 */
interface MessagePort extends EventTarget {
  /** Called when the other end was closed. */
  onclose: ((this: MessagePort, event: Event) => unknown) | null;
  /** Called for each message. To set it starts the port. */
  onmessage: ((this: MessagePort, event: MessageEvent) => unknown) | null;
  /** Called for a message that cannot be read. */
  onmessageerror: ((this: MessagePort, event: MessageEvent) => unknown) | null;
  /** Ends the channel. What was sent before still arrives. */
  close(): void;
  /**
   * Sends a copy of `message` to the other end.
   * @param options what is moved; default: nothing
   * @throws {DOMException} `DataCloneError` if something cannot be copied or transferred
   */
  postMessage(message: any, options?: StructuredSerializeOptions | Iterable<Transferable>): void;
  /** Lets messages come. */
  start(): void;
}
declare var MessagePort: {
  readonly prototype: MessagePort;
};

/**
 * Two ports: what is sent through one comes out of the other.
 * @example
 * const { port1, port2 } = new MessageChannel();
 * port2.onmessage = ({ data }) => console.log(data);
 * port1.postMessage('hello');
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#message-channels
 */
interface MessageChannel {
  /** One end. */
  readonly port1: MessagePort;
  /** The other end. */
  readonly port2: MessagePort;
}
declare var MessageChannel: {
  readonly prototype: MessageChannel;
  new (): MessageChannel;
};

/**
 * Sends messages to all channels of the same name but itself.
 * @remarks The channels of one runtime only. An open channel does not keep the program running.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#broadcasting-to-other-browsing-contexts
 */
interface BroadcastChannel extends EventTarget {
  /** The name. */
  readonly name: string;
  /** Called for each message. */
  onmessage: ((this: BroadcastChannel, event: MessageEvent) => unknown) | null;
  /** Called for a message that cannot be read. */
  onmessageerror: ((this: BroadcastChannel, event: MessageEvent) => unknown) | null;
  /** Hears nothing from now on, what is under way included. */
  close(): void;
  /**
   * Sends each of the other channels a copy of `message`.
   * @throws {DOMException} `InvalidStateError` after `close()`, `DataCloneError` if something cannot be copied
   */
  postMessage(message: any): void;
}
declare var BroadcastChannel: {
  readonly prototype: BroadcastChannel;
  new (name: string): BroadcastChannel;
};
