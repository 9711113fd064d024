/** Streams of data: sources, sinks, transforms. */

/** How the queue of a stream is measured. */
interface QueuingStrategy<Chunk = any> {
  /** How much may be queued before the producer is asked to wait; a non-negative number. */
  highWaterMark?: number;
  /** The size of a chunk; 1 by default. Byte streams take none. */
  size?: (chunk: Chunk) => number;
}

/**
 * Where a ReadableStream gets its chunks from.
 * @see https://streams.spec.whatwg.org/#underlying-source-api
 */
interface UnderlyingSource<Chunk = any> {
  /** Called at once, before anything else. No other function is called before its promise is fulfilled. */
  start?: (controller: ReadableStreamDefaultController<Chunk>) => any;
  /** Called when there is room in the queue, or somebody reads; not again before its promise is fulfilled. */
  pull?: (controller: ReadableStreamDefaultController<Chunk>) => void | PromiseLike<void>;
  /** Called when nobody wants the rest. */
  cancel?: (reason?: any) => void | PromiseLike<void>;
  type?: undefined;
}

/**
 * Where a ReadableStream of bytes gets them from.
 * @see https://streams.spec.whatwg.org/#underlying-source-api
 */
interface UnderlyingByteSource {
  start?: (controller: ReadableByteStreamController) => any;
  pull?: (controller: ReadableByteStreamController) => void | PromiseLike<void>;
  cancel?: (reason?: any) => void | PromiseLike<void>;
  type: 'bytes';
  /** Bytes of the buffers that `pull` finds in `byobRequest` when the reader brings none. */
  autoAllocateChunkSize?: number;
}

/** How a pipe ends. */
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

/** The two sides of a transform. */
interface ReadableWritablePair<Read = any, Written = any> {
  readable: ReadableStream<Read>;
  writable: WritableStream<Written>;
}

/** What a read gives. */
type ReadableStreamReadResult<Chunk> = { done: false; value: Chunk } | { done: true; value: Chunk | undefined };

/**
 * A source of chunks.
 * @see https://streams.spec.whatwg.org/#rs-class
 */
