/** What comes from the core of a request of HTTP, for whoever sent it. */
import type { Bytes } from '../../internal/bytes.ts';
import type { FlatHeaders, HttpEvent } from '../../internal/http-ops.d.ts';

/** The head of a response, and what came of its body along with it. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: FlatHeaders;
  readonly bytes: Bytes | undefined;
  /** There is no more body than `bytes`. */
  readonly isEnd: boolean;
}

/** The `receiver` of the op `httpStart`. */
export interface HttpReceiver {
  onResponse(response: HttpResponse): void;
  onBody(bytes: Bytes | undefined, isEnd: boolean): void;
  /** `code` is like ECONNREFUSED. Nothing follows. */
  onFailure(code: string, message: string): void;
  /** After a write that answered false: all has left. */
  onWritten(): void;
}

const RESPONSE = 0;
const BODY = 1;
const FAILURE = 2;

/** The hook of the core. */
export function httpEvent(
  receiver: HttpReceiver,
  event: HttpEvent,
  first: Bytes | string | undefined,
  second: boolean | string | undefined,
  status: number,
  statusText: string,
  headers: FlatHeaders,
): void {
  if (event === RESPONSE) {
    receiver.onResponse({ status, statusText, headers, bytes: first as Bytes | undefined, isEnd: second as boolean });
  } else if (event === BODY) {
    receiver.onBody(first as Bytes | undefined, second as boolean);
  } else if (event === FAILURE) {
    receiver.onFailure(first as string, second as string);
  } else {
    receiver.onWritten();
  }
}
