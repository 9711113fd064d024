/**
 * What a WritableStream is behind its interface, and its writer.
 * @see https://streams.spec.whatwg.org/#ws-abstract-ops
 */
import { Fifo } from '../../internal/fifo.ts';
import { promiseThen } from '../../internal/primordials.ts';
import {
  newPromise,
  type PromiseCapability,
  promiseRejectedWith,
  promiseResolvedWith,
} from '../../internal/promises.ts';
import { LazyPromise } from './lazy-promise.ts';
import type { WritableControllerState } from './writable-controller-state.ts';

/** Whoever wants to know how a write went. */
export type WriteRequest = Pick<PromiseCapability<undefined>, 'resolve' | 'reject'>;

interface PendingAbort extends PromiseCapability<undefined> {
  readonly reason: unknown;
  readonly wasAlreadyErroring: boolean;
}

export class WritableState {
  state: 'writable' | 'erroring' | 'errored' | 'closed' = 'writable';
  storedError: unknown = undefined;
  backpressure = false;
  /** Whether it has been transferred. */
  isDetached = false;
  writer: WriterState | undefined = undefined;
  declare controller: WritableControllerState;
  readonly writeRequests = new Fifo<WriteRequest>();
  inFlightWriteRequest: WriteRequest | undefined = undefined;
  #closeRequest: PromiseCapability<undefined> | undefined = undefined;
  #inFlightCloseRequest: PromiseCapability<undefined> | undefined = undefined;
  #pendingAbort: PendingAbort | undefined = undefined;

  get isLocked(): boolean {
    return this.writer !== undefined;
  }

  get isCloseQueuedOrInFlight(): boolean {
    return this.#closeRequest !== undefined || this.#inFlightCloseRequest !== undefined;
  }

  private get hasOperationMarkedInFlight(): boolean {
    return this.inFlightWriteRequest !== undefined || this.#inFlightCloseRequest !== undefined;
  }

  abort(reason: unknown): Promise<undefined> {
    if (this.state === 'closed' || this.state === 'errored') return promiseResolvedWith(undefined);
    this.controller.signalAbort(reason);
    // The listeners of the signal may have changed the state.
    const state = this.state as WritableState['state'];
    if (state === 'closed' || state === 'errored') return promiseResolvedWith(undefined);
    if (this.#pendingAbort !== undefined) return this.#pendingAbort.promise;
    const wasAlreadyErroring = state === 'erroring';
    const { promise, reject, resolve } = newPromise<undefined>();
    this.#pendingAbort = {
      promise,
      reject,
      resolve,
      reason: wasAlreadyErroring ? undefined : reason,
      wasAlreadyErroring,
    };
    if (!wasAlreadyErroring) this.startErroring(reason);
    return promise;
  }

  close(): Promise<undefined> {
    if (this.state === 'closed' || this.state === 'errored') {
      return promiseRejectedWith(new TypeError(`The stream is ${this.state} and cannot be closed`));
    }
    this.#closeRequest = newPromise<undefined>();
    const { promise } = this.#closeRequest;
    if (this.backpressure && this.state === 'writable') this.writer?.ready.resolve();
    this.controller.close();
    return promise;
  }

  startErroring(reason: unknown): void {
    this.state = 'erroring';
    this.storedError = reason;
    this.writer?.ready.rejectAnew(reason);
    if (!this.hasOperationMarkedInFlight && this.controller.started) this.finishErroring();
  }

  finishErroring(): void {
    this.state = 'errored';
    this.controller.errorSteps();
    const { storedError } = this;
    this.writeRequests.drain((request) => request.reject(storedError));
    const abort = this.#pendingAbort;
    this.#pendingAbort = undefined;
    if (abort === undefined) {
      this.rejectCloseAndClosedPromise();
    } else if (abort.wasAlreadyErroring) {
      abort.reject(storedError);
      this.rejectCloseAndClosedPromise();
    } else {
      promiseThen(
        this.controller.abortSteps(abort.reason),
        () => {
          abort.resolve(undefined);
          this.rejectCloseAndClosedPromise();
        },
        (error) => {
          abort.reject(error);
          this.rejectCloseAndClosedPromise();
        },
      );
    }
  }

  private rejectCloseAndClosedPromise(): void {
    this.#closeRequest?.reject(this.storedError);
    this.#closeRequest = undefined;
    this.writer?.closed.reject(this.storedError);
  }

