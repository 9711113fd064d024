/**
 * ReadableStream.
 * @see https://streams.spec.whatwg.org/#rs-class
 */

import { type AbortSignal, toAbortSignal } from '../../internal/abort.ts';
import { printAttributes } from '../../internal/inspectable.ts';
import { defineProperty, reflectApply } from '../../internal/primordials.ts';
import {
  invokeForPromise,
  markAsHandled,
  promiseRejectedWith,
  promiseResolvedWith,
  rejectedInvocation,
} from '../../internal/promises.ts';
import {
  type Callback,
  type Dictionary,
  enumeration,
  instanceOf,
  member,
  requiredMember,
  toCallback,
  toDictionary,
} from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toObject, toUnsignedLongLongInRange } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { ByteControllerState } from './byte-controller-state.ts';
import { readableFromIterable } from './from-iterable.ts';
import { type PipeOptions, pipe } from './pipe.ts';
import {
  extractHighWaterMark,
  extractSizeAlgorithm,
  type QueuingStrategy,
  toQueuingStrategy,
} from './queuing-strategies.ts';
import { iterateReadable } from './readable-async-iterator.ts';
import { readableByteStreamController } from './readable-byte-stream-controller.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { ReadableState } from './readable-state.ts';
import { readableStreamDefaultController } from './readable-stream-default-controller.ts';
import { ReadableStreamByobReader, ReadableStreamDefaultReader } from './readable-stream-readers.ts';
import type { SourceAlgorithms } from './source-state.ts';
import { teeReadable } from './tee.ts';
import { isWritableStream, type WritableStream, writableState } from './writable-stream.ts';

/** Handed to the constructor by this file: the stream exists already. */
let given: ReadableState | undefined;

/** What `value` is behind its interface; undefined if it is no ReadableStream. */
export let readableState: (value: unknown) => ReadableState | undefined;

/** The stream that scripts see for `state`. */
export function wrapReadable(state: ReadableState): ReadableStream {
  given = state;
  return new ReadableStream();
}

function stateOf(value: unknown): ReadableState {
  const state = readableState(value);
  if (state === undefined) throw illegalInvocation('ReadableStream');
  return state;
}

export const isReadableStream = (value: unknown): value is ReadableStream => readableState(value) !== undefined;

const toReadableStreamType = enumeration('ReadableStreamType', ['bytes']);
const toReaderMode = enumeration('ReadableStreamReaderMode', ['byob']);
const toReadable = instanceOf('ReadableStream', isReadableStream);
const toWritable = instanceOf('WritableStream', isWritableStream);

/** Sets up `stream` as `underlyingSource` says. */
function setUpFromSource(stream: ReadableState, underlyingSource: object | undefined, strategy: QueuingStrategy): void {
  const what = 'ReadableStream constructor, underlyingSource';
  const dictionary = toDictionary(underlyingSource, what);
  const autoAllocateChunkSize = member<number | undefined>(
    dictionary,
    'autoAllocateChunkSize',
    toUnsignedLongLongInRange,
    undefined,
    what,
  );
  const cancel = member<Callback | undefined>(dictionary, 'cancel', toCallback, undefined, what);
  const pull = member<Callback | undefined>(dictionary, 'pull', toCallback, undefined, what);
  const start = member<Callback | undefined>(dictionary, 'start', toCallback, undefined, what);
  const type = member<'bytes' | undefined>(dictionary, 'type', toReadableStreamType, undefined, what);
  const cancelAlgorithm =
    cancel && ((reason: unknown): Promise<unknown> => invokeForPromise(cancel, underlyingSource, [reason]));
  const algorithmsFor = <Controller>(wrap: (controller: Controller) => object): SourceAlgorithms<Controller> => ({
    start: start && ((controller) => promiseResolvedWith(reflectApply(start, underlyingSource, [wrap(controller)]))),
    pull: pull && ((controller) => invokeForPromise(pull, underlyingSource, [wrap(controller)])),
    cancel: cancelAlgorithm,
  });
  if (type === 'bytes') {
    if (strategy.size !== undefined) throw new RangeError('A byte stream takes no size() in its strategy');
    const highWaterMark = extractHighWaterMark(strategy, 0);
    if (autoAllocateChunkSize === 0) throw new TypeError(`${what}.autoAllocateChunkSize: must not be 0`);
    const algorithms = algorithmsFor(readableByteStreamController);
    new ByteControllerState(stream, algorithms, highWaterMark, autoAllocateChunkSize);
  } else {
    const size = extractSizeAlgorithm(strategy);
    const highWaterMark = extractHighWaterMark(strategy, 1);
    new ReadableControllerState(stream, algorithmsFor(readableStreamDefaultController), highWaterMark, size);
  }
}

