/**
 * Promises as Web IDL uses them, out of reach of scripts that patch `Promise`.
 * @see https://webidl.spec.whatwg.org/#js-promise-manipulation
 */
import { promiseThen, reflectApply } from './primordials.ts';
import type { Callback } from './webidl/compound.ts';
import { isObject } from './webidl/conversions.ts';
import { illegalInvocation } from './webidl/errors.ts';

/** A promise with the functions that settle it. */
export interface PromiseCapability<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
  readonly reject: (reason: unknown) => void;
}

const { bind } = Function.prototype;
const bound = <Fn>(method: Fn): Fn => reflectApply(bind, method, [Promise]) as Fn;

export const newPromise = bound(Promise.withResolvers) as <T>() => PromiseCapability<T>;
const nativeResolve = bound(Promise.resolve) as <T>(value: T) => Promise<Awaited<T>>;
export const promiseRejectedWith = bound(Promise.reject) as <T = never>(reason: unknown) => Promise<T>;

/** "A promise resolved with": always a new promise, also for promises. */
export function promiseResolvedWith<T>(value: T | PromiseLike<T>): Promise<T> {
  if (!isObject(value)) return nativeResolve(value) as Promise<T>;
  const { promise, resolve } = newPromise<T>();
  resolve(value);
  return promise;
}

/**
 * Settles `capability` as `promise`, one of the built-ins' own, is settled. Resolving it with the promise instead would
 * call the `then` that scripts can replace.
 */
export function settleAs<T>(capability: PromiseCapability<T>, promise: Promise<T>): void {
  promiseThen(promise, capability.resolve, capability.reject);
}

const ignore = (): void => {};
const undefinedOf = (): undefined => undefined;

/** No report when `promise` is rejected and nobody handles it. */
export function markAsHandled(promise: Promise<unknown>): void {
  promiseThen(promise, undefined, ignore);
}

/** A promise that follows `promise` but is fulfilled with undefined. */
export const withoutValue = (promise: Promise<unknown>): Promise<undefined> => promiseThen(promise, undefinedOf);

/** What a promise-returning operation answers when it is called on something else than its interface. */
export const rejectedInvocation = (interfaceName: string): Promise<never> =>
  promiseRejectedWith(illegalInvocation(interfaceName));

/** Invokes a callback whose type returns a promise: what it throws becomes a rejection. */
export function invokeForPromise(callback: Callback, self: unknown, args: readonly unknown[]): Promise<unknown> {
  try {
    return promiseResolvedWith(reflectApply(callback, self, args));
  } catch (error) {
    return promiseRejectedWith(error);
  }
}
