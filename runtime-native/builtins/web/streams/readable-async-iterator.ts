/**
 * The asynchronous iterator of a ReadableStream.
 * @see https://streams.spec.whatwg.org/#rs-asynciterator
 * @see https://webidl.spec.whatwg.org/#js-asynchronous-iterator-prototype-object
 */
import { defineProperty, getPrototypeOf, objectCreate, promiseThen } from '../../internal/primordials.ts';
import { newPromise, promiseResolvedWith, rejectedInvocation } from '../../internal/promises.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { ExistingObject, operation } from '../../internal/webidl/interfaces.ts';
import { DefaultReaderState, type ReadableState } from './readable-state.ts';

type Result = IteratorResult<unknown, unknown>;

const NAME = 'ReadableStream AsyncIterator';

class Iteration {
  readonly #reader: DefaultReaderState;
  readonly #preventCancel: boolean;
  /** The promise of the last next() or return(), while it may be pending. */
  #ongoing: Promise<Result> | undefined = undefined;
  #isFinished = false;

  constructor(stream: ReadableState, preventCancel: boolean) {
    this.#reader = new DefaultReaderState(stream);
    this.#preventCancel = preventCancel;
  }

  next(): Promise<Result> {
    return this.#inOrder(() => this.#nextSteps());
  }

  return(value: unknown): Promise<Result> {
    return this.#inOrder(() => this.#returnSteps(value));
  }

  /** Runs `steps` once the steps before are done. */
  #inOrder(steps: () => Promise<Result>): Promise<Result> {
    const promise = this.#ongoing === undefined ? steps() : promiseThen(this.#ongoing, steps, steps);
    this.#ongoing = promise;
    return promise;
  }

  #nextSteps(): Promise<Result> {
    if (this.#isFinished) return promiseResolvedWith<Result>({ value: undefined, done: true });
    const { promise, reject, resolve } = newPromise<Result>();
    this.#reader.read({
      chunkSteps: (value) => resolve({ value, done: false }),
      closeSteps: () => {
        this.#reader.release();
        resolve({ value: undefined, done: true });
      },
      errorSteps: (error) => {
        this.#reader.release();
        reject(error);
      },
    });
    return promiseThen(promise, this.#onNext, this.#onNextFailed);
  }

  readonly #onNext = (result: Result): Result => {
    this.#ongoing = undefined;
    if (result.done) this.#isFinished = true;
    return result;
  };

  readonly #onNextFailed = (error: unknown): never => {
    this.#ongoing = undefined;
    this.#isFinished = true;
    throw error;
  };

  #returnSteps(value: unknown): Promise<Result> {
    const result: Result = { value, done: true };
    if (this.#isFinished) return promiseResolvedWith(result);
    this.#isFinished = true;
    const canceled = this.#preventCancel ? promiseResolvedWith(undefined) : this.#reader.cancel(value);
    this.#reader.release();
    return promiseThen(canceled, () => result);
  }
}

class IterationSlot extends ExistingObject {
  readonly #iteration: Iteration;

  constructor(iterator: object, iteration: Iteration) {
    super(iterator);
    this.#iteration = iteration;
  }

  static of(value: unknown): Iteration | undefined {
    return isObject(value) && #iteration in value ? (value as IterationSlot).#iteration : undefined;
  }
}

const AsyncIteratorPrototype = getPrototypeOf(
  getPrototypeOf(async function* () {}.prototype as object) as object,
) as object;
const iteratorPrototype = objectCreate(AsyncIteratorPrototype) as object;
const methods = {
  next(this: unknown): Promise<Result> {
    return IterationSlot.of(this)?.next() ?? rejectedInvocation(NAME);
  },
  return(this: unknown, value: unknown): Promise<Result> {
    return IterationSlot.of(this)?.return(value) ?? rejectedInvocation(NAME);
  },
};
defineProperty(iteratorPrototype, 'next', operation(methods.next));
defineProperty(iteratorPrototype, 'return', operation(methods.return));
defineProperty(iteratorPrototype, Symbol.toStringTag, { value: NAME, configurable: true });

/** @throws {TypeError} when the stream is locked. */
export function iterateReadable(stream: ReadableState, preventCancel: boolean): object {
  const iteration = new Iteration(stream, preventCancel);
  const iterator = objectCreate(iteratorPrototype) as object;
  new IterationSlot(iterator, iteration);
  return iterator;
}
