/**
 * The bodies of requests and responses. Their streams are made when a script asks for one: most bodies are read at once,
 * as text or bytes.
 * @see https://fetch.spec.whatwg.org/#concept-body
 */
import type { Bytes, BytesReceiver } from '../../internal/bytes.ts';
import { ops } from '../../internal/native.ts';
import { typedArrayByteLength } from '../../internal/primordials.ts';
import { markAsHandled, promiseResolvedWith } from '../../internal/promises.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import { type Blob, blobBytesNow, blobSize, blobStream, isBlob } from '../files/blob.ts';
import {
  acquireReader,
  cancelStream,
  closeBytes,
  createReadableByteStream,
  createTransformStream,
  enqueueBytes,
  isDisturbed,
  isLocked,
  pipeTo,
  readAllBytes,
  readableStreamTee,
} from '../streams/internals.ts';
import type { ReadableStream } from '../streams/readable-stream.ts';
import { IncomingBody } from './incoming-body.ts';

/** What a body can be sent from, and again. */
export type BodySource = Blob | Bytes | string;

const { utf8Encode } = ops;
const NOTHING = { chunkSteps(): void {}, closeSteps(): void {}, errorSteps(): void {} };

export class Body {
  /** Undefined for a stream of unknown origin. Not to be changed. */
  readonly source: BodySource | undefined;
  #incoming: IncomingBody | undefined;
  #stream: ReadableStream | undefined;
  /** Read without a stream. */
  #isConsumed = false;
  /** Another body has the same source. */
  #isShared = false;

  constructor(source: BodySource | undefined, origin: IncomingBody | ReadableStream | undefined) {
    this.source = source;
    if (origin instanceof IncomingBody) this.#incoming = origin;
    else this.#stream = origin;
  }

  /** In bytes; null when unknown. */
  get length(): number | null {
    const { source } = this;
    if (source === undefined) return null;
    if (typeof source === 'string') return utf8Encode(source).length;
    return isBlob(source) ? blobSize(source) : typedArrayByteLength(source);
  }

  get isDisturbed(): boolean {
    return this.#isConsumed || (this.#stream !== undefined && isDisturbed(this.#stream));
  }

  /** The standard's "unusable". */
  get isUnusable(): boolean {
    const stream = this.#stream;
    return this.#isConsumed || (stream !== undefined && (isDisturbed(stream) || isLocked(stream)));
  }

  get stream(): ReadableStream {
    this.#stream ??= this.#makeStream();
    return this.#stream;
  }

  #makeStream(): ReadableStream {
    if (this.#isConsumed) {
      const stream = createReadableByteStream({ start: closeBytes });
      acquireReader(stream).read(NOTHING);
      return stream;
    }
    const incoming = this.#incoming;
    this.#incoming = undefined;
    return incoming === undefined ? streamOf(this.source as BodySource) : incoming.makeStream();
  }

  /** All bytes, for nobody else. The caller has made sure that the body is usable. */
  readAll(receiver: BytesReceiver): void {
    if (this.#stream !== undefined) {
      readAllBytes(this.#stream, receiver);
      return;
    }
    this.#isConsumed = true;
    const incoming = this.#incoming;
    if (incoming !== undefined) {
      this.#incoming = undefined;
      incoming.readAll(receiver);
      return;
    }
    const source = this.source as BodySource;
    if (typeof source === 'string') receiver.onBytes(utf8Encode(source));
    else if (isBlob(source)) receiver.onBytes(copyBytes(blobBytesNow(source)));
    else receiver.onBytes(this.#isShared ? copyBytes(source) : source);
  }

  /** As {@link readAll}, if nothing has to be waited for. */
  takeIfComplete(): Bytes | string | undefined {
    if (this.#stream !== undefined) return undefined;
    const complete = this.#incoming === undefined ? this.#ownBytes() : this.#incoming.takeIfComplete();
    if (complete !== undefined) {
      this.#isConsumed = true;
      this.#incoming = undefined;
    }
    return complete;
  }

  #ownBytes(): Bytes | string | undefined {
    const source = this.source as BodySource;
    if (typeof source === 'string') return source;
    if (isBlob(source)) return undefined;
    return this.#isShared ? copyBytes(source) : source;
  }

  /** The standard's "clone". */
  clone(): Body {
    const { source } = this;
    if (source !== undefined && this.#stream === undefined) {
      this.#isShared = true;
      const body = new Body(source, undefined);
      body.#isShared = true;
      return body;
    }
    const [first, second] = readableStreamTee(this.stream, true);
    this.#stream = first;
    return new Body(source, second);
  }

  /** A body with what is in this one, which is used up by that: a Request made of a Request. */
  take(): Body {
    const stream = this.#stream;
    if (stream !== undefined) {
      // A script may have the stream: this one remains, and is read by the other.
      const { readable, writable } = createTransformStream({});
      markAsHandled(pipeTo(stream, writable));
      return new Body(this.source, readable);
    }
    const taken = new Body(this.source, this.#incoming);
    taken.#isShared = this.#isShared;
    this.#incoming = undefined;
    this.#isConsumed = true;
    return taken;
  }

  /** Nobody will read it. */
  cancel(reason: unknown): Promise<undefined> {
    if (this.#stream !== undefined) return cancelStream(this.#stream, reason);
    this.#incoming?.cancel();
    return promiseResolvedWith(undefined);
  }
}

function streamOf(source: BodySource): ReadableStream {
  if (isBlob(source)) return blobStream(source);
  return createReadableByteStream({
    pull: (controller) => {
      // The stream takes over the buffer it is given.
      enqueueBytes(controller, typeof source === 'string' ? utf8Encode(source) : copyBytes(source));
      closeBytes(controller);
      return promiseResolvedWith(undefined);
    },
  });
}
