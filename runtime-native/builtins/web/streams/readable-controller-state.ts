/**
 * What a ReadableStreamDefaultController is behind its interface.
 * @see https://streams.spec.whatwg.org/#rs-default-controller-abstract-ops
 */
import { QueueWithSizes } from './queue-with-sizes.ts';
import type { SizeAlgorithm } from './queuing-strategies.ts';
import type { DefaultReaderState, ReadableState, ReadRequest } from './readable-state.ts';
import { type SourceAlgorithms, SourceState } from './source-state.ts';

export class ReadableControllerState extends SourceState<ReadableControllerState> {
  readonly isByteController = false;
  readonly #queue = new QueueWithSizes();
  readonly #highWaterMark: number;
  #size: SizeAlgorithm;

  constructor(
    stream: ReadableState,
    source: SourceAlgorithms<ReadableControllerState>,
    highWaterMark: number,
    size: SizeAlgorithm,
  ) {
    super(stream, source);
    stream.controller = this;
    this.#highWaterMark = highWaterMark;
    this.#size = size;
    this.start(source);
  }

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

  protected wantsChunks(): boolean {
    if (!this.canCloseOrEnqueue) return false;
    const { stream } = this;
    if (stream.isLocked && stream.numReadRequests > 0) return true;
    return this.#highWaterMark - this.#queue.totalSize > 0;
  }

  protected override clearAlgorithms(): void {
    super.clearAlgorithms();
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
    return this.cancelSource(reason);
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
