/**
 * Two streams out of one, chunk by chunk.
 * @see https://streams.spec.whatwg.org/#abstract-opdef-readablestreamdefaulttee
 */
import { ops } from '../../internal/native.ts';
import { promiseThen } from '../../internal/primordials.ts';
import { newPromise, promiseResolvedWith, settleAs } from '../../internal/promises.ts';
import { cloneValue } from '../../internal/structured-clone.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { DefaultReaderState, ReadableState, type ReadRequest } from './readable-state.ts';
import { teeByteStream } from './tee-bytes.ts';

const { queueMicrotask } = ops;

export type Branches = [branch1: ReadableState, branch2: ReadableState];

/** With `cloneForBranch2` the second branch gets structured clones, so that its reader cannot change the first's chunks. */
export function teeReadable(stream: ReadableState, cloneForBranch2 = false): Branches {
  return stream.controller.isByteController ? teeByteStream(stream) : new DefaultTee(stream, cloneForBranch2).branches;
}

/** Cancellation of two branches: the source is canceled when both are, with both reasons. */
export class TeeCancellation {
  readonly #cancelSource: (reason: unknown) => Promise<undefined>;
  readonly #canceled = newPromise<undefined>();
  readonly #reasons: [unknown, unknown] = [undefined, undefined];
  readonly isCanceled: [boolean, boolean] = [false, false];

  constructor(cancelSource: (reason: unknown) => Promise<undefined>) {
    this.#cancelSource = cancelSource;
  }

  cancel(branch: 0 | 1, reason: unknown): Promise<undefined> {
    this.isCanceled[branch] = true;
    this.#reasons[branch] = reason;
    if (this.isCanceled[branch === 0 ? 1 : 0]) this.cancelSource([this.#reasons[0], this.#reasons[1]]);
    return this.#canceled.promise;
  }

  cancelSource(reason: unknown): void {
    settleAs(this.#canceled, this.#cancelSource(reason));
  }

  /** The source has ended: whoever canceled one branch need not wait for the other. */
  end(): void {
    if (!this.isCanceled[0] || !this.isCanceled[1]) this.#canceled.resolve(undefined);
  }
}

class DefaultTee implements ReadRequest {
  readonly branches: Branches = [new ReadableState(), new ReadableState()];
  readonly #reader: DefaultReaderState;
  readonly #cloneForBranch2: boolean;
  readonly #cancellation: TeeCancellation;
  #reading = false;
  #readAgain = false;

  constructor(stream: ReadableState, cloneForBranch2: boolean) {
    this.#reader = new DefaultReaderState(stream);
    this.#cloneForBranch2 = cloneForBranch2;
    this.#cancellation = new TeeCancellation((reason) => stream.cancel(reason));
    for (let index = 0; index < 2; index++) {
      const cancel = (reason: unknown): Promise<undefined> => this.#cancellation.cancel(index as 0 | 1, reason);
      const source = { start: undefined, pull: () => this.#pull(), cancel };
      new ReadableControllerState(this.branches[index as 0 | 1], source, 1, undefined);
    }
    promiseThen(this.#reader.closed.promise, undefined, (error) => {
      this.#controller(0).error(error);
      this.#controller(1).error(error);
      this.#cancellation.end();
    });
  }

  #controller(branch: 0 | 1): ReadableControllerState {
    return this.branches[branch].controller as ReadableControllerState;
  }

  #pull(): Promise<undefined> {
    if (this.#reading) {
      this.#readAgain = true;
    } else {
      this.#reading = true;
      this.#reader.read(this);
    }
    return promiseResolvedWith(undefined);
  }

  chunkSteps(chunk: unknown): void {
    // Errors that are pending have to come before chunks that were read synchronously.
    queueMicrotask(() => this.#passOn(chunk));
  }

  #passOn(chunk: unknown): void {
    this.#readAgain = false;
    const { isCanceled } = this.#cancellation;
    let chunk2 = chunk;
    if (!isCanceled[1] && this.#cloneForBranch2) {
      try {
        chunk2 = cloneValue(chunk);
      } catch (error) {
        this.#controller(0).error(error);
        this.#controller(1).error(error);
        this.#cancellation.cancelSource(error);
        return;
      }
    }
    if (!isCanceled[0]) this.#controller(0).enqueue(chunk);
    if (!isCanceled[1]) this.#controller(1).enqueue(chunk2);
    this.#reading = false;
    if (this.#readAgain) this.#pull();
  }

  closeSteps(): void {
    this.#reading = false;
    const { isCanceled } = this.#cancellation;
    if (!isCanceled[0]) this.#controller(0).close();
    if (!isCanceled[1]) this.#controller(1).close();
    this.#cancellation.end();
  }

  errorSteps(): void {
    this.#reading = false;
  }
}
