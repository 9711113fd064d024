/**
 * The promises `closed` and `ready` of readers and writers: most programs never look at them, so they are made when
 * somebody does. Their rejections count as handled, as the standard says.
 */
import {
  markAsHandled,
  newPromise,
  type PromiseCapability,
  promiseRejectedWith,
  promiseResolvedWith,
} from '../../internal/promises.ts';

export class LazyPromise {
  #state: 'pending' | 'fulfilled' | 'rejected' = 'pending';
  #reason: unknown = undefined;
  #capability: PromiseCapability<undefined> | undefined = undefined;
  #promise: Promise<undefined> | undefined = undefined;

  get isFulfilled(): boolean {
    return this.#state === 'fulfilled';
  }

  get promise(): Promise<undefined> {
    this.#promise ??= this.make();
    return this.#promise;
  }

  private make(): Promise<undefined> {
    if (this.#state === 'fulfilled') return promiseResolvedWith(undefined);
    if (this.#state === 'rejected') {
      const promise = promiseRejectedWith<undefined>(this.#reason);
      markAsHandled(promise);
      return promise;
    }
    this.#capability = newPromise<undefined>();
    return this.#capability.promise;
  }

  /** Starts anew, pending: whoever looks now gets another promise. */
  renew(): void {
    this.#state = 'pending';
    this.#reason = undefined;
    this.#capability = undefined;
    this.#promise = undefined;
  }

  resolve(): void {
    if (this.#state !== 'pending') return;
    this.#state = 'fulfilled';
    this.#capability?.resolve(undefined);
    this.#capability = undefined;
  }

  reject(reason: unknown): void {
    if (this.#state !== 'pending') return;
    this.#state = 'rejected';
    this.#reason = reason;
    if (this.#capability === undefined) return;
    markAsHandled(this.#capability.promise);
    this.#capability.reject(reason);
    this.#capability = undefined;
  }

  /** Rejects it, or makes it another, rejected promise if it is settled already. */
  rejectAnew(reason: unknown): void {
    if (this.#state !== 'pending') this.renew();
    this.reject(reason);
  }
}
