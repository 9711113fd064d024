/** WebSockets. */

/** What a message of bytes is given as. @since 0.1.0 */
type BinaryType = 'arraybuffer' | 'blob';

/** Options of a CloseEvent. @since 0.1.0 */
interface CloseEventInit extends EventInit {
  /** The code of the end. @default 0 */
  code?: number;
  /** What the server says. @default '' */
  reason?: string;
  /** Whether both sides have agreed on the end. @default false */
  wasClean?: boolean;
}

/**
 * Says that a WebSocket has closed.
 * @since 0.1.0
 * @see https://websockets.spec.whatwg.org/#the-closeevent-interface
 */
interface CloseEvent extends Event {
  /** 1000 for a normal end, 1005 for an end without code, 1006 for one without closing handshake. */
  readonly code: number;
  /** What the server says. */
  readonly reason: string;
  /** Whether both sides have agreed on the end. */
  readonly wasClean: boolean;
}
declare var CloseEvent: {
  readonly prototype: CloseEvent;
  new (type: string, eventInitDict?: CloseEventInit): CloseEvent;
};

/**
 * A connection to a server that both sides send messages over. The program waits for its end.
 * @since 0.1.0
 * @see https://websockets.spec.whatwg.org/#the-websocket-interface
 */
interface WebSocket extends EventTarget {
  /** What messages of bytes are given as. @default 'blob' */
  binaryType: BinaryType;
  /** Bytes that were sent and have not left. */
  readonly bufferedAmount: number;
  /**
   * Ends the connection.
   * @param code 1000 or from 3000 to 4999; default: none
   * @param reason at most 123 bytes of UTF-8
   * @throws {DOMException} `InvalidAccessError` for another code, `SyntaxError` for a longer reason
   */
  close(code?: number, reason?: string): void;
  /**
   * What the server has chosen to extend the protocol with.
   * @remarks Always empty: there are no extensions, not even compression.
   */
  readonly extensions: string;
  /** Called at the end. */
  onclose: ((this: WebSocket, event: CloseEvent) => unknown) | null;
  /** Called when the connection has failed; `message` says why. */
  onerror: ((this: WebSocket, event: Event) => unknown) | null;
  /** Called for each message. */
  onmessage: ((this: WebSocket, event: MessageEvent) => unknown) | null;
  /** Called when the connection is open. */
  onopen: ((this: WebSocket, event: Event) => unknown) | null;
  /** What the server has chosen; empty if it has not. */
  readonly protocol: string;
  /** One of the constants below. */
  readonly readyState: number;
  /** Sends one message. @throws {DOMException} `InvalidStateError` before the connection is open */
  send(data: string | ArrayBuffer | ArrayBufferView | Blob): void;
  /** With the scheme `ws` or `wss`. */
  readonly url: string;
  /** 3 */
  readonly CLOSED: 3;
  /** 2 */
  readonly CLOSING: 2;
  /** 0 */
  readonly CONNECTING: 0;
  /** 1 */
  readonly OPEN: 1;
}
declare var WebSocket: {
  readonly prototype: WebSocket;
  /**
   * @param url absolute; `http` means `ws`, `https` means `wss` @throws {DOMException} `SyntaxError` for another
   * URL, and for names of protocols that are invalid or come twice
   * @param protocols what the server may choose from; default: nothing
   */
  new (url: string | URL, protocols?: string | Iterable<string>): WebSocket;
  /** 3 */
  readonly CLOSED: 3;
  /** 2 */
  readonly CLOSING: 2;
  /** 0 */
  readonly CONNECTING: 0;
  /** 1 */
  readonly OPEN: 1;
};
