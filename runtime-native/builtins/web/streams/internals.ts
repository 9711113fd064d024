/**
 * Streams for the rest of the built-ins: made, read and piped without the objects that scripts could patch.
 * Functions that take a stream take the object that scripts see.
 */
import type { BytesReceiver } from '../../internal/bytes.ts';
import { hasOwn, typedArrayByteLength } from '../../internal/primordials.ts';
import { ByteCollector } from './byte-collector.ts';
import { ByteControllerState } from './byte-controller-state.ts';
import { type PipeOptions, pipe } from './pipe.ts';
import type { SizeAlgorithm } from './queuing-strategies.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { DefaultReaderState, ReadableState, type ReadRequest } from './readable-state.ts';
import { type ReadableStream, readableState, wrapReadable } from './readable-stream.ts';
import type { SourceAlgorithms } from './source-state.ts';
import { teeReadable } from './tee.ts';
import { type TransformerAlgorithms, TransformState } from './transform-state.ts';
import { type SinkAlgorithms, WritableControllerState } from './writable-controller-state.ts';
import { WritableState } from './writable-state.ts';
import { type WritableStream, wrapWritable, writableState } from './writable-stream.ts';

export { isReadableStream } from './readable-stream.ts';
export type { ByteControllerState, DefaultReaderState, ReadableControllerState, ReadRequest, TransformState };

const stateOf = (stream: ReadableStream): ReadableState => readableState(stream) as ReadableState;

/** The member of `init`, not of Object.prototype, where scripts may have put something. */
function own<Init extends object, Name extends keyof Init>(init: Init, name: Name): Init[Name] | undefined {
  return hasOwn(init, name) ? init[name] : undefined;
}

type ReadableInit = Partial<SourceAlgorithms<ReadableControllerState>> & {
  readonly highWaterMark?: number;
  readonly size?: SizeAlgorithm;
};

/** `pull` and `cancel` return promises; `pull` is called again once its promise is fulfilled and there is demand. */
export function createReadableStream(init: ReadableInit): ReadableStream {
  const state = new ReadableState();
  const source = { start: own(init, 'start'), pull: own(init, 'pull'), cancel: own(init, 'cancel') };
  new ReadableControllerState(state, source, own(init, 'highWaterMark') ?? 1, own(init, 'size'));
  return wrapReadable(state);
}

type ReadableByteInit = Partial<SourceAlgorithms<ByteControllerState>> & {
  readonly highWaterMark?: number;
  readonly autoAllocateChunkSize?: number;
};

export function createReadableByteStream(init: ReadableByteInit): ReadableStream {
  const state = new ReadableState();
  const source = { start: own(init, 'start'), pull: own(init, 'pull'), cancel: own(init, 'cancel') };
  new ByteControllerState(state, source, own(init, 'highWaterMark') ?? 0, own(init, 'autoAllocateChunkSize'));
  return wrapReadable(state);
}

/** Passes bytes on to a byte stream, which takes over their buffer; none are ignored. */
export function enqueueBytes(controller: ByteControllerState, bytes: Uint8Array<ArrayBuffer>): void {
  if (typedArrayByteLength(bytes) > 0) controller.enqueue(bytes);
}

/** Closes a byte stream, also for readers that wait with a buffer. */
export function closeBytes(controller: ByteControllerState): void {
  controller.close();
  if (controller.hasPendingPullIntos) controller.respond(0);
}

type WritableInit = Partial<SinkAlgorithms> & {
  readonly highWaterMark?: number;
  readonly size?: SizeAlgorithm;
};

export function createWritableStream(init: WritableInit): WritableStream {
  const state = new WritableState();
  const sink = {
    start: own(init, 'start'),
    write: own(init, 'write'),
    close: own(init, 'close'),
    abort: own(init, 'abort'),
  };
  new WritableControllerState(state, sink, own(init, 'highWaterMark') ?? 1, own(init, 'size'));
  return wrapWritable(state);
}

export interface TransformPair {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

/** As the standard's "set up" of a TransformStream. */
export function createTransformStream(algorithms: Partial<TransformerAlgorithms>): TransformPair {
  const state = new TransformState(
    {
      transform: own(algorithms, 'transform'),
      flush: own(algorithms, 'flush'),
      cancel: own(algorithms, 'cancel'),
    },
    { highWaterMark: 1, size: undefined },
    { highWaterMark: 0, size: undefined },
    undefined,
  );
  return { readable: wrapReadable(state.readable), writable: wrapWritable(state.writable) };
}

/** Whether it has been read from or canceled. */
export const isDisturbed = (stream: ReadableStream): boolean => stateOf(stream).disturbed;
export const isLocked = (stream: ReadableStream): boolean => stateOf(stream).isLocked;
export const isWritableLocked = (stream: WritableStream): boolean => (writableState(stream) as WritableState).isLocked;
export const isClosed = (stream: ReadableStream): boolean => stateOf(stream).state === 'closed';
export const isErrored = (stream: ReadableStream): boolean => stateOf(stream).state === 'errored';

/** Also if it is locked. */
export const cancelStream = (stream: ReadableStream, reason: unknown): Promise<undefined> =>
  stateOf(stream).cancel(reason);

/** Errors the stream from outside, as the standard's "error" does. */
export const errorStream = (stream: ReadableStream, error: unknown): void => stateOf(stream).controller.error(error);

/** A reader without an object; its `read` takes callbacks. @throws {TypeError} when the stream is locked. */
export const acquireReader = (stream: ReadableStream): DefaultReaderState => new DefaultReaderState(stateOf(stream));

export function readableStreamTee(stream: ReadableStream, cloneForBranch2 = false): [ReadableStream, ReadableStream] {
  const branches = teeReadable(stateOf(stream), cloneForBranch2);
  return [wrapReadable(branches[0]), wrapReadable(branches[1])];
}

const DEFAULT_PIPE_OPTIONS: PipeOptions = {
  preventAbort: false,
  preventCancel: false,
  preventClose: false,
  signal: undefined,
};

export const pipeTo = (
  source: ReadableStream,
  destination: WritableStream,
  options = DEFAULT_PIPE_OPTIONS,
): Promise<undefined> => pipe(stateOf(source), writableState(destination) as WritableState, options);

/** All bytes of a stream of Uint8Arrays; a chunk of another type is an error. @throws {TypeError} when it is locked. */
export function readAllBytes(stream: ReadableStream, receiver: BytesReceiver): void {
  new ByteCollector(stateOf(stream), receiver).read();
}
