/** @see https://html.spec.whatwg.org/#the-eventsource-interface */
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import { promiseThen } from '../internal/primordials.ts';
import { member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toBoolean, toUSVString } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException } from './dom-exception.ts';
import { ErrorEvent } from './error-events.ts';
import { Event } from './event.ts';
import { defineHandlerAttributes } from './event-handlers.ts';
import { EventStreamParser } from './event-stream-parser.ts';
import { dispatchTrusted, EventTarget } from './event-target.ts';
import { Fetch } from './fetch/fetch.ts';
import { extractMimeType } from './fetch/mime-type.ts';
import { RequestRecord } from './fetch/request-record.ts';
import { responseRecord } from './fetch/response.ts';
import type { ResponseRecord } from './fetch/response-record.ts';
import { MessageEvent } from './message-event.ts';
import { acquireReader } from './streams/internals.ts';
import { clearTimeout, setTimeout } from './timers.ts';
import { parseUrl, type UrlRecord } from './url/url-record.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 2;
const RECONNECTION_MS = 3000;

/** What an EventSource is behind its interface. */
class SourceState {
  readonly #target: EventSource;
  readonly url: UrlRecord;
  readonly withCredentials: boolean;
  readyState = CONNECTING;
  #lastEventId = '';
  #reconnectionMs = RECONNECTION_MS;
  #fetch: Fetch | undefined = undefined;
  #timer = 0;

  constructor(target: EventSource, url: UrlRecord, withCredentials: boolean) {
    this.#target = target;
    this.url = url;
    this.withCredentials = withCredentials;
  }

  connect(): void {
    const request = new RequestRecord(this.url);
    request.headers.append('Accept', 'text/event-stream');
    request.cache = 'no-store';
    request.credentials = this.withCredentials ? 'include' : 'same-origin';
    if (this.#lastEventId !== '') {
      request.headers.append('Last-Event-ID', ops.isomorphicDecode(ops.utf8Encode(this.#lastEventId)));
    }
    const fetch = new Fetch(request);
    this.#fetch = fetch;
    fetch.start();
    promiseThen(
      fetch.promise,
      (response) => {
        if (this.#fetch === fetch) this.#onResponse(responseRecord(response) as ResponseRecord, fetch);
      },
      (error) => {
        if (this.#fetch === fetch) this.#reestablish(causeText(error));
      },
    );
  }

  #onResponse(response: ResponseRecord, fetch: Fetch): void {
    const essence = extractMimeType(response.headers.get('content-type'))?.essence;
    if (response.status !== 200) this.#fail(`the server answers with status ${response.status}`);
    else if (essence !== 'text/event-stream') this.#fail('the type of the response is not text/event-stream');
    else this.#read(response, fetch);
  }

  #read(response: ResponseRecord, fetch: Fetch): void {
    this.readyState = OPEN;
    dispatchTrusted(this.#target, new Event('open'));
    if (this.#fetch !== fetch || response.body === null) return;
    const origin = (response.url ?? this.url).origin;
    const parser = new EventStreamParser((type, data, lastEventId) => {
      this.#lastEventId = lastEventId;
      if (this.#fetch !== fetch) return;
      const event = new MessageEvent(type, { __proto__: null, data, origin, lastEventId });
      dispatchTrusted(this.#target, event);
    }, this.#lastEventId);
    const reader = acquireReader(response.body.stream);
    const request = {
      chunkSteps: (chunk: unknown): void => {
        if (this.#fetch !== fetch) return;
        parser.push(chunk as Uint8Array<ArrayBuffer>);
        if (parser.retryMs !== undefined) this.#reconnectionMs = parser.retryMs;
        this.#lastEventId = parser.lastEventId;
        if (this.#fetch === fetch) reader.read(request);
      },
      closeSteps: (): void => {
        if (this.#fetch === fetch) this.#reestablish('the server has closed the connection');
      },
      errorSteps: (error: unknown): void => {
        if (this.#fetch === fetch) this.#reestablish(causeText(error));
      },
    };
    reader.read(request);
  }

  /** @see https://html.spec.whatwg.org/#reestablish-the-connection */
  #reestablish(message: string): void {
    this.#fetch = undefined;
    this.readyState = CONNECTING;
    dispatchTrusted(this.#target, new ErrorEvent('error', { __proto__: null, message }));
    if (this.readyState !== CONNECTING) return;
    this.#timer = setTimeout(() => {
      if (this.readyState === CONNECTING) this.connect();
    }, this.#reconnectionMs);
  }

  /** @see https://html.spec.whatwg.org/#fail-the-connection */
  #fail(message: string): void {
    this.close();
    dispatchTrusted(this.#target, new ErrorEvent('error', { __proto__: null, message }));
  }

  close(): void {
    this.readyState = CLOSED;
    clearTimeout(this.#timer);
    const fetch = this.#fetch;
    this.#fetch = undefined;
    fetch?.abort(new DOMException('The EventSource is closed', 'AbortError'));
  }
}

/** What went wrong, in words. */
function causeText(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error ? cause.message : 'the connection failed';
}

let sourceState: (value: unknown) => SourceState | undefined;

export class EventSource extends EventTarget {
  readonly #state: SourceState;

  static {
    sourceState = (value) => (isObject(value) && #state in value ? (value as EventSource).#state : undefined);
  }

  constructor(url: unknown, eventSourceInitDict: unknown = undefined) {
    const what = 'EventSource constructor';
    requireArguments(what, arguments.length, 1);
    const text = toUSVString(url);
    const init = toDictionary(eventSourceInitDict, what);
    const withCredentials = member(init, 'withCredentials', toBoolean, false, what);
    const parsed = parseUrl(text);
    if (parsed === null) throw new DOMException(`${what}: '${text}' is not an absolute URL`, 'SyntaxError');
    super();
    this.#state = new SourceState(this, parsed, withCredentials);
    this.#state.connect();
  }

  get url(): string {
    return stateOf(this).url.href;
  }

  get withCredentials(): boolean {
    return stateOf(this).withCredentials;
  }

  get readyState(): number {
    return stateOf(this).readyState;
  }

  close(): void {
    stateOf(this).close();
  }
}

function stateOf(value: unknown): SourceState {
  const state = sourceState(value);
  if (state === undefined) throw illegalInvocation('EventSource');
  return state;
}

defineHandlerAttributes(
  EventSource.prototype,
  ['open', 'message', 'error'],
  (target) => sourceState(target) !== undefined,
);
configureInterface(EventSource, 'EventSource', { CONNECTING, OPEN, CLOSED });
printAttributes(EventSource.prototype, ['url', 'withCredentials', 'readyState']);
