/** Streams of data: sources, sinks, transforms. */

/** How the queue of a stream is measured. @since 0.1.0 */
interface QueuingStrategy<Chunk = any> {
  /**
   * How much may be queued before the producer is asked to wait; a non-negative number.
   * @default 1; 0 for streams of bytes and the readable side of a transform
   */
  highWaterMark?: number;
  /** The size of a chunk; 1 by default. Byte streams take none. */
  size?: (chunk: Chunk) => number;
}

/**
 * Where a ReadableStream gets its chunks from.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#underlying-source-api
 */
interface UnderlyingSource<Chunk = any> {
  /** Called at once, before anything else. No other function is called before its promise is fulfilled. */
  start?: (controller: ReadableStreamDefaultController<Chunk>) => any;
  /** Called when there is room in the queue, or somebody reads; not again before its promise is fulfilled. */
  pull?: (controller: ReadableStreamDefaultController<Chunk>) => void | PromiseLike<void>;
  /** Called when nobody wants the rest. */
  cancel?: (reason?: any) => void | PromiseLike<void>;
  /** Must not be there: `'bytes'` would make it an {@link UnderlyingByteSource}. */
  type?: undefined;
}

/**
 * Where a ReadableStream of bytes gets them from.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#underlying-source-api
 */
interface UnderlyingByteSource {
  /** Called at once, before anything else. */
  start?: (controller: ReadableByteStreamController) => any;
  /** Called when there is room in the queue, or somebody reads. */
  pull?: (controller: ReadableByteStreamController) => void | PromiseLike<void>;
  /** Called when nobody wants the rest. */
  cancel?: (reason?: any) => void | PromiseLike<void>;
  /** What makes it a stream of bytes. */
  type: 'bytes';
  /**
   * Bytes of the buffers that `pull` finds in `byobRequest` when the reader brings none.
   * @default none: `byobRequest` is null unless the reader brings a buffer
   */
  autoAllocateChunkSize?: number;
}

/** How a pipe ends. @since 0.1.0 */
interface StreamPipeOptions {
  /** Errors of the source do not abort the destination. @default false */
  preventAbort?: boolean;
  /** Errors of the destination do not cancel the source. @default false */
  preventCancel?: boolean;
  /** The end of the source does not close the destination. @default false */
  preventClose?: boolean;
  /** Ends the pipe, then aborts the destination and cancels the source unless prevented. */
  signal?: AbortSignal;
}

/** The two sides of a transform. @since 0.1.0 */
interface ReadableWritablePair<Read = any, Written = any> {
  /** Where the result is read. */
  readable: ReadableStream<Read>;
  /** Where the input is written. */
  writable: WritableStream<Written>;
}

/** What a read gives. @since 0.1.0 */
type ReadableStreamReadResult<Chunk> = { done: false; value: Chunk } | { done: true; value: Chunk | undefined };

/**
 * A source of chunks.
 * @example
 * const numbers = ReadableStream.from([1, 2, 3]);
 * for await (const number of numbers) console.log(number);
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#rs-class
 */
