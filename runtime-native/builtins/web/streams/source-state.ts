/**
 * What both controllers of a ReadableStream share: when its source is asked for more.
 * @see https://streams.spec.whatwg.org/#readable-stream-default-controller-call-pull-if-needed
 * @see https://streams.spec.whatwg.org/#readable-byte-stream-controller-call-pull-if-needed
 */
import { promiseThen } from '../../internal/primordials.ts';
import { promiseResolvedWith } from '../../internal/promises.ts';
import type { ReadableState } from './readable-state.ts';

/** What a stream does to produce chunks. An undefined function stands for one that does nothing. */
export interface SourceAlgorithms<Controller> {
  /** Returns a promise of the built-ins' own, or nothing. */
  readonly start: ((controller: Controller) => unknown) | undefined;
  readonly pull: ((controller: Controller) => Promise<unknown>) | undefined;
  readonly cancel: ((reason: unknown) => Promise<unknown>) | undefined;
}

export abstract class SourceState<Controller> {
  readonly stream: ReadableState;
  #pull: SourceAlgorithms<Controller>['pull'];
  #cancel: SourceAlgorithms<Controller>['cancel'];
  #started = false;
  #pulling = false;
  #pullAgain = false;
  closeRequested = false;
  /** The object that scripts see, once they do. */
  wrapper: object | undefined = undefined;

  constructor(stream: ReadableState, source: SourceAlgorithms<Controller>) {
    this.stream = stream;
    this.#pull = source.pull;
    this.#cancel = source.cancel;
  }

  /** Whether chunks are wanted of a source that has started. */
  protected abstract wantsChunks(): boolean;

  abstract error(error: unknown): void;

  /** The last step of making a controller: the source may enqueue at once. */
  protected start(source: SourceAlgorithms<Controller>): void {
    promiseThen(
      (source.start?.(this as unknown as Controller) as Promise<unknown> | undefined) ?? promiseResolvedWith(undefined),
      () => {
        this.#started = true;
        this.callPullIfNeeded();
      },
      this.#fail,
    );
  }

  readonly #fail = (error: unknown): void => this.error(error);

  protected shouldCallPull(): boolean {
    return this.#started && this.wantsChunks();
  }

  protected callPullIfNeeded(): void {
    if (this.#pull === undefined || !this.shouldCallPull()) return;
    if (this.#pulling) {
      this.#pullAgain = true;
      return;
    }
    this.#pulling = true;
    promiseThen(this.#pull(this as unknown as Controller), this.#pulled, this.#fail);
  }

  readonly #pulled = (): void => {
    this.#pulling = false;
    if (!this.#pullAgain) return;
    this.#pullAgain = false;
    this.callPullIfNeeded();
  };

  protected clearAlgorithms(): void {
    this.#pull = undefined;
    this.#cancel = undefined;
  }

  /** Cancels the source, which is never asked again. */
  protected cancelSource(reason: unknown): Promise<unknown> {
    const cancel = this.#cancel;
    this.clearAlgorithms();
    return cancel === undefined ? promiseResolvedWith(undefined) : cancel(reason);
  }
}
