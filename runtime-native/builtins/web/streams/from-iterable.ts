/**
 * ReadableStream.from: the chunks are what an iterable yields.
 * @see https://streams.spec.whatwg.org/#abstract-opdef-readablestreamfromiterable
 */
import { promiseThen, reflectApply } from '../../internal/primordials.ts';
import { invokeForPromise, promiseRejectedWith, promiseResolvedWith } from '../../internal/promises.ts';
import type { Callback } from '../../internal/webidl/compound.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { ReadableState } from './readable-state.ts';

interface IteratorRecord {
  readonly iterator: object;
  readonly next: Callback;
  /** A synchronous one, whose values are waited for. */
  readonly isSync: boolean;
}

const WHAT = 'ReadableStream.from, asyncIterable';

/** ECMAScript's GetMethod, which takes primitives too: strings are iterable. */
function methodOf(value: unknown, key: PropertyKey, what: string): Callback | undefined {
  const method = (value as Record<PropertyKey, unknown>)[key];
  if (method === undefined || method === null) return undefined;
  if (typeof method !== 'function') throw new TypeError(`${what} is not a function`);
  return method as Callback;
}

function openIterator(iterable: unknown): IteratorRecord {
  if (iterable === undefined || iterable === null) throw new TypeError(`${WHAT}: not iterable`);
  const asyncMethod = methodOf(iterable, Symbol.asyncIterator, `${WHAT}: its Symbol.asyncIterator`);
  const method = asyncMethod ?? methodOf(iterable, Symbol.iterator, `${WHAT}: its Symbol.iterator`);
  if (method === undefined) throw new TypeError(`${WHAT}: not iterable`);
  const iterator = reflectApply(method, iterable, []);
  if (!isObject(iterator)) throw new TypeError(`${WHAT}: its iterator is not an object`);
  return { iterator, next: (iterator as { next: Callback }).next, isSync: asyncMethod === undefined };
}

function checkResult(result: unknown): IteratorResult<unknown> {
  if (!isObject(result)) throw new TypeError(`${WHAT}: its iterator yields something that is not an object`);
  return result as IteratorResult<unknown>;
}

function closeSyncIterator(iterator: object): void {
  try {
    const method = methodOf(iterator, 'return', `${WHAT}: 'return' of its iterator`);
    if (method !== undefined) reflectApply(method, iterator, []);
  } catch {
    // The error of the value comes first.
  }
}

/** As next() of the iterator that ECMAScript makes of a synchronous one. */
function nextOfSync({ iterator, next }: IteratorRecord): Promise<IteratorResult<unknown>> {
  try {
    const result = checkResult(reflectApply(next, iterator, []));
    const done = !!result.done;
    return promiseThen(
      promiseResolvedWith(result.value),
      (value) => ({ value, done }),
      (error) => {
        if (!done) closeSyncIterator(iterator);
        throw error;
      },
    );
  } catch (error) {
    return promiseRejectedWith(error);
  }
}

export function readableFromIterable(iterable: unknown): ReadableState {
  const record = openIterator(iterable);
  const { iterator } = record;
  const stream = new ReadableState();
  const pull = (controller: ReadableControllerState): Promise<unknown> => {
    const next = record.isSync ? nextOfSync(record) : invokeForPromise(record.next, iterator, []);
    return promiseThen(next, (result) => {
      const checked = checkResult(result);
      if (checked.done) controller.close();
      else controller.enqueue(checked.value);
    });
  };
  const cancel = (reason: unknown): Promise<unknown> => {
    let method: Callback | undefined;
    try {
      method = methodOf(iterator, 'return', `${WHAT}: 'return' of its iterator`);
    } catch (error) {
      return promiseRejectedWith(error);
    }
    if (method === undefined) return promiseResolvedWith(undefined);
    return promiseThen(invokeForPromise(method, iterator, [reason]), (result) => {
      checkResult(result);
    });
  };
  new ReadableControllerState(stream, { start: undefined, pull, cancel }, 0, undefined);
  return stream;
}
