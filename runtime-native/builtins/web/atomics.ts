/**
 * `Atomics.waitAsync` of V8, except that a wait with a timeout keeps the program alive: V8 does not
 * say which of its delayed tasks somebody waits for.
 * @see https://tc39.es/ecma262/#sec-atomics.waitasync
 */
import { ops } from '../internal/native.ts';
import { defineProperty, promiseThen, reflectApply } from '../internal/primordials.ts';

interface WaitResult {
  readonly async: boolean;
  readonly value: Promise<string> | string;
}

type WaitAsync = (array: unknown, index: unknown, value: unknown, timeout?: unknown) => WaitResult;

const atomics = Atomics as unknown as { waitAsync: WaitAsync };
const original = atomics.waitAsync;
const { addPending, removePending } = ops;

const { waitAsync } = {
  waitAsync(array: unknown, index: unknown, value: unknown, timeout: unknown): WaitResult {
    const timeoutMs = timeout === undefined ? timeout : +(timeout as number);
    const result = reflectApply(original, atomics, [array, index, value, timeoutMs]) as WaitResult;
    // NaN means for ever, as infinity does.
    if (result.async && timeoutMs !== undefined && timeoutMs < Infinity) {
      addPending();
      promiseThen(result.value as Promise<string>, removePending);
    }
    return result;
  },
};

export function installAtomics(): void {
  defineProperty(Atomics, 'waitAsync', { value: waitAsync, writable: true, enumerable: false, configurable: true });
}