interface ReadableStream<Chunk = any> {
  /** Whether a reader or a pipe has it. */
  readonly locked: boolean;
  /**
   * Says that nobody wants the rest.
   * @param reason handed to the source; default: undefined
   * @throws {TypeError} (rejects) if the stream is locked
   */
  cancel(reason?: any): Promise<void>;
  /**
   * Locks the stream to a reader.
   * @param options `mode`: `'byob'` for a reader that brings its own buffers
   * @throws {TypeError} if it is locked, or with `mode` if it is no stream of bytes
   */
  getReader(options: { mode: 'byob' }): ReadableStreamBYOBReader;
  getReader(options?: { mode?: undefined }): ReadableStreamDefaultReader<Chunk>;
  /**
   * Pipes into the writable side; returns the readable side.
   * @throws {TypeError} if this stream or the writable side is locked
   */
  pipeThrough<Read>(transform: ReadableWritablePair<Read, Chunk>, options?: StreamPipeOptions): ReadableStream<Read>;
  /** Writes all chunks to `destination`. Rejects with the error of either side, or the reason of the signal. */
  pipeTo(destination: WritableStream<Chunk>, options?: StreamPipeOptions): Promise<void>;
  /**
   * Locks the stream; returns two with the same chunks. Streams of bytes get copies, others share them.
   * @throws {TypeError} if it is locked
   */
  tee(): [ReadableStream<Chunk>, ReadableStream<Chunk>];
  /**
   * Locks the stream to an iterator.
   * @param options `preventCancel`: leaving the loop early does not cancel the stream
   * @throws {TypeError} if it is locked
   */
  values(options?: { preventCancel?: boolean }): ReadableStreamAsyncIterator<Chunk>;
  /** The same as `values`. @param options `preventCancel`: leaving the loop early does not cancel the stream */
  [Symbol.asyncIterator](options?: { preventCancel?: boolean }): ReadableStreamAsyncIterator<Chunk>;
}
declare var ReadableStream: {
  readonly prototype: ReadableStream;
  /**
   * @param underlyingSource default: one that gives nothing
   * @param strategy default: room for one chunk, or none in a stream of bytes
   * @throws {RangeError} for a `highWaterMark` that is negative or NaN, or a `size` of a stream of bytes
   * @throws what `start` throws
   */
  new (underlyingSource: UnderlyingByteSource, strategy?: { highWaterMark?: number }): ReadableStream<Uint8Array>;
  new <Chunk = any>(
    underlyingSource?: UnderlyingSource<Chunk>,
    strategy?: QueuingStrategy<Chunk>,
  ): ReadableStream<Chunk>;
  /**
   * A stream of what an iterable yields; a synchronous one's promises are waited for.
   * @throws {TypeError} if it is not iterable
   */
  from<Chunk>(asyncIterable: AsyncIterable<Chunk> | Iterable<Chunk | PromiseLike<Chunk>>): ReadableStream<Chunk>;
};

/** The iterator of a ReadableStream. @since 0.1.0 */
interface ReadableStreamAsyncIterator<Chunk> extends AsyncIteratorObject<Chunk, undefined, undefined> {
  /** Itself. */
  [Symbol.asyncIterator](): ReadableStreamAsyncIterator<Chunk>;
}

/**
 * Reads a stream chunk by chunk.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#default-reader-class
 */
interface ReadableStreamDefaultReader<Chunk = any> {
  /** Fulfilled when the stream closes, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** Says that nobody wants the rest. @param reason handed to the source; default: undefined */
  cancel(reason?: any): Promise<void>;
  /** The next chunk. Rejects with the error of the stream, or a TypeError once the lock is released. */
  read(): Promise<ReadableStreamReadResult<Chunk>>;
  /** Unlocks the stream; reads that wait are rejected with a TypeError. */
  releaseLock(): void;
}
declare var ReadableStreamDefaultReader: {
  readonly prototype: ReadableStreamDefaultReader;
  /** @throws {TypeError} if the stream is locked */
  new <Chunk = any>(stream: ReadableStream<Chunk>): ReadableStreamDefaultReader<Chunk>;
};

/**
 * Reads a stream of bytes into buffers of the program ("bring your own buffer").
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#byob-reader-class
 */
interface ReadableStreamBYOBReader {
  /** Fulfilled when the stream closes, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** Says that nobody wants the rest. @param reason handed to the source; default: undefined */
  cancel(reason?: any): Promise<void>;
  /**
   * Takes over the buffer of `view` and gives it back, filled, in a view of the same type. At the end of the stream the
   * view is empty, and undefined if the stream was canceled.
   * @param options `min`: how many elements to wait for, default 1
   */
  read<View extends ArrayBufferView>(view: View, options?: { min?: number }): Promise<ReadableStreamReadResult<View>>;
  /** Unlocks the stream; reads that wait are rejected with a TypeError. */
  releaseLock(): void;
}
declare var ReadableStreamBYOBReader: {
  readonly prototype: ReadableStreamBYOBReader;
  /** @throws {TypeError} if the stream is locked or no stream of bytes */
  new (stream: ReadableStream): ReadableStreamBYOBReader;
};

/**
 * A buffer that a stream of bytes is asked to fill.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#rs-byob-request-class
 */
interface ReadableStreamBYOBRequest {
  /** What to fill; null once it has been answered. */
  readonly view: Uint8Array | null;
  /**
   * Says that `bytesWritten` bytes have been written to the view; 0 only after the stream was closed.
   * @throws {RangeError} if the view does not hold as many
   */
  respond(bytesWritten: number): void;
  /** The same, with a view of the same memory, which the program had transferred. */
  respondWithNewView(view: ArrayBufferView): void;
}
declare var ReadableStreamBYOBRequest: {
  readonly prototype: ReadableStreamBYOBRequest;
};

