/** The ops of `core/ops/http_ops.cc`: requests of HTTP/1.1. `core/net` does them. */

/** What an {@link HttpHook} call is about. */
export type HttpEvent =
  /** `bytes`, `isEnd`, status, status text and header list. Once. */
  | 0
  /** `bytes`, `isEnd`: more of the body. */
  | 1
  /** A code like ECONNREFUSED and a message. The last one. */
  | 2
  /** All that was written has left. */
  | 3;

/** Names in lower case and values, in turn, each a byte string. */
export type FlatHeaders = string[];

export interface HttpOps {
  /**
   * Sends a request. What comes of it goes to the hook `httpEvent`, with `receiver`, which lives as long as the program
   * waits for it: the event loop does, from now on. Answers the number of the request.
   *
   * `host` is what to connect to, an address of IPv6 without brackets; `tlsName` is the name that the server has to
   * prove, empty without TLS; `tunnelRequest` is the request that asks a proxy for a tunnel, or empty. `head` is a byte
   * string: request line, headers and empty line. Nobody may change `body` until it has left.
   * `flags`: 1 more of the body follows, as chunks; 2 the method is HEAD; 4 it asks for another
   * protocol: its connection is nobody else's, and what is written leaves as it is; 8 over a
   * connection that nobody has used.
   */
  httpStart(
    receiver: object,
    host: string,
    port: number,
    tlsName: string,
    tunnelRequest: string,
    head: string,
    body: Uint8Array | undefined,
    flags: number,
  ): number;
  /** More of the request's body. False: wait for event 3. Nobody may change the bytes until they have left. */
  httpWrite(id: number, bytes: Uint8Array): boolean;
  /** The request's body is complete. */
  httpFinish(id: number): void;
  /** 0: send no more of the body. 1: it may come, but the program does not wait for it. 2: the event loop waits. */
  httpSetInterest(id: number, interest: 0 | 1 | 2): void;
  /** Nothing follows any more. */
  httpCancel(id: number): void;
  /** An event of the inspector's protocol, for the clients that want those of its domain. `params` is JSON. */
  tellDebugger(method: string, params: string): void;
  /** The key of a WebSocket's handshake, and what the server has to answer. */
  webSocketKeys(): [key: string, accept: string];
  /** Bytes as code units, and back: Infra's isomorphic decode and encode. */
  isomorphicDecode(bytes: Uint8Array): string;
  isomorphicEncode(text: string): Uint8Array<ArrayBuffer>;
}

/** The hook of these ops. `bytes` is undefined where there are none. */
export type HttpHook = (
  receiver: never,
  event: HttpEvent,
  first: Uint8Array<ArrayBuffer> | string | undefined,
  second: boolean | string | undefined,
  status: number,
  statusText: string,
  headers: FlatHeaders,
) => void;