interface ReadableStream<Chunk = any> {
  /** Whether a reader or a pipe has it. */
  readonly locked: boolean;
  /** Says that nobody wants the rest. Rejects with a TypeError if the stream is locked. */
  cancel(reason?: any): Promise<void>;
  /**
   * Locks the stream to a reader.
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
  [Symbol.asyncIterator](options?: { preventCancel?: boolean }): ReadableStreamAsyncIterator<Chunk>;
}
declare var ReadableStream: {
  readonly prototype: ReadableStream;
  /**
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

/** The iterator of a ReadableStream. */
interface ReadableStreamAsyncIterator<Chunk> extends AsyncIteratorObject<Chunk, undefined, undefined> {
  [Symbol.asyncIterator](): ReadableStreamAsyncIterator<Chunk>;
}

/**
 * Reads a stream chunk by chunk.
 * @see https://streams.spec.whatwg.org/#default-reader-class
 */
interface ReadableStreamDefaultReader<Chunk = any> {
  /** Fulfilled when the stream closes, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** Says that nobody wants the rest. */
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
 * @see https://streams.spec.whatwg.org/#byob-reader-class
 */
interface ReadableStreamBYOBReader {
  /** Fulfilled when the stream closes, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** Says that nobody wants the rest. */
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
 * @see https://streams.spec.whatwg.org/#rs-default-controller-class
 */
interface ReadableStreamDefaultController<Chunk = any> {
  /** How much the queue lacks until it is full, negative when it is over-full; null once the stream has failed. */
  readonly desiredSize: number | null;
  /** Ends the stream once the queue is empty. @throws {TypeError} if that was done already */
  close(): void;
  /** Adds a chunk. @throws {TypeError} if the stream is closed or has failed */
  enqueue(chunk?: Chunk): void;
  /** Fails the stream: the queue is dropped, and all reads reject. */
  error(error?: any): void;
}
declare var ReadableStreamDefaultController: {
  readonly prototype: ReadableStreamDefaultController;
};

/**
 * What the source of a stream of bytes controls it by.
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
  /** Fails the stream: the queue is dropped, and all reads reject. */
  error(error?: any): void;
}
declare var ReadableByteStreamController: {
  readonly prototype: ReadableByteStreamController;
};

/**
 * Where a WritableStream puts its chunks.
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
  type?: undefined;
}

/**
 * A destination of chunks.
 * @see https://streams.spec.whatwg.org/#ws-class
 */
interface WritableStream<Chunk = any> {
  /** Whether a writer or a pipe has it. */
  readonly locked: boolean;
  /** Drops what is queued and fails the stream. Rejects with a TypeError if the stream is locked. */
  abort(reason?: any): Promise<void>;
  /** Closes after what is queued. Rejects with a TypeError if the stream is locked or closing. */
  close(): Promise<void>;
  /** Locks the stream to a writer. @throws {TypeError} if it is locked */
  getWriter(): WritableStreamDefaultWriter<Chunk>;
}
declare var WritableStream: {
  readonly prototype: WritableStream;
  /** @throws {RangeError} for a `highWaterMark` that is negative or NaN */
  new <Chunk = any>(underlyingSink?: UnderlyingSink<Chunk>, strategy?: QueuingStrategy<Chunk>): WritableStream<Chunk>;
};

/**
 * Writes to a stream.
 * @see https://streams.spec.whatwg.org/#default-writer-class
 */
interface WritableStreamDefaultWriter<Chunk = any> {
  /** Fulfilled when the stream has closed, rejected when it fails or the lock is released. */
  readonly closed: Promise<void>;
  /** How much the queue lacks until it is full; null once the stream has failed. */
  readonly desiredSize: number | null;
  /** Fulfilled while there is room in the queue. */
  readonly ready: Promise<void>;
  /** Drops what is queued and fails the stream. */
  abort(reason?: any): Promise<void>;
  /** Closes after what is queued. */
  close(): Promise<void>;
  /** Unlocks the stream; what was written stays queued. */
  releaseLock(): void;
  /** Fulfilled when the sink has taken the chunk. */
  write(chunk?: Chunk): Promise<void>;
}
declare var WritableStreamDefaultWriter: {
  readonly prototype: WritableStreamDefaultWriter;
  /** @throws {TypeError} if the stream is locked */
  new <Chunk = any>(stream: WritableStream<Chunk>): WritableStreamDefaultWriter<Chunk>;
};

/**
 * What the sink of a stream controls it by.
 * @see https://streams.spec.whatwg.org/#ws-default-controller-class
 */
interface WritableStreamDefaultController {
  /** Aborts when the stream does: for writes that are under way. */
  readonly signal: AbortSignal;
  /** Fails the stream. */
  error(error?: any): void;
}
declare var WritableStreamDefaultController: {
  readonly prototype: WritableStreamDefaultController;
};

/**
 * What a TransformStream does with chunks.
 * @see https://streams.spec.whatwg.org/#transformer-api
 */
interface Transformer<Written = any, Read = any> {
  start?: (controller: TransformStreamDefaultController<Read>) => any;
  /** Called for each chunk; passes it on unchanged if it is missing. */
  transform?: (chunk: Written, controller: TransformStreamDefaultController<Read>) => void | PromiseLike<void>;
  /** Called after the last chunk. */
  flush?: (controller: TransformStreamDefaultController<Read>) => void | PromiseLike<void>;
  /** Called when the readable side is canceled or the writable side aborted. */
  cancel?: (reason?: any) => void | PromiseLike<void>;
  readableType?: undefined;
  writableType?: undefined;
}

/**
 * A pair of streams: what is written to one can be read, transformed, from the other.
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
   * @param writableStrategy default: room for one chunk
   * @param readableStrategy default: none, chunks are transformed when they are read
   */
  new <Written = any, Read = any>(
    transformer?: Transformer<Written, Read>,
    writableStrategy?: QueuingStrategy<Written>,
    readableStrategy?: QueuingStrategy<Read>,
  ): TransformStream<Written, Read>;
};

/**
 * What a transformer controls its stream by.
 * @see https://streams.spec.whatwg.org/#ts-default-controller-class
 */
interface TransformStreamDefaultController<Read = any> {
  /** How much the readable side's queue lacks until it is full; null once it has failed. */
  readonly desiredSize: number | null;
  /** Adds a chunk to the readable side. @throws {TypeError} if that is closed or has failed */
  enqueue(chunk?: Read): void;
  /** Fails both sides. */
  error(reason?: any): void;
  /** Closes the readable side and fails the writable side. */
  terminate(): void;
}
declare var TransformStreamDefaultController: {
  readonly prototype: TransformStreamDefaultController;
};

/**
 * A strategy that counts bytes: the `byteLength` of chunks.
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
  new (init: { highWaterMark: number }): ByteLengthQueuingStrategy;
};

/**
 * A strategy that counts chunks.
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
  new (init: { highWaterMark: number }): CountQueuingStrategy;
};
