/**
 * The tee of a byte stream: its branches are byte streams, and a read into a buffer of one reaches the source.
 * @see https://streams.spec.whatwg.org/#abstract-opdef-readablebytestreamtee
 */
import { ops } from '../../internal/native.ts';
import { promiseThen } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import { copyBytes } from '../../internal/webidl/buffers.ts';
import { ByteControllerState } from './byte-controller-state.ts';
import { ByobReaderState, DefaultReaderState, ReadableState, type ReaderState } from './readable-state.ts';
import { type Branches, TeeCancellation } from './tee.ts';

const { queueMicrotask } = ops;

type Branch = 0 | 1;
const otherThan = (branch: Branch): Branch => (branch === 0 ? 1 : 0);

export function teeByteStream(stream: ReadableState): Branches {
  return new ByteTee(stream).branches;
}

class ByteTee {
  readonly branches: Branches = [new ReadableState(), new ReadableState()];
  readonly #stream: ReadableState;
  #reader: ReaderState;
  readonly #cancellation: TeeCancellation;
  #reading = false;
  readonly #readAgainFor: [boolean, boolean] = [false, false];

  constructor(stream: ReadableState) {
    this.#stream = stream;
    this.#reader = new DefaultReaderState(stream);
    this.#cancellation = new TeeCancellation((reason) => stream.cancel(reason));
    for (let index = 0; index < 2; index++) {
      const branch = index as Branch;
      const cancel = (reason: unknown): Promise<undefined> => this.#cancellation.cancel(branch, reason);
      new ByteControllerState(
        this.branches[branch],
        { start: undefined, pull: () => this.#pull(branch), cancel },
        0,
        undefined,
      );
    }
    this.#forwardReaderError();
  }

  #controller(branch: Branch): ByteControllerState {
    return this.branches[branch].controller as ByteControllerState;
  }

  #forwardReaderError(): void {
    const reader = this.#reader;
    promiseThen(reader.closed.promise, undefined, (error) => {
      if (reader !== this.#reader) return;
      this.#errorBranches(error);
      this.#cancellation.end();
    });
  }

  #errorBranches(error: unknown): void {
    this.#controller(0).error(error);
    this.#controller(1).error(error);
  }

  #pull(branch: Branch): Promise<undefined> {
    if (this.#reading) {
      this.#readAgainFor[branch] = true;
      return promiseResolvedWith(undefined);
    }
    this.#reading = true;
    const request = this.#controller(branch).byobRequest;
    if (request === null) this.#pullWithDefaultReader();
    else this.#pullWithByobReader(request.view as ArrayBufferView, branch);
    return promiseResolvedWith(undefined);
  }

  #pullAgain(): void {
    this.#reading = false;
    if (this.#readAgainFor[0]) this.#pull(0);
    else if (this.#readAgainFor[1]) this.#pull(1);
  }

  /** A copy of `chunk`; undefined, after everything has been errored, if there cannot be one. */
  #clone(chunk: ArrayBufferView): Uint8Array<ArrayBuffer> | undefined {
    try {
      return copyBytes(chunk as Uint8Array<ArrayBuffer>);
    } catch (error) {
      this.#errorBranches(error);
      this.#cancellation.cancelSource(error);
      return undefined;
    }
  }

  #pullWithDefaultReader(): void {
    if (this.#reader instanceof ByobReaderState) {
      this.#reader.release();
      this.#reader = new DefaultReaderState(this.#stream);
      this.#forwardReaderError();
    }
    this.#reader.read({
      chunkSteps: (chunk) => queueMicrotask(() => this.#passOn(chunk as ArrayBufferView)),
      closeSteps: () => this.#closeBranches(),
      errorSteps: () => {
        this.#reading = false;
      },
    });
  }

  #passOn(chunk: ArrayBufferView): void {
    this.#readAgainFor[0] = false;
    this.#readAgainFor[1] = false;
    const { isCanceled } = this.#cancellation;
    let chunk2: ArrayBufferView | undefined = chunk;
    if (!isCanceled[0] && !isCanceled[1]) {
      chunk2 = this.#clone(chunk);
      if (chunk2 === undefined) return;
    }
    if (!isCanceled[0]) this.#controller(0).enqueue(chunk);
    if (!isCanceled[1]) this.#controller(1).enqueue(chunk2);
    this.#pullAgain();
  }

  #closeBranches(): void {
    this.#reading = false;
    const { isCanceled } = this.#cancellation;
    if (!isCanceled[0]) this.#controller(0).close();
    if (!isCanceled[1]) this.#controller(1).close();
    if (this.#controller(0).hasPendingPullIntos) this.#controller(0).respond(0);
    if (this.#controller(1).hasPendingPullIntos) this.#controller(1).respond(0);
    this.#cancellation.end();
  }

  #pullWithByobReader(view: ArrayBufferView, branch: Branch): void {
    if (this.#reader instanceof DefaultReaderState) {
      this.#reader.release();
      this.#reader = new ByobReaderState(this.#stream);
      this.#forwardReaderError();
    }
    this.#reader.read(view, 1, {
      chunkSteps: (chunk) => queueMicrotask(() => this.#passOnInto(branch, chunk)),
      closeSteps: (chunk) => this.#closeInto(branch, chunk),
      errorSteps: () => {
        this.#reading = false;
      },
    });
  }

  #passOnInto(branch: Branch, chunk: ArrayBufferView): void {
    this.#readAgainFor[0] = false;
    this.#readAgainFor[1] = false;
    const other = otherThan(branch);
    const { isCanceled } = this.#cancellation;
    if (!isCanceled[other]) {
      const clone = this.#clone(chunk);
      if (clone === undefined) return;
      if (!isCanceled[branch]) this.#controller(branch).respondWithNewView(chunk);
      this.#controller(other).enqueue(clone);
    } else if (!isCanceled[branch]) {
      this.#controller(branch).respondWithNewView(chunk);
    }
    this.#pullAgain();
  }

  #closeInto(branch: Branch, chunk: ArrayBufferView | undefined): void {
    this.#reading = false;
    const other = otherThan(branch);
    const { isCanceled } = this.#cancellation;
    if (!isCanceled[branch]) this.#controller(branch).close();
    if (!isCanceled[other]) this.#controller(other).close();
    if (chunk !== undefined) {
      if (!isCanceled[branch]) this.#controller(branch).respondWithNewView(chunk);
      if (!isCanceled[other] && this.#controller(other).hasPendingPullIntos) this.#controller(other).respond(0);
    }
    this.#cancellation.end();
  }
}