/**
 * What the source of a stream controls it by.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#rs-default-controller-class
 */
interface ReadableStreamDefaultController<Chunk = any> {
  /** How much the queue lacks until it is full, negative when it is over-full; null once the stream has failed. */
  readonly desiredSize: number | null;
  /** Ends the stream once the queue is empty. @throws {TypeError} if that was done already */
  close(): void;
  /**
   * Adds a chunk.
   * @param chunk default: undefined
   * @throws {TypeError} if the stream is closed or has failed
   */
  enqueue(chunk?: Chunk): void;
  /**
   * Fails the stream: the queue is dropped, and all reads reject.
   * @param error what reads reject with; default: undefined
   */
  error(error?: any): void;
}
declare var ReadableStreamDefaultController: {
  readonly prototype: ReadableStreamDefaultController;
};

/**
 * What the source of a stream of bytes controls it by.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#rbs-controller-class
 */
interface ReadableByteStreamController {
  /** The buffer of a reader that waits; null if none does. */
  readonly byobRequest: ReadableStreamBYOBRequest | null;
  /** How many bytes the queue lacks until it is full; null once the stream has failed. */
  readonly desiredSize: number | null;
  /** Ends the stream once the queue is empty. @throws {TypeError} if part of an element is in a reader's buffer */
  close(): void;
  /** Takes over the buffer of `chunk`. @throws {TypeError} if that is empty, or the stream is closed or has failed */
  enqueue(chunk: ArrayBufferView): void;
  /**
   * Fails the stream: the queue is dropped, and all reads reject.
   * @param error what reads reject with; default: undefined
   */
  error(error?: any): void;
}
declare var ReadableByteStreamController: {
  readonly prototype: ReadableByteStreamController;
};

/**
 * Where a WritableStream puts its chunks.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#underlying-sink-api
 */
interface UnderlyingSink<Chunk = any> {
  /** Called at once. No other function is called before its promise is fulfilled. */
  start?: (controller: WritableStreamDefaultController) => any;
  /** Called for one chunk after the other. */
  write?: (chunk: Chunk, controller: WritableStreamDefaultController) => void | PromiseLike<void>;
  /** Called after the last chunk. */
  close?: () => void | PromiseLike<void>;
  /** Called instead of what is queued. */
  abort?: (reason?: any) => void | PromiseLike<void>;
  /** Must not be there. */
  type?: undefined;
}

/**
 * A destination of chunks.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#ws-class
 */
interface WritableStream<Chunk = any> {
  /** Whether a writer or a pipe has it. */
  readonly locked: boolean;
  /**
   * Drops what is queued and fails the stream.
   * @param reason handed to the sink; default: undefined
   * @throws {TypeError} (rejects) if the stream is locked
   */
  abort(reason?: any): Promise<void>;
  /** Closes after what is queued. @throws {TypeError} (rejects) if the stream is locked or closing */
  close(): Promise<void>;
  /** Locks the stream to a writer. @throws {TypeError} if it is locked */
  getWriter(): WritableStreamDefaultWriter<Chunk>;
}
declare var WritableStream: {
  readonly prototype: WritableStream;
  /**
   * @param underlyingSink default: one that takes everything
   * @param strategy default: room for one chunk
   * @throws {RangeError} for a `highWaterMark` that is negative or NaN
   */
  new <Chunk = any>(underlyingSink?: UnderlyingSink<Chunk>, strategy?: QueuingStrategy<Chunk>): WritableStream<Chunk>;
};

/**
 * Writes to a stream.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#default-writer-class
 */
interface WritableStreamDefaultWriter<Chunk = any> {
  /** Fulfilled when the stream has closed, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** How much the queue lacks until it is full; null once the stream has failed. */
  readonly desiredSize: number | null;
  /** Fulfilled while there is room in the queue. */
  readonly ready: Promise<void>;
  /** Drops what is queued and fails the stream. @param reason handed to the sink; default: undefined */
  abort(reason?: any): Promise<void>;
  /** Closes after what is queued. */
  close(): Promise<void>;
  /** Unlocks the stream; what was written stays queued. */
  releaseLock(): void;
  /** Fulfilled when the sink has taken the chunk. @param chunk default: undefined */
  write(chunk?: Chunk): Promise<void>;
}
declare var WritableStreamDefaultWriter: {
  readonly prototype: WritableStreamDefaultWriter;
  /** @throws {TypeError} if the stream is locked */
  new <Chunk = any>(stream: WritableStream<Chunk>): WritableStreamDefaultWriter<Chunk>;
};

