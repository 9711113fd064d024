/**
 * What a ReadableStream is behind its interface, and its readers: the slots and the abstract operations that work
 * with them. Scripts never see these objects, so their fields are plain.
 * @see https://streams.spec.whatwg.org/#rs-abstract-ops
 */
import { Fifo } from '../../internal/fifo.ts';
import { promiseRejectedWith, promiseResolvedWith, withoutValue } from '../../internal/promises.ts';
import type { ByteControllerState } from './byte-controller-state.ts';
import { LazyPromise } from './lazy-promise.ts';
import type { ReadableControllerState } from './readable-controller-state.ts';

/** What a pending read is told; exactly one of the three, once. */
export interface ReadRequest {
  chunkSteps(chunk: unknown): void;
  closeSteps(): void;
  errorSteps(error: unknown): void;
}

/** As {@link ReadRequest}, for reads into a buffer; `closeSteps` gives the buffer back unless the stream was canceled. */
export interface ReadIntoRequest {
  chunkSteps(chunk: ArrayBufferView): void;
  closeSteps(chunk: ArrayBufferView | undefined): void;
  errorSteps(error: unknown): void;
}

export type ControllerState = ReadableControllerState | ByteControllerState;
export type ReaderState = DefaultReaderState | ByobReaderState;

export class ReadableState {
  state: 'readable' | 'closed' | 'errored' = 'readable';
  storedError: unknown = undefined;
  /** Whether it has been read from or canceled. */
  disturbed = false;
  /** Whether it has been transferred. */
  isDetached = false;
  reader: ReaderState | undefined = undefined;
  declare controller: ControllerState;

  get isLocked(): boolean {
    return this.reader !== undefined;
  }

  get hasDefaultReader(): boolean {
    return this.reader instanceof DefaultReaderState;
  }

  get hasByobReader(): boolean {
    return this.reader instanceof ByobReaderState;
  }

  get numReadRequests(): number {
    return (this.reader as DefaultReaderState).readRequests.length;
  }

  get numReadIntoRequests(): number {
    return (this.reader as ByobReaderState).readIntoRequests.length;
  }

  fulfillReadRequest(chunk: unknown, done: boolean): void {
    const request = (this.reader as DefaultReaderState).readRequests.shift();
    if (done) request.closeSteps();
    else request.chunkSteps(chunk);
  }

  fulfillReadIntoRequest(chunk: ArrayBufferView, done: boolean): void {
    const request = (this.reader as ByobReaderState).readIntoRequests.shift();
    if (done) request.closeSteps(chunk);
    else request.chunkSteps(chunk);
  }

  cancel(reason: unknown): Promise<undefined> {
    this.disturbed = true;
    if (this.state === 'closed') return promiseResolvedWith(undefined);
    if (this.state === 'errored') return promiseRejectedWith(this.storedError);
    this.close();
    const { reader } = this;
    if (reader instanceof ByobReaderState) reader.readIntoRequests.drain((request) => request.closeSteps(undefined));
    return withoutValue(this.controller.cancelSteps(reason));
  }

  close(): void {
    this.state = 'closed';
    const { reader } = this;
    if (reader === undefined) return;
    reader.closed.resolve();
    if (reader instanceof DefaultReaderState) reader.readRequests.drain((request) => request.closeSteps());
  }

  error(error: unknown): void {
    this.state = 'errored';
    this.storedError = error;
    const { reader } = this;
    if (reader === undefined) return;
    reader.closed.reject(error);
    reader.errorRequests(error);
  }
}

abstract class GenericReaderState {
  /** Undefined once the lock is released. */
  stream: ReadableState | undefined;
  readonly closed = new LazyPromise();

  /** @throws {TypeError} when the stream is locked. */
  constructor(stream: ReadableState) {
    if (stream.isLocked) throw new TypeError('The stream is locked to a reader already');
    this.stream = stream;
    stream.reader = this as unknown as ReaderState;
    if (stream.state === 'closed') this.closed.resolve();
    else if (stream.state === 'errored') this.closed.reject(stream.storedError);
  }

  abstract errorRequests(error: unknown): void;

  cancel(reason: unknown): Promise<undefined> {
    return (this.stream as ReadableState).cancel(reason);
  }

  release(): void {
    const stream = this.stream as ReadableState;
    const error = new TypeError('The lock of the reader was released');
    this.closed.rejectAnew(error);
    stream.controller.releaseSteps();
    stream.reader = undefined;
    this.stream = undefined;
    this.errorRequests(error);
  }
}

export class DefaultReaderState extends GenericReaderState {
  readonly readRequests = new Fifo<ReadRequest>();

  override errorRequests(error: unknown): void {
    this.readRequests.drain((request) => request.errorSteps(error));
  }

  read(request: ReadRequest): void {
    const stream = this.stream as ReadableState;
    stream.disturbed = true;
    if (stream.state === 'closed') request.closeSteps();
    else if (stream.state === 'errored') request.errorSteps(stream.storedError);
    else stream.controller.pullSteps(request);
  }
}

export class ByobReaderState extends GenericReaderState {
  readonly readIntoRequests = new Fifo<ReadIntoRequest>();

  /** @throws {TypeError} when the stream is locked or no byte stream. */
  constructor(stream: ReadableState) {
    if (!stream.controller.isByteController) throw new TypeError('Only byte streams can be read into a buffer');
    super(stream);
  }

  override errorRequests(error: unknown): void {
    this.readIntoRequests.drain((request) => request.errorSteps(error));
  }

  /** `min` in elements of `view`, not in bytes. */
  read(view: ArrayBufferView, min: number, request: ReadIntoRequest): void {
    const stream = this.stream as ReadableState;
    stream.disturbed = true;
    if (stream.state === 'errored') request.errorSteps(stream.storedError);
    else (stream.controller as ByteControllerState).pullInto(view, min, request);
  }
}
