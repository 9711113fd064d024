/**
 * One end of a channel: its port message queue, and the port that has it at the moment. Ports hand their ends on when
 * they are transferred.
 * @see https://html.spec.whatwg.org/#message-ports
 */
import { Fifo } from '../internal/fifo.ts';
import type { SerializedValue } from '../internal/structured-clone.ts';
import { queueTask } from '../internal/tasks.ts';
import { Event } from './event.ts';
import { dispatchTrusted } from './event-target.ts';
import { type MessagePort, makeMessageEvent } from './message-event.ts';

export class MessageQueue {
  /** The other end; undefined once one of them is closed. */
  peer: MessageQueue | undefined;
  /** Undefined while the end is on its way to another port. */
  owner: MessagePort | undefined;
  #isEnabled = false;
  readonly #messages = new Fifo<SerializedValue>();

  add(message: SerializedValue): void {
    this.#messages.push(message);
    if (this.#isEnabled) queueTask('postMessage', () => this.#deliver());
  }

  enable(): void {
    if (this.#isEnabled) return;
    this.#isEnabled = true;
    for (let count = this.#messages.length; count > 0; count--) queueTask('postMessage', () => this.#deliver());
  }

  /** Messages stay here until the next owner enables the queue. */
  release(): void {
    this.#isEnabled = false;
    this.owner = undefined;
  }

  /** The standard's "disentangle". */
  disentangle(): void {
    const { peer } = this;
    if (peer === undefined) return;
    this.peer = undefined;
    peer.peer = undefined;
    queueTask('close', () => {
      if (peer.owner !== undefined) dispatchTrusted(peer.owner, new Event('close'));
    });
  }

  #deliver(): void {
    // The queue may have been released since the task was queued.
    if (!this.#isEnabled || this.owner === undefined || this.#messages.length === 0) return;
    dispatchMessage(this.owner, this.#messages.shift());
  }
}

export function dispatchMessage(target: object, message: SerializedValue): void {
  let event: Event;
  try {
    const { value, received } = message.deserialize();
    event = makeMessageEvent(value, received);
  } catch {
    event = makeMessageEvent(null, [], 'messageerror');
  }
  dispatchTrusted(target, event);
}
