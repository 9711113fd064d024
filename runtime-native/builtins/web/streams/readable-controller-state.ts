/**
 * What a ReadableStreamDefaultController is behind its interface.
 * @see https://streams.spec.whatwg.org/#rs-default-controller-abstract-ops
 */
import { promiseThen } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { QueueWithSizes } from './queue-with-sizes.ts';
import type { SizeAlgorithm } from './queuing-strategies.ts';
import type { DefaultReaderState, ReadableState, ReadRequest } from './readable-state.ts';

/** What a stream does to produce chunks. An undefined function stands for one that does nothing. */
export interface SourceAlgorithms<Controller> {
  /** Returns a promise of the built-ins' own, or nothing. */
  readonly start: ((controller: Controller) => unknown) | undefined;
  readonly pull: ((controller: Controller) => Promise<unknown>) | undefined;
  readonly cancel: ((reason: unknown) => Promise<unknown>) | undefined;
}

export class ReadableControllerState {
  readonly isByteController = false;
  readonly stream: ReadableState;
  readonly #queue = new QueueWithSizes();
  readonly #highWaterMark: number;
  #size: SizeAlgorithm;
  #pull: SourceAlgorithms<ReadableControllerState>['pull'];
  #cancel: SourceAlgorithms<ReadableControllerState>['cancel'];
  #started = false;
  #pulling = false;
  #pullAgain = false;
  closeRequested = false;
  /** The object that scripts see, once they do. */
  wrapper: object | undefined = undefined;

  constructor(
    stream: ReadableState,
    source: SourceAlgorithms<ReadableControllerState>,
    highWaterMark: number,
    size: SizeAlgorithm,
  ) {
    this.stream = stream;
    stream.controller = this;
    this.#highWaterMark = highWaterMark;
    this.#size = size;
    this.#pull = source.pull;
    this.#cancel = source.cancel;
    promiseThen(
      (source.start?.(this) as Promise<unknown> | undefined) ?? promiseResolvedWith(undefined),
      () => {
        this.#started = true;
        this.callPullIfNeeded();
      },
      this.#fail,
    );
  }

  readonly #fail = (error: unknown): void => this.error(error);

  get desiredSize(): number | null {
    const { state } = this.stream;
    if (state === 'errored') return null;
    return state === 'closed' ? 0 : this.#highWaterMark - this.#queue.totalSize;
  }

  get hasBackpressure(): boolean {
    return !this.shouldCallPull();
  }

  get canCloseOrEnqueue(): boolean {
    return !this.closeRequested && this.stream.state === 'readable';
  }

  private shouldCallPull(): boolean {
    if (!this.canCloseOrEnqueue || !this.#started) return false;
    const { stream } = this;
    if (stream.isLocked && stream.numReadRequests > 0) return true;
    return this.#highWaterMark - this.#queue.totalSize > 0;
  }

  private callPullIfNeeded(): void {
    if (this.#pull === undefined || !this.shouldCallPull()) return;
    if (this.#pulling) {
      this.#pullAgain = true;
      return;
    }
    this.#pulling = true;
    promiseThen(this.#pull(this), this.#pulled, this.#fail);
  }

  readonly #pulled = (): void => {
    this.#pulling = false;
    if (!this.#pullAgain) return;
    this.#pullAgain = false;
    this.callPullIfNeeded();
  };

  private clearAlgorithms(): void {
    this.#pull = undefined;
    this.#cancel = undefined;
    this.#size = undefined;
  }

  close(): void {
    if (!this.canCloseOrEnqueue) return;
    this.closeRequested = true;
    if (!this.#queue.isEmpty) return;
    this.clearAlgorithms();
    this.stream.close();
  }

  /** @throws what the size algorithm throws, or a RangeError for a size that is none. */
  enqueue(chunk: unknown): void {
    if (!this.canCloseOrEnqueue) return;
    const { stream } = this;
    if (stream.isLocked && stream.numReadRequests > 0) {
      stream.fulfillReadRequest(chunk, false);
    } else {
      try {
        this.#queue.enqueue(chunk, this.#size === undefined ? 1 : this.#size(chunk));
      } catch (error) {
        this.error(error);
        throw error;
      }
    }
    this.callPullIfNeeded();
  }

  error(error: unknown): void {
    if (this.stream.state !== 'readable') return;
    this.#queue.reset();
    this.clearAlgorithms();
    this.stream.error(error);
  }

  cancelSteps(reason: unknown): Promise<unknown> {
    this.#queue.reset();
    const cancel = this.#cancel;
    this.clearAlgorithms();
    return cancel === undefined ? promiseResolvedWith(undefined) : cancel(reason);
  }

  pullSteps(request: ReadRequest): void {
    if (this.#queue.isEmpty) {
      (this.stream.reader as DefaultReaderState).readRequests.push(request);
      this.callPullIfNeeded();
      return;
    }
    const chunk = this.#queue.dequeue();
    if (this.closeRequested && this.#queue.isEmpty) {
      this.clearAlgorithms();
      this.stream.close();
    } else {
      this.callPullIfNeeded();
    }
    request.chunkSteps(chunk);
  }

  releaseSteps(): void {}
}
