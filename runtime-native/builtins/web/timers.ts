/**
 * Timers and microtasks of HTML ("Timers" and "Microtask queuing"). The core owns time and order;
 * this file owns callbacks, ids and conversions. The core calls `fireTimer` for each due timer.
 */
import { ops } from '../internal/native.ts';
import { mapDelete, mapGet, mapHas, mapSet, mathMax, reflectApply } from '../internal/primordials.ts';
import { typeError } from '../internal/webidl/errors.ts';

type Callback = (...args: never[]) => unknown;

/** What a timer needs beyond its callback; a one-shot timer without arguments is stored as the bare callback. */
class TimerTask {
  readonly callback: Callback;
  readonly args: readonly unknown[];
  readonly repeat: boolean;
  constructor(callback: Callback, args: readonly unknown[], repeat: boolean) {
    this.callback = callback;
    this.args = args;
    this.repeat = repeat;
  }
}

const MAX_ID = 0x7fffffff;
const MIN_DELAY_MS = 1;
const MAX_DELAY_MS = 0x7fffffff;
const NO_ARGUMENTS: readonly unknown[] = [];

const { cancelTimer, queueMicrotask: enqueueMicrotask, startBackgroundTimer: startInBackground, startTimer } = ops;

const tasks = new Map<number, Callback | TimerTask>();
let lastId = 0;

let idsWrapped = false;

function nextId(): number {
  do {
    if (lastId === MAX_ID) {
      lastId = 0;
      idsWrapped = true;
    }
    lastId++;
  } while (idsWrapped && mapHas(tasks, lastId));
  return lastId;
}

/**
 * Delays outside 1 ms to 2^31-1 ms, NaN included, become 1 ms, as in Node, Deno and Bun. Web IDL's
 * wrap-around would turn 2^32+5 into 5.
 */
function toDelay(delay: unknown): number {
  const delayMs = typeof delay === 'number' ? delay : +(delay as number);
  return delayMs >= MIN_DELAY_MS && delayMs <= MAX_DELAY_MS ? delayMs | 0 : MIN_DELAY_MS;
}

function start(callback: unknown, delay: unknown, args: readonly unknown[], repeat: boolean, api: Callback): number {
  if (typeof callback !== 'function') {
    throw typeError(`${api.name}: the callback must be a function, strings are not evaluated`, api);
  }
  const delayMs = delay === undefined ? MIN_DELAY_MS : toDelay(delay);
  const id = nextId();
  const isPlain = !repeat && args.length === 0;
  mapSet(tasks, id, isPlain ? (callback as Callback) : new TimerTask(callback as Callback, args, repeat));
  startTimer(id, delayMs, repeat);
  return id;
}

function clear(id: unknown): void {
  const key = (id as number) | 0;
  if (mapDelete(tasks, key)) cancelTimer(key);
}

/**
 * HTML's "run steps after a timeout", on the clock and in the order of the other timers. The program does not wait for
 * it. Returns the id.
 */
export function startBackgroundTimer(steps: () => void, delayMs: number): number {
  const id = nextId();
  mapSet(tasks, id, steps);
  startInBackground(id, mathMax(delayMs, MIN_DELAY_MS));
  return id;
}

/** Called by the core when timer `id` is due. Exceptions of the callback are the core's to report. */
export function fireTimer(id: number): void {
  const task = mapGet(tasks, id);
  // Cleared by an earlier timer of the same batch.
  if (task === undefined) return;
  if (typeof task === 'function') {
    mapDelete(tasks, id);
    reflectApply(task, globalThis, NO_ARGUMENTS);
  } else {
    if (!task.repeat) mapDelete(tasks, id);
    reflectApply(task.callback, globalThis, task.args);
  }
}

// Object literal methods: named as the standard says and, unlike function declarations, no constructors.
export const { clearInterval, clearTimeout, queueMicrotask, setInterval, setTimeout } = {
  setTimeout(callback: unknown, delay: unknown = undefined, ...args: unknown[]): number {
    return start(callback, delay, args, false, setTimeout);
  },
  setInterval(callback: unknown, delay: unknown = undefined, ...args: unknown[]): number {
    return start(callback, delay, args, true, setInterval);
  },
  clearTimeout(id: unknown = 0): void {
    clear(id);
  },
  clearInterval(id: unknown = 0): void {
    clear(id);
  },
  queueMicrotask(callback: unknown): void {
    if (typeof callback !== 'function') {
      throw typeError('queueMicrotask: the callback must be a function', queueMicrotask);
    }
    enqueueMicrotask(callback as () => void);
  },
};
