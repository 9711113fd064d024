/**
 * What a TransformStream and its controller are behind their interfaces.
 * @see https://streams.spec.whatwg.org/#ts-abstract-ops
 */
import { promiseThen } from '../../internal/primordials.ts';
import {
  newPromise,
  type PromiseCapability,
  promiseRejectedWith,
  promiseResolvedWith,
  settleAs,
} from '../../internal/promises.ts';
import type { SizeAlgorithm } from './queuing-strategies.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { ReadableState } from './readable-state.ts';
import { WritableControllerState } from './writable-controller-state.ts';
import { WritableState } from './writable-state.ts';

/** What a transform stream does. An undefined `transform` passes chunks on, the others do nothing. */
export interface TransformerAlgorithms {
  readonly transform: ((chunk: unknown, controller: TransformState) => Promise<unknown>) | undefined;
  readonly flush: ((controller: TransformState) => Promise<unknown>) | undefined;
  readonly cancel: ((reason: unknown) => Promise<unknown>) | undefined;
}

export interface SideStrategy {
  readonly highWaterMark: number;
  readonly size: SizeAlgorithm;
}

/** The stream and its controller, which belong together one to one. */
export class TransformState {
  readonly readable = new ReadableState();
  readonly writable = new WritableState();
  #transform: TransformerAlgorithms['transform'];
  #flush: TransformerAlgorithms['flush'];
  #cancel: TransformerAlgorithms['cancel'];
  #backpressure = true;
  #backpressureChange = newPromise<undefined>();
  #finish: PromiseCapability<undefined> | undefined = undefined;
  /** The controller that scripts see, once they do. */
  wrapper: object | undefined = undefined;

  constructor(
    algorithms: TransformerAlgorithms,
    writableStrategy: SideStrategy,
    readableStrategy: SideStrategy,
    started: Promise<unknown> | undefined,
  ) {
    this.#transform = algorithms.transform ?? passOn;
    this.#flush = algorithms.flush;
    this.#cancel = algorithms.cancel;
    // As late as if it were resolved with the promise, which the standard says and programs can observe.
    const ready = started && promiseThen(promiseThen(started));
    const start = ready && ((): Promise<unknown> => ready);
    new WritableControllerState(
      this.writable,
      {
        start,
        write: (chunk) => this.sinkWrite(chunk),
        close: () => this.sinkClose(),
        abort: (reason) => this.sinkAbort(reason),
      },
      writableStrategy.highWaterMark,
      writableStrategy.size,
    );
    new ReadableControllerState(
      this.readable,
      { start, pull: () => this.sourcePull(), cancel: (reason) => this.sourceCancel(reason) },
      readableStrategy.highWaterMark,
      readableStrategy.size,
    );
  }

  private get readableController(): ReadableControllerState {
    return this.readable.controller as ReadableControllerState;
  }

  get desiredSize(): number | null {
    return this.readableController.desiredSize;
  }

  /** @throws {TypeError} when the readable side is closed or errored, or what its size algorithm throws. */
  enqueue(chunk: unknown): void {
    const controller = this.readableController;
    if (!controller.canCloseOrEnqueue) throw new TypeError('The readable side is closed, closing or errored');
    try {
      controller.enqueue(chunk);
    } catch (error) {
      this.errorWritableAndUnblockWrite(error);
      throw this.readable.storedError;
    }
    if (controller.hasBackpressure !== this.#backpressure) this.setBackpressure(true);
  }

  error(error: unknown): void {
    this.readableController.error(error);
    this.errorWritableAndUnblockWrite(error);
  }

  terminate(): void {
    this.readableController.close();
    this.errorWritableAndUnblockWrite(new TypeError('The transform stream was terminated'));
  }

  private clearAlgorithms(): void {
    this.#transform = undefined;
    this.#flush = undefined;
    this.#cancel = undefined;
  }

  private errorWritableAndUnblockWrite(error: unknown): void {
    this.clearAlgorithms();
    this.writable.controller.errorIfNeeded(error);
    this.unblockWrite();
  }

  private unblockWrite(): void {
    if (this.#backpressure) this.setBackpressure(false);
  }

  private setBackpressure(backpressure: boolean): void {
    this.#backpressureChange.resolve(undefined);
    this.#backpressureChange = newPromise<undefined>();
    this.#backpressure = backpressure;
  }

  private performTransform(chunk: unknown): Promise<unknown> {
    const transform = this.#transform;
    const transformed = transform === undefined ? promiseResolvedWith(undefined) : transform(chunk, this);
    return promiseThen(transformed, undefined, this.#failTransform);
  }

  readonly #failTransform = (error: unknown): never => {
    this.error(error);
    throw error;
  };

  private sinkWrite(chunk: unknown): Promise<unknown> {
    if (!this.#backpressure) return this.performTransform(chunk);
    const written = newPromise<unknown>();
    promiseThen(this.#backpressureChange.promise, () => {
      const { state, storedError } = this.writable;
      if (state === 'erroring') written.reject(storedError);
      else settleAs(written, this.performTransform(chunk));
    });
    return written.promise;
  }

  /**
   * Runs `algorithm`, the last one of this stream, and settles the finish promise after `fulfilled` or `failed` has
   * passed its outcome on to the other side; what `fulfilled` throws counts as its failure.
   */
  private finishWith(
    algorithm: (() => Promise<unknown>) | undefined,
    fulfilled: () => void,
    failed: (error: unknown) => void,
  ): Promise<undefined> {
    const finish = newPromise<undefined>();
    this.#finish = finish;
    const done = algorithm === undefined ? promiseResolvedWith(undefined) : algorithm();
    this.clearAlgorithms();
    promiseThen(
      done,
      () => {
        try {
          fulfilled();
          finish.resolve(undefined);
        } catch (error) {
          finish.reject(error);
        }
      },
      (error) => {
        failed(error);
        finish.reject(error);
      },
    );
    return finish.promise;
  }

  private sinkAbort(reason: unknown): Promise<unknown> {
    if (this.#finish !== undefined) return this.#finish.promise;
    const controller = this.readableController;
    const cancel = this.#cancel;
    return this.finishWith(
      cancel && (() => cancel(reason)),
      () => {
        if (this.readable.state === 'errored') throw this.readable.storedError;
        controller.error(reason);
      },
      (error) => controller.error(error),
    );
  }

  private sinkClose(): Promise<unknown> {
    if (this.#finish !== undefined) return this.#finish.promise;
    const controller = this.readableController;
    const flush = this.#flush;
    return this.finishWith(
      flush && (() => flush(this)),
      () => {
        if (this.readable.state === 'errored') throw this.readable.storedError;
        controller.close();
      },
      (error) => controller.error(error),
    );
  }

  private sourceCancel(reason: unknown): Promise<unknown> {
    if (this.#finish !== undefined) return this.#finish.promise;
    const { writable } = this;
    const cancel = this.#cancel;
    return this.finishWith(
      cancel && (() => cancel(reason)),
      () => {
        if (writable.state === 'errored') throw writable.storedError;
        writable.controller.errorIfNeeded(reason);
        this.unblockWrite();
      },
      (error) => {
        writable.controller.errorIfNeeded(error);
        this.unblockWrite();
      },
    );
  }

  private sourcePull(): Promise<unknown> {
    this.setBackpressure(false);
    return this.#backpressureChange.promise;
  }
}

function passOn(chunk: unknown, controller: TransformState): Promise<unknown> {
  try {
    controller.enqueue(chunk);
    return promiseResolvedWith(undefined);
  } catch (error) {
    return promiseRejectedWith(error);
  }
}