/**
 * What the sink of a stream controls it by.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#ws-default-controller-class
 */
interface WritableStreamDefaultController {
  /** Aborts when the stream does: for writes that are under way. */
  readonly signal: AbortSignal;
  /** Fails the stream. @param error what writes reject with; default: undefined */
  error(error?: any): void;
}
declare var WritableStreamDefaultController: {
  readonly prototype: WritableStreamDefaultController;
};

/**
 * What a TransformStream does with chunks.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#transformer-api
 */
interface Transformer<Written = any, Read = any> {
  /** Called at once, before anything else. */
  start?: (controller: TransformStreamDefaultController<Read>) => any;
  /** Called for each chunk; passes it on unchanged if it is missing. */
  transform?: (chunk: Written, controller: TransformStreamDefaultController<Read>) => void | PromiseLike<void>;
  /** Called after the last chunk. */
  flush?: (controller: TransformStreamDefaultController<Read>) => void | PromiseLike<void>;
  /** Called when the readable side is canceled or the writable side aborted. */
  cancel?: (reason?: any) => void | PromiseLike<void>;
  /** Must not be there. */
  readableType?: undefined;
  /** Must not be there. */
  writableType?: undefined;
}

/**
 * A pair of streams: what is written to one can be read, transformed, from the other.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#ts-class
 */
interface TransformStream<Written = any, Read = any> {
  /** Where the result is read. */
  readonly readable: ReadableStream<Read>;
  /** Where the input is written. */
  readonly writable: WritableStream<Written>;
}
declare var TransformStream: {
  readonly prototype: TransformStream;
  /**
   * @param transformer default: one that changes nothing
   * @param writableStrategy default: room for one chunk
   * @param readableStrategy default: none, chunks are transformed when they are read
   * @example
   * const upper = new TransformStream<string, string>({
   *   transform: (text, controller) => controller.enqueue(text.toUpperCase()),
   * });
   * for await (const text of ReadableStream.from(['a', 'b']).pipeThrough(upper)) console.log(text);
   */
  new <Written = any, Read = any>(
    transformer?: Transformer<Written, Read>,
    writableStrategy?: QueuingStrategy<Written>,
    readableStrategy?: QueuingStrategy<Read>,
  ): TransformStream<Written, Read>;
};

/**
 * What a transformer controls its stream by.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#ts-default-controller-class
 */
interface TransformStreamDefaultController<Read = any> {
  /** How much the readable side's queue lacks until it is full; null once it has failed. */
  readonly desiredSize: number | null;
  /**
   * Adds a chunk to the readable side.
   * @param chunk default: undefined
   * @throws {TypeError} if that is closed or has failed
   */
  enqueue(chunk?: Read): void;
  /** Fails both sides. @param reason what both sides fail with; default: undefined */
  error(reason?: any): void;
  /** Closes the readable side and fails the writable side. */
  terminate(): void;
}
declare var TransformStreamDefaultController: {
  readonly prototype: TransformStreamDefaultController;
};

/**
 * A strategy that counts bytes: the `byteLength` of chunks.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#blqs-class
 */
interface ByteLengthQueuingStrategy {
  /** What the constructor was given. */
  readonly highWaterMark: number;
  /** Returns the `byteLength` of a chunk. */
  readonly size: (chunk: ArrayBufferView) => number;
}
declare var ByteLengthQueuingStrategy: {
  readonly prototype: ByteLengthQueuingStrategy;
  /** A strategy with room for so many bytes. @param init `highWaterMark`: bytes; must be there */
  new (init: { highWaterMark: number }): ByteLengthQueuingStrategy;
};

/**
 * A strategy that counts chunks.
 * @since 0.1.0
 * @see https://streams.spec.whatwg.org/#cqs-class
 */
interface CountQueuingStrategy {
  /** What the constructor was given. */
  readonly highWaterMark: number;
  /** Returns 1. */
  readonly size: () => number;
}
declare var CountQueuingStrategy: {
  readonly prototype: CountQueuingStrategy;
  /** A strategy with room for so many chunks. @param init `highWaterMark`: chunks; must be there */
  new (init: { highWaterMark: number }): CountQueuingStrategy;
};