function toPipeOptions(value: unknown, what: string): PipeOptions {
  const dictionary = toDictionary(value, what);
  const preventAbort = member(dictionary, 'preventAbort', toBoolean, false);
  const preventCancel = member(dictionary, 'preventCancel', toBoolean, false);
  const preventClose = member(dictionary, 'preventClose', toBoolean, false);
  const signal = member<AbortSignal | undefined>(dictionary, 'signal', toAbortSignal, undefined, what);
  return { preventAbort, preventCancel, preventClose, signal };
}

export class ReadableStream {
  readonly #state: ReadableState;

  static {
    readableState = (value) => (isObject(value) && #state in value ? (value as ReadableStream).#state : undefined);
  }

  constructor(underlyingSource: unknown = undefined, strategy: unknown = undefined) {
    if (given !== undefined) {
      this.#state = given;
      given = undefined;
      return;
    }
    const source =
      underlyingSource === undefined
        ? undefined
        : toObject(underlyingSource, 'ReadableStream constructor, underlyingSource');
    const queuingStrategy = toQueuingStrategy(strategy, 'ReadableStream constructor, strategy');
    this.#state = new ReadableState();
    setUpFromSource(this.#state, source, queuingStrategy);
  }

  static from(asyncIterable: unknown): ReadableStream {
    requireArguments('ReadableStream.from', arguments.length, 1);
    return wrapReadable(readableFromIterable(asyncIterable));
  }

  get locked(): boolean {
    return stateOf(this).isLocked;
  }

  cancel(reason: unknown = undefined): Promise<undefined> {
    const state = readableState(this);
    if (state === undefined) return rejectedInvocation('ReadableStream');
    if (state.isLocked) return promiseRejectedWith(new TypeError('A locked stream can be canceled by its reader only'));
    return state.cancel(reason);
  }

  getReader(options: unknown = undefined): ReadableStreamDefaultReader | ReadableStreamByobReader {
    stateOf(this);
    const dictionary = toDictionary(options, 'ReadableStream.getReader, options');
    const mode = member<'byob' | undefined>(dictionary, 'mode', toReaderMode, undefined);
    return mode === undefined ? new ReadableStreamDefaultReader(this) : new ReadableStreamByobReader(this);
  }

  pipeThrough(transform: unknown, options: unknown = undefined): ReadableStream {
    const state = stateOf(this);
    requireArguments('ReadableStream.pipeThrough', arguments.length, 1);
    const what = 'ReadableStream.pipeThrough, transform';
    const pair: Dictionary = toDictionary(transform, what);
    const readable = requiredMember(pair, 'readable', toReadable, what);
    const writable = requiredMember(pair, 'writable', toWritable, what);
    const pipeOptions = toPipeOptions(options, 'ReadableStream.pipeThrough, options');
    const destination = lockableWritable(state, writable);
    markAsHandled(pipe(state, destination, pipeOptions));
    return readable;
  }

  pipeTo(destination: unknown, options: unknown = undefined): Promise<undefined> {
    try {
      const state = stateOf(this);
      requireArguments('ReadableStream.pipeTo', arguments.length, 1);
      const writable = toWritable(destination, 'ReadableStream.pipeTo, destination');
      const pipeOptions = toPipeOptions(options, 'ReadableStream.pipeTo, options');
      return pipe(state, lockableWritable(state, writable), pipeOptions);
    } catch (error) {
      return promiseRejectedWith(error);
    }
  }

  tee(): ReadableStream[] {
    const branches = teeReadable(stateOf(this));
    return [wrapReadable(branches[0]), wrapReadable(branches[1])];
  }

  values(options: unknown = undefined): object {
    const state = stateOf(this);
    const dictionary = toDictionary(options, 'ReadableStream.values, options');
    return iterateReadable(state, member(dictionary, 'preventCancel', toBoolean, false));
  }
}
configureInterface(ReadableStream, 'ReadableStream');
defineProperty(ReadableStream.prototype, Symbol.asyncIterator, {
  value: ReadableStream.prototype.values,
  writable: true,
  configurable: true,
});
printAttributes(ReadableStream.prototype, ['locked']);

/** What `destination` is, once neither it nor the source is found locked. */
function lockableWritable(
  source: ReadableState,
  destination: WritableStream,
): NonNullable<ReturnType<typeof writableState>> {
  const state = writableState(destination) as NonNullable<ReturnType<typeof writableState>>;
  if (source.isLocked) throw new TypeError('The stream is locked and cannot be piped');
  if (state.isLocked) throw new TypeError('The destination is locked and cannot be piped to');
  return state;
}
