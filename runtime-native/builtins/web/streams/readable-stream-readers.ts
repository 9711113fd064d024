/**
 * ReadableStreamDefaultReader and ReadableStreamBYOBReader.
 * @see https://streams.spec.whatwg.org/#default-reader-class
 * @see https://streams.spec.whatwg.org/#byob-reader-class
 */
import { printAttributes } from '../../internal/inspectable.ts';
import {
  arrayBufferByteLength,
  arrayBufferDetached,
  typedArrayLength,
  typedArrayTag,
} from '../../internal/primordials.ts';
import {
  newPromise,
  type PromiseCapability,
  promiseRejectedWith,
  rejectedInvocation,
} from '../../internal/promises.ts';
import { bufferOfView, byteLengthOf, toBufferView } from '../../internal/webidl/buffers.ts';
import { member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toUnsignedLongLongInRange } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { ByobReaderState, DefaultReaderState, type ReadableState } from './readable-state.ts';
import { readableState } from './readable-stream.ts';

type Result<Chunk> = { value: Chunk; done: false } | { value: Chunk | undefined; done: true };

function toReadableState(value: unknown, what: string): ReadableState {
  requireArguments(`${what} constructor`, value === undefined ? 0 : 1, 1);
  const state = readableState(value);
  if (state === undefined) throw new TypeError(`${what} constructor, stream: not of type ReadableStream`);
  return state;
}

const releasedError = (): TypeError => new TypeError('The lock of the reader was released');

/** A read that settles a promise. */
class PromisedRead<Chunk> {
  readonly #capability = newPromise<Result<Chunk>>();

  get promise(): PromiseCapability<Result<Chunk>>['promise'] {
    return this.#capability.promise;
  }

  chunkSteps(value: Chunk): void {
    this.#capability.resolve({ value, done: false });
  }

  closeSteps(value: Chunk | undefined = undefined): void {
    this.#capability.resolve({ value, done: true });
  }

  errorSteps(error: unknown): void {
    this.#capability.reject(error);
  }
}

export class ReadableStreamDefaultReader {
  readonly #state: DefaultReaderState;

  constructor(stream: unknown) {
    this.#state = new DefaultReaderState(toReadableState(stream, 'ReadableStreamDefaultReader'));
  }

  get closed(): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamDefaultReader');
    return this.#state.closed.promise;
  }

  cancel(reason: unknown = undefined): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamDefaultReader');
    return this.#state.stream === undefined ? promiseRejectedWith(releasedError()) : this.#state.cancel(reason);
  }

  read(): Promise<Result<unknown>> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamDefaultReader');
    if (this.#state.stream === undefined) return promiseRejectedWith(releasedError());
    const request = new PromisedRead<unknown>();
    this.#state.read(request);
    return request.promise;
  }

  releaseLock(): void {
    if (!isObject(this) || !(#state in this)) throw illegalInvocation('ReadableStreamDefaultReader');
    if (this.#state.stream !== undefined) this.#state.release();
  }
}
configureInterface(ReadableStreamDefaultReader, 'ReadableStreamDefaultReader');
printAttributes(ReadableStreamDefaultReader.prototype, []);

/** The interface that the standard calls ReadableStreamBYOBReader. */
export class ReadableStreamByobReader {
  readonly #state: ByobReaderState;

  constructor(stream: unknown) {
    this.#state = new ByobReaderState(toReadableState(stream, 'ReadableStreamBYOBReader'));
  }

  get closed(): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamBYOBReader');
    return this.#state.closed.promise;
  }

  cancel(reason: unknown = undefined): Promise<undefined> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamBYOBReader');
    return this.#state.stream === undefined ? promiseRejectedWith(releasedError()) : this.#state.cancel(reason);
  }

  read(view: unknown, options: unknown = undefined): Promise<Result<ArrayBufferView>> {
    if (!isObject(this) || !(#state in this)) return rejectedInvocation('ReadableStreamBYOBReader');
    try {
      requireArguments('ReadableStreamBYOBReader.read', arguments.length, 1);
      const target = toBufferView(view, 'ReadableStreamBYOBReader.read, view');
      const min = toMin(options, target);
      if (this.#state.stream === undefined) throw releasedError();
      const request = new PromisedRead<ArrayBufferView>();
      this.#state.read(target, min, request);
      return request.promise;
    } catch (error) {
      return promiseRejectedWith(error);
    }
  }

  releaseLock(): void {
    if (!isObject(this) || !(#state in this)) throw illegalInvocation('ReadableStreamBYOBReader');
    if (this.#state.stream !== undefined) this.#state.release();
  }
}
configureInterface(ReadableStreamByobReader, 'ReadableStreamBYOBReader');
printAttributes(ReadableStreamByobReader.prototype, []);

/** The member `min` of the options of a read into `view`, in elements; checks the view too. */
function toMin(options: unknown, view: ArrayBufferView<ArrayBuffer>): number {
  const what = 'ReadableStreamBYOBReader.read';
  const dictionary = toDictionary(options, `${what}, options`);
  const min = member(dictionary, 'min', toUnsignedLongLongInRange, 1, `${what}, options`);
  const byteLength = byteLengthOf(view);
  const buffer = bufferOfView(view) as ArrayBuffer;
  if (byteLength === 0) throw new TypeError(`${what}, view: must not be empty`);
  if (arrayBufferByteLength(buffer) === 0) throw new TypeError(`${what}, view: its buffer must not be empty`);
  if (arrayBufferDetached(buffer)) throw new TypeError(`${what}, view: its buffer is detached`);
  if (min === 0) throw new TypeError(`${what}, options.min: must not be 0`);
  const length = typedArrayTag(view) === undefined ? byteLength : typedArrayLength(view);
  if (min > length) throw new RangeError(`${what}, options.min: more than the view holds`);
  return min;
}
