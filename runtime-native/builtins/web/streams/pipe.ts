/**
 * Piping one stream into another.
 * @see https://streams.spec.whatwg.org/#readable-stream-pipe-to
 */

import { type AbortSignal, addAbortAlgorithm, isAborted, signalReason } from '../../internal/abort.ts';
import { ops } from '../../internal/native.ts';
import { arrayPush, promiseThen } from '../../internal/primordials.ts';
import { newPromise, promiseResolvedWith } from '../../internal/promises.ts';
import { DefaultReaderState, type ReadableState, type ReadRequest } from './readable-state.ts';
import { type WritableState, type WriteRequest, WriterState } from './writable-state.ts';

const { queueMicrotask } = ops;

export interface PipeOptions {
  readonly preventAbort: boolean;
  readonly preventCancel: boolean;
  readonly preventClose: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Neither stream may be locked. */
export function pipe(source: ReadableState, destination: WritableState, options: PipeOptions): Promise<undefined> {
  return new Pipe(source, destination, options).done;
}

type Action = () => Promise<unknown>;

/** It is its own read request and write request: a chunk costs no object but its place in the queues. */
class Pipe implements ReadRequest, WriteRequest {
  readonly #source: ReadableState;
  readonly #destination: WritableState;
  readonly #reader: DefaultReaderState;
  readonly #writer: WriterState;
  readonly #done = newPromise<undefined>();
  #shuttingDown = false;
  #isReading = false;
  #unsettledWrites = 0;
  #afterWrites: (() => void) | undefined = undefined;
  #removeAbortAlgorithm: (() => void) | undefined = undefined;

  constructor(source: ReadableState, destination: WritableState, options: PipeOptions) {
    this.#source = source;
    this.#destination = destination;
    this.#reader = new DefaultReaderState(source);
    this.#writer = new WriterState(destination);
    source.disturbed = true;
    if (options.signal !== undefined && !this.#watchSignal(options.signal, options)) return;
    this.#watchStreams(options);
    this.#step();
  }

  get done(): Promise<undefined> {
    return this.#done.promise;
  }

  /** False if it is aborted already. */
  #watchSignal(signal: AbortSignal, { preventAbort, preventCancel }: PipeOptions): boolean {
    const source = this.#source;
    const destination = this.#destination;
    const abort = (): void => {
      const error = signalReason(signal);
      this.#shutdown(true, error, () => {
        const actions: Promise<unknown>[] = [];
        if (!preventAbort && destination.state === 'writable') arrayPush(actions, destination.abort(error));
        if (!preventCancel && source.state === 'readable') arrayPush(actions, source.cancel(error));
        return allOf(actions);
      });
    };
    if (isAborted(signal)) {
      abort();
      return false;
    }
    this.#removeAbortAlgorithm = addAbortAlgorithm(signal, abort);
    return true;
  }

  #watchStreams({ preventAbort, preventCancel, preventClose }: PipeOptions): void {
    const source = this.#source;
    const destination = this.#destination;
    const sourceErrored = (): void => {
      const { storedError } = source;
      this.#shutdown(true, storedError, preventAbort ? undefined : () => destination.abort(storedError));
    };
    const destinationErrored = (): void => {
      const { storedError } = destination;
      this.#shutdown(true, storedError, preventCancel ? undefined : () => source.cancel(storedError));
    };
    const sourceClosed = (): void =>
      this.#shutdown(false, undefined, preventClose ? undefined : () => this.#writer.closeWithErrorPropagation());

    if (source.state === 'errored') sourceErrored();
    else promiseThen(this.#reader.closed.promise, undefined, sourceErrored);
    if (destination.state === 'errored') destinationErrored();
    else promiseThen(this.#writer.closed.promise, undefined, destinationErrored);
    if (source.state === 'closed') sourceClosed();
    else promiseThen(this.#reader.closed.promise, sourceClosed, ignore);
    if (destination.isCloseQueuedOrInFlight || destination.state === 'closed') {
      const error = new TypeError('The destination is closed and cannot be piped to');
      this.#shutdown(true, error, preventCancel ? undefined : () => source.cancel(error));
    }
  }

  readonly #step = (): void => {
    if (this.#shuttingDown) return;
    const { ready } = this.#writer;
    promiseThen(ready.isFulfilled ? promiseResolvedWith(undefined) : ready.promise, this.#read, ignore);
  };

  readonly #read = (): void => {
    if (this.#shuttingDown) return;
    this.#isReading = true;
    this.#reader.read(this);
    this.#isReading = false;
  };

  chunkSteps(chunk: unknown): void {
    this.#unsettledWrites++;
    // A chunk that had to be waited for comes out of the source's enqueue(), where the sink must not run.
    if (this.#isReading) this.#write(chunk);
    else queueMicrotask(() => this.#write(chunk));
  }

  #write(chunk: unknown): void {
    this.#writer.writeFor(this, chunk);
    this.#step();
  }

  closeSteps(): void {}

  errorSteps(): void {}

  /** A write has succeeded. */
  resolve(): void {
    this.#unsettledWrites--;
    if (this.#unsettledWrites > 0 || this.#afterWrites === undefined) return;
    queueMicrotask(this.#afterWrites);
    this.#afterWrites = undefined;
  }

  /** A write has failed; the destination tells why. */
  reject(): void {
    this.resolve();
  }

  /** Ends the pipe: once everything read is written, runs `action`, then settles the promise. */
  #shutdown(isError: boolean, error: unknown, action: Action | undefined): void {
    if (this.#shuttingDown) return;
    this.#shuttingDown = true;
    const run = (): void => {
      if (action === undefined) {
        this.#finalize(isError, error);
        return;
      }
      promiseThen(
        action(),
        () => this.#finalize(isError, error),
        (newError) => this.#finalize(true, newError),
      );
    };
    const destination = this.#destination;
    const canWrite = destination.state === 'writable' && !destination.isCloseQueuedOrInFlight;
    if (canWrite && this.#unsettledWrites > 0) this.#afterWrites = run;
    else if (canWrite) queueMicrotask(run);
    else run();
  }

  #finalize(isError: boolean, error: unknown): void {
    this.#writer.release();
    this.#reader.release();
    this.#removeAbortAlgorithm?.();
    if (isError) this.#done.reject(error);
    else this.#done.resolve(undefined);
  }
}

const ignore = (): void => {};

/** Fulfilled when all of `promises` are; rejected as soon as one is. */
function allOf(promises: readonly Promise<unknown>[]): Promise<undefined> {
  const { promise, reject, resolve } = newPromise<undefined>();
  let missing = promises.length;
  if (missing === 0) resolve(undefined);
  for (let index = 0; index < promises.length; index++) {
    promiseThen(
      promises[index] as Promise<unknown>,
      () => {
        missing--;
        if (missing === 0) resolve(undefined);
      },
      reject,
    );
  }
  return promise;
}