  dealWithRejection(error: unknown): void {
    if (this.state === 'writable') this.startErroring(error);
    else this.finishErroring();
  }

  markFirstWriteRequestInFlight(): void {
    this.inFlightWriteRequest = this.writeRequests.shift();
  }

  finishInFlightWrite(): void {
    (this.inFlightWriteRequest as WriteRequest).resolve(undefined);
    this.inFlightWriteRequest = undefined;
  }

  finishInFlightWriteWithError(error: unknown): void {
    (this.inFlightWriteRequest as WriteRequest).reject(error);
    this.inFlightWriteRequest = undefined;
    this.dealWithRejection(error);
  }

  markCloseRequestInFlight(): void {
    this.#inFlightCloseRequest = this.#closeRequest;
    this.#closeRequest = undefined;
  }

  finishInFlightClose(): void {
    this.#inFlightCloseRequest?.resolve(undefined);
    this.#inFlightCloseRequest = undefined;
    if (this.state === 'erroring') {
      // The close was too late to be aborted.
      this.storedError = undefined;
      this.#pendingAbort?.resolve(undefined);
      this.#pendingAbort = undefined;
    }
    this.state = 'closed';
    this.writer?.closed.resolve();
  }

  finishInFlightCloseWithError(error: unknown): void {
    this.#inFlightCloseRequest?.reject(error);
    this.#inFlightCloseRequest = undefined;
    this.#pendingAbort?.reject(error);
    this.#pendingAbort = undefined;
    this.dealWithRejection(error);
  }

  updateBackpressure(backpressure: boolean): void {
    if (backpressure === this.backpressure) return;
    this.backpressure = backpressure;
    if (this.writer === undefined) return;
    if (backpressure) this.writer.ready.renew();
    else this.writer.ready.resolve();
  }
}

export class WriterState {
  /** Undefined once the lock is released. */
  stream: WritableState | undefined;
  readonly closed = new LazyPromise();
  readonly ready = new LazyPromise();

  /** @throws {TypeError} when the stream is locked. */
  constructor(stream: WritableState) {
    if (stream.isLocked) throw new TypeError('The stream is locked to a writer already');
    this.stream = stream;
    stream.writer = this;
    const { state, storedError } = stream;
    if (state === 'writable') {
      if (stream.isCloseQueuedOrInFlight || !stream.backpressure) this.ready.resolve();
    } else if (state === 'erroring') {
      this.ready.reject(storedError);
    } else if (state === 'closed') {
      this.ready.resolve();
      this.closed.resolve();
    } else {
      this.ready.reject(storedError);
      this.closed.reject(storedError);
    }
  }

  get desiredSize(): number | null {
    const { controller, state } = this.stream as WritableState;
    if (state === 'errored' || state === 'erroring') return null;
    return state === 'closed' ? 0 : controller.desiredSize;
  }

  closeWithErrorPropagation(): Promise<undefined> {
    const stream = this.stream as WritableState;
    if (stream.isCloseQueuedOrInFlight || stream.state === 'closed') return promiseResolvedWith(undefined);
    if (stream.state === 'errored') return promiseRejectedWith(stream.storedError);
    return stream.close();
  }

  release(): void {
    const stream = this.stream as WritableState;
    const error = new TypeError('The lock of the writer was released');
    this.ready.rejectAnew(error);
    this.closed.rejectAnew(error);
    stream.writer = undefined;
    this.stream = undefined;
  }

  write(chunk: unknown): Promise<undefined> {
    const { promise, reject, resolve } = newPromise<undefined>();
    this.writeFor({ resolve, reject }, chunk);
    return promise;
  }

  /** Writes `chunk` and tells `request` how it went. */
  writeFor(request: WriteRequest, chunk: unknown): void {
    const stream = this.stream as WritableState;
    const { controller } = stream;
    const chunkSize = controller.getChunkSize(chunk);
    if (stream !== this.stream) {
      request.reject(new TypeError('The lock of the writer was released'));
    } else if (stream.state === 'errored') {
      request.reject(stream.storedError);
    } else if (stream.isCloseQueuedOrInFlight || stream.state === 'closed') {
      request.reject(new TypeError('The stream is closed or closing and cannot be written to'));
    } else if (stream.state === 'erroring') {
      request.reject(stream.storedError);
    } else {
      stream.writeRequests.push(request);
      controller.write(chunk, chunkSize);
    }
  }
}
