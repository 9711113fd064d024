/**
 * What a WritableStreamDefaultController is behind its interface.
 * @see https://streams.spec.whatwg.org/#ws-default-controller-abstract-ops
 */
import { promiseThen } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { type AbortSignal, abortSignal, createAbortSignal } from '../abort-signal.ts';
import { QueueWithSizes } from './queue-with-sizes.ts';
import type { SizeAlgorithm } from './queuing-strategies.ts';
import type { WritableState } from './writable-state.ts';

/** What a stream does with chunks. An undefined function stands for one that does nothing. */
export interface SinkAlgorithms {
  /** Returns a promise of the built-ins' own, or nothing. */
  readonly start: ((controller: WritableControllerState) => unknown) | undefined;
  readonly write: ((chunk: unknown, controller: WritableControllerState) => Promise<unknown>) | undefined;
  readonly close: (() => Promise<unknown>) | undefined;
  readonly abort: ((reason: unknown) => Promise<unknown>) | undefined;
}

const CLOSE_SENTINEL = Symbol('close');

export class WritableControllerState {
  readonly stream: WritableState;
  readonly #queue = new QueueWithSizes();
  readonly #highWaterMark: number;
  #size: SizeAlgorithm;
  #write: SinkAlgorithms['write'];
  #close: SinkAlgorithms['close'];
  #abort: SinkAlgorithms['abort'];
  #signal: AbortSignal | undefined = undefined;
  started = false;
  /** The object that scripts see, once they do. */
  wrapper: object | undefined = undefined;

  constructor(stream: WritableState, sink: SinkAlgorithms, highWaterMark: number, size: SizeAlgorithm) {
    this.stream = stream;
    stream.controller = this;
    this.#highWaterMark = highWaterMark;
    this.#size = size;
    this.#write = sink.write;
    this.#close = sink.close;
    this.#abort = sink.abort;
    stream.updateBackpressure(this.backpressure);
    promiseThen(
      (sink.start?.(this) as Promise<unknown> | undefined) ?? promiseResolvedWith(undefined),
      () => {
        this.started = true;
        this.advanceQueueIfNeeded();
      },
      (error) => {
        this.started = true;
        stream.dealWithRejection(error);
      },
    );
  }

  /** Made when somebody looks at it. */
  get signal(): AbortSignal {
    this.#signal ??= createAbortSignal();
    return this.#signal;
  }

  signalAbort(reason: unknown): void {
    abortSignal(this.signal, reason);
  }

  get desiredSize(): number {
    return this.#highWaterMark - this.#queue.totalSize;
  }

  private get backpressure(): boolean {
    return this.desiredSize <= 0;
  }

  abortSteps(reason: unknown): Promise<unknown> {
    const abort = this.#abort;
    this.clearAlgorithms();
    return abort === undefined ? promiseResolvedWith(undefined) : abort(reason);
  }

  errorSteps(): void {
    this.#queue.reset();
  }

  private clearAlgorithms(): void {
    this.#write = undefined;
    this.#close = undefined;
    this.#abort = undefined;
    this.#size = undefined;
  }

  close(): void {
    this.#queue.enqueue(CLOSE_SENTINEL, 0);
    this.advanceQueueIfNeeded();
  }

  error(error: unknown): void {
    this.clearAlgorithms();
    this.stream.startErroring(error);
  }

  errorIfNeeded(error: unknown): void {
    if (this.stream.state === 'writable') this.error(error);
  }

  getChunkSize(chunk: unknown): number {
    if (this.#size === undefined) return 1;
    try {
      return this.#size(chunk);
    } catch (error) {
      this.errorIfNeeded(error);
      return 1;
    }
  }

  write(chunk: unknown, chunkSize: number): void {
    try {
      this.#queue.enqueue(chunk, chunkSize);
    } catch (error) {
      this.errorIfNeeded(error);
      return;
    }
    const { stream } = this;
    if (!stream.isCloseQueuedOrInFlight && stream.state === 'writable') stream.updateBackpressure(this.backpressure);
    this.advanceQueueIfNeeded();
  }

  private advanceQueueIfNeeded(): void {
    const { stream } = this;
    if (!this.started || stream.inFlightWriteRequest !== undefined) return;
    if (stream.state === 'erroring') {
      stream.finishErroring();
      return;
    }
    if (this.#queue.isEmpty) return;
    const value = this.#queue.peek();
    if (value === CLOSE_SENTINEL) this.processClose();
    else this.processWrite(value);
  }

  private processClose(): void {
    const { stream } = this;
    stream.markCloseRequestInFlight();
    this.#queue.dequeue();
    const closed = this.#close === undefined ? promiseResolvedWith(undefined) : this.#close();
    this.clearAlgorithms();
    promiseThen(
      closed,
      () => stream.finishInFlightClose(),
      (error) => stream.finishInFlightCloseWithError(error),
    );
  }

  private processWrite(chunk: unknown): void {
    this.stream.markFirstWriteRequestInFlight();
    const written = this.#write === undefined ? promiseResolvedWith(undefined) : this.#write(chunk, this);
    promiseThen(written, this.#written, this.#writeFailed);
  }

  readonly #written = (): void => {
    const { stream } = this;
    stream.finishInFlightWrite();
    this.#queue.dequeue();
    if (!stream.isCloseQueuedOrInFlight && stream.state === 'writable') stream.updateBackpressure(this.backpressure);
    this.advanceQueueIfNeeded();
  };

  readonly #writeFailed = (error: unknown): void => {
    const { stream } = this;
    if (stream.state === 'writable') this.clearAlgorithms();
    stream.finishInFlightWriteWithError(error);
  };
}
