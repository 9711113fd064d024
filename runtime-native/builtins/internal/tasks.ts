/**
 * HTML's "queue a task", for tasks without a time.
 * @see https://html.spec.whatwg.org/#queue-a-task
 */
import { Fifo } from './fifo.ts';
import { ops } from './native.ts';

const { postTask } = ops;

const tasks = new Fifo<() => void>();

/**
 * Runs `steps` as a task of its own, after those that were queued before. The program waits for it. Debuggers say that
 * `api` started it.
 */
export function queueTask(api: string, steps: () => void): void {
  tasks.push(steps);
  postTask(api);
}

export function runPostedTask(): void {
  tasks.shift()();
}
