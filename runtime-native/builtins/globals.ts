/**
 * The table of globals: one row per name that a script sees beyond ECMAScript. `spec` links to the
 * definition; `shape` decides the property's attributes as Web IDL does.
 */
import { defineProperty, objectKeys } from './internal/primordials.ts';
import { process } from './node/process.ts';
import { AbortController, AbortSignal } from './web/abort-signal.ts';
import { atob, btoa } from './web/base64.ts';
import { BroadcastChannel } from './web/broadcast-channel.ts';
import { CompressionStream, DecompressionStream } from './web/compression/compression-streams.ts';
import { Crypto, crypto } from './web/crypto/crypto.ts';
import { CryptoKey } from './web/crypto/crypto-key.ts';
import { SubtleCrypto } from './web/crypto/subtle-crypto.ts';
import { DOMException } from './web/dom-exception.ts';
import { TextDecoder } from './web/encoding/text-decoder.ts';
import { TextEncoder } from './web/encoding/text-encoder.ts';
import { TextDecoderStream, TextEncoderStream } from './web/encoding/text-streams.ts';
import { ErrorEvent, PromiseRejectionEvent } from './web/error-events.ts';
import { CustomEvent, Event } from './web/event.ts';
import { EventSource } from './web/event-source.ts';
import { EventTarget } from './web/event-target.ts';
import { fetch } from './web/fetch/fetch.ts';
import { FormData } from './web/fetch/form-data.ts';
import { Headers } from './web/fetch/headers.ts';
import { Request } from './web/fetch/request.ts';
import { Response } from './web/fetch/response.ts';
import { Blob } from './web/files/blob.ts';
import { File } from './web/files/file.ts';
import { FileReader } from './web/files/file-reader.ts';
import { reportError } from './web/global-scope.ts';
import { MessageEvent } from './web/message-event.ts';
import { MessageChannel, MessagePort } from './web/message-port.ts';
import { Navigator, navigator } from './web/navigator.ts';
import { Performance, performance } from './web/performance.ts';
import { PerformanceEntry } from './web/performance-entry.ts';
import { PerformanceObserver, PerformanceObserverEntryList } from './web/performance-observer.ts';
import { ProgressEvent } from './web/progress-event.ts';
import { QuotaExceededError } from './web/quota-exceeded-error.ts';
import { ByteLengthQueuingStrategy, CountQueuingStrategy } from './web/streams/queuing-strategies.ts';
import {
  ReadableByteStreamController,
  ReadableStreamByobRequest,
} from './web/streams/readable-byte-stream-controller.ts';
import { ReadableStream } from './web/streams/readable-stream.ts';
import { ReadableStreamDefaultController } from './web/streams/readable-stream-default-controller.ts';
import { ReadableStreamByobReader, ReadableStreamDefaultReader } from './web/streams/readable-stream-readers.ts';
import { TransformStream, TransformStreamDefaultController } from './web/streams/transform-stream.ts';
import {
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from './web/streams/writable-stream.ts';
import { structuredClone } from './web/structured-clone.ts';
import { clearInterval, clearTimeout, queueMicrotask, setInterval, setTimeout } from './web/timers.ts';
import { URL } from './web/url/url.ts';
import { URLSearchParams } from './web/url/url-search-params.ts';
import { URLPattern } from './web/url-pattern/url-pattern.ts';
import { PerformanceMark, PerformanceMeasure } from './web/user-timing.ts';
import { CloseEvent } from './web/websocket/close-event.ts';
import { WebSocket } from './web/websocket/web-socket.ts';

/** Operations and attributes are enumerable, interfaces and namespaces are not; all can be replaced. */
type Shape = 'attribute' | 'interface' | 'namespace' | 'operation';

export interface GlobalEntry {
  readonly spec: string;
  readonly shape: Shape;
  readonly load: () => unknown;
}

const FETCH = 'https://fetch.spec.whatwg.org/';
const CONSOLE = 'https://console.spec.whatwg.org/';
const DOM = 'https://dom.spec.whatwg.org/';
const HR_TIME = 'https://w3c.github.io/hr-time/';
const HTML = 'https://html.spec.whatwg.org/';
const URL_STANDARD = 'https://url.spec.whatwg.org/';
const WEB_CRYPTO = 'https://w3c.github.io/webcrypto/';
const STREAMS = 'https://streams.spec.whatwg.org/';
const FILE_API = 'https://w3c.github.io/FileAPI/';
const WEB_SOCKETS = 'https://websockets.spec.whatwg.org/';
const ENCODING = 'https://encoding.spec.whatwg.org/';
const COMPRESSION = 'https://compression.spec.whatwg.org/';
const WEB_IDL = 'https://webidl.spec.whatwg.org/';
const PERFORMANCE_TIMELINE = 'https://w3c.github.io/performance-timeline/';
const USER_TIMING = 'https://w3c.github.io/user-timing/';

const scope = globalThis as unknown as Record<string, unknown>;

export const globals: Readonly<Record<string, GlobalEntry>> = {
  AbortController: { spec: `${DOM}#interface-abortcontroller`, shape: 'interface', load: () => AbortController },
  AbortSignal: { spec: `${DOM}#interface-AbortSignal`, shape: 'interface', load: () => AbortSignal },
  Blob: { spec: `${FILE_API}#dfn-Blob`, shape: 'interface', load: () => Blob },
  ByteLengthQueuingStrategy: {
    spec: `${STREAMS}#blqs-class`,
    shape: 'interface',
    load: () => ByteLengthQueuingStrategy,
  },
  CompressionStream: { spec: `${COMPRESSION}#compression-stream`, shape: 'interface', load: () => CompressionStream },
  CountQueuingStrategy: { spec: `${STREAMS}#cqs-class`, shape: 'interface', load: () => CountQueuingStrategy },
  Crypto: { spec: `${WEB_CRYPTO}#crypto-interface`, shape: 'interface', load: () => Crypto },
  CryptoKey: { spec: `${WEB_CRYPTO}#cryptokey-interface`, shape: 'interface', load: () => CryptoKey },
  BroadcastChannel: {
    spec: `${HTML}#broadcasting-to-other-browsing-contexts`,
    shape: 'interface',
    load: () => BroadcastChannel,
  },
  CustomEvent: { spec: `${DOM}#interface-customevent`, shape: 'interface', load: () => CustomEvent },
  DOMException: { spec: `${WEB_IDL}#idl-DOMException`, shape: 'interface', load: () => DOMException },
  DecompressionStream: {
    spec: `${COMPRESSION}#decompression-stream`,
    shape: 'interface',
    load: () => DecompressionStream,
  },
  ErrorEvent: { spec: `${HTML}#the-errorevent-interface`, shape: 'interface', load: () => ErrorEvent },
  Event: { spec: `${DOM}#interface-event`, shape: 'interface', load: () => Event },
  EventTarget: { spec: `${DOM}#interface-eventtarget`, shape: 'interface', load: () => EventTarget },
  File: { spec: `${FILE_API}#dfn-file`, shape: 'interface', load: () => File },
  CloseEvent: { spec: `${WEB_SOCKETS}#the-closeevent-interface`, shape: 'interface', load: () => CloseEvent },
  EventSource: { spec: `${HTML}#the-eventsource-interface`, shape: 'interface', load: () => EventSource },
  FileReader: { spec: `${FILE_API}#dfn-filereader`, shape: 'interface', load: () => FileReader },
  ProgressEvent: {
    spec: 'https://xhr.spec.whatwg.org/#interface-progressevent',
    shape: 'interface',
    load: () => ProgressEvent,
  },
  TextDecoder: { spec: `${ENCODING}#interface-textdecoder`, shape: 'interface', load: () => TextDecoder },
  TextDecoderStream: {
    spec: `${ENCODING}#interface-textdecoderstream`,
    shape: 'interface',
    load: () => TextDecoderStream,
  },
  TextEncoder: { spec: `${ENCODING}#interface-textencoder`, shape: 'interface', load: () => TextEncoder },
  TextEncoderStream: {
    spec: `${ENCODING}#interface-textencoderstream`,
    shape: 'interface',
    load: () => TextEncoderStream,
  },
  WebSocket: { spec: `${WEB_SOCKETS}#the-websocket-interface`, shape: 'interface', load: () => WebSocket },
  FormData: { spec: 'https://xhr.spec.whatwg.org/#interface-formdata', shape: 'interface', load: () => FormData },
  Request: { spec: `${FETCH}#request-class`, shape: 'interface', load: () => Request },
  Response: { spec: `${FETCH}#response-class`, shape: 'interface', load: () => Response },
  fetch: { spec: `${FETCH}#fetch-method`, shape: 'operation', load: () => fetch },
  Headers: { spec: `${FETCH}#headers-class`, shape: 'interface', load: () => Headers },
  MessageChannel: { spec: `${HTML}#message-channels`, shape: 'interface', load: () => MessageChannel },
  MessageEvent: { spec: `${HTML}#the-messageevent-interface`, shape: 'interface', load: () => MessageEvent },
  MessagePort: { spec: `${HTML}#message-ports`, shape: 'interface', load: () => MessagePort },
  Navigator: { spec: `${HTML}#the-navigator-object`, shape: 'interface', load: () => Navigator },
  Performance: { spec: `${HR_TIME}#sec-performance`, shape: 'interface', load: () => Performance },
  PerformanceEntry: {
    spec: `${PERFORMANCE_TIMELINE}#the-performanceentry-interface`,
    shape: 'interface',
    load: () => PerformanceEntry,
  },
  PerformanceMark: { spec: `${USER_TIMING}#performancemark`, shape: 'interface', load: () => PerformanceMark },
  PerformanceMeasure: { spec: `${USER_TIMING}#performancemeasure`, shape: 'interface', load: () => PerformanceMeasure },
  PerformanceObserver: {
    spec: `${PERFORMANCE_TIMELINE}#the-performanceobserver-interface`,
    shape: 'interface',
    load: () => PerformanceObserver,
  },
  PerformanceObserverEntryList: {
    spec: `${PERFORMANCE_TIMELINE}#the-performanceobserverentrylist-interface`,
    shape: 'interface',
    load: () => PerformanceObserverEntryList,
  },
  PromiseRejectionEvent: {
    spec: `${HTML}#the-promiserejectionevent-interface`,
    shape: 'interface',
    load: () => PromiseRejectionEvent,
  },
  ReadableByteStreamController: {
    spec: `${STREAMS}#rbs-controller-class`,
    shape: 'interface',
    load: () => ReadableByteStreamController,
  },
  ReadableStream: { spec: `${STREAMS}#rs-class`, shape: 'interface', load: () => ReadableStream },
  ReadableStreamBYOBReader: {
    spec: `${STREAMS}#byob-reader-class`,
    shape: 'interface',
    load: () => ReadableStreamByobReader,
  },
  ReadableStreamBYOBRequest: {
    spec: `${STREAMS}#rs-byob-request-class`,
    shape: 'interface',
    load: () => ReadableStreamByobRequest,
  },
  ReadableStreamDefaultController: {
    spec: `${STREAMS}#rs-default-controller-class`,
    shape: 'interface',
    load: () => ReadableStreamDefaultController,
  },
  ReadableStreamDefaultReader: {
    spec: `${STREAMS}#default-reader-class`,
    shape: 'interface',
    load: () => ReadableStreamDefaultReader,
  },
  TransformStream: { spec: `${STREAMS}#ts-class`, shape: 'interface', load: () => TransformStream },
  TransformStreamDefaultController: {
    spec: `${STREAMS}#ts-default-controller-class`,
    shape: 'interface',
    load: () => TransformStreamDefaultController,
  },
  URL: { spec: `${URL_STANDARD}#url-class`, shape: 'interface', load: () => URL },
  URLPattern: {
    spec: 'https://urlpattern.spec.whatwg.org/#urlpattern-class',
    shape: 'interface',
    load: () => URLPattern,
  },
  URLSearchParams: {
    spec: `${URL_STANDARD}#interface-urlsearchparams`,
    shape: 'interface',
    load: () => URLSearchParams,
  },
  QuotaExceededError: {
    spec: `${WEB_IDL}#quotaexceedederror`,
    shape: 'interface',
    load: () => QuotaExceededError,
  },
  SubtleCrypto: { spec: `${WEB_CRYPTO}#subtlecrypto-interface`, shape: 'interface', load: () => SubtleCrypto },
  WritableStream: { spec: `${STREAMS}#ws-class`, shape: 'interface', load: () => WritableStream },
  WritableStreamDefaultController: {
    spec: `${STREAMS}#ws-default-controller-class`,
    shape: 'interface',
    load: () => WritableStreamDefaultController,
  },
  WritableStreamDefaultWriter: {
    spec: `${STREAMS}#default-writer-class`,
    shape: 'interface',
    load: () => WritableStreamDefaultWriter,
  },
  atob: { spec: `${HTML}#dom-atob`, shape: 'operation', load: () => atob },
  btoa: { spec: `${HTML}#dom-btoa`, shape: 'operation', load: () => btoa },
  clearInterval: { spec: `${HTML}#dom-clearinterval`, shape: 'operation', load: () => clearInterval },
  clearTimeout: { spec: `${HTML}#dom-cleartimeout`, shape: 'operation', load: () => clearTimeout },
  // V8's own object: web/console.ts puts our methods on it.
  console: { spec: `${CONSOLE}#console-namespace`, shape: 'namespace', load: () => scope.console },
  crypto: { spec: `${WEB_CRYPTO}#dfn-crypto`, shape: 'attribute', load: () => crypto },
  navigator: { spec: `${HTML}#dom-navigator`, shape: 'attribute', load: () => navigator },
  performance: { spec: `${HR_TIME}#the-performance-attribute`, shape: 'attribute', load: () => performance },
  process: { spec: 'https://nodejs.org/api/process.html', shape: 'namespace', load: () => process },
  queueMicrotask: { spec: `${HTML}#dom-queuemicrotask`, shape: 'operation', load: () => queueMicrotask },
  reportError: { spec: `${HTML}#dom-reporterror`, shape: 'operation', load: () => reportError },
  self: { spec: `${HTML}#dom-self`, shape: 'attribute', load: () => globalThis },
  setInterval: { spec: `${HTML}#dom-setinterval`, shape: 'operation', load: () => setInterval },
  structuredClone: { spec: `${HTML}#dom-structuredclone`, shape: 'operation', load: () => structuredClone },
  setTimeout: { spec: `${HTML}#dom-settimeout`, shape: 'operation', load: () => setTimeout },
};

export function installGlobals(): void {
  for (const name of objectKeys(globals)) {
    const { load, shape } = globals[name] as GlobalEntry;
    defineProperty(globalThis, name, {
      value: load(),
      writable: true,
      enumerable: shape === 'attribute' || shape === 'operation',
      configurable: true,
    });
  }
}
