/**
 * Event handler attributes (`onerror = …`).
 * @see https://html.spec.whatwg.org/#event-handlers
 */
import { apply, defineProperty } from '../internal/primordials.ts';
import { isObject } from '../internal/webidl/conversions.ts';
import { ErrorEvent } from './error-events.ts';
import type { Event } from './event.ts';
import { EventTarget } from './event-target.ts';

const { addEventListener } = EventTarget.prototype;

/** HTML's "event handler processing algorithm". */
function runHandler(handler: unknown, target: object, event: Event): void {
  // Objects that cannot be called are legal values that do nothing.
  if (typeof handler !== 'function') return;
  const callback = handler as (...args: unknown[]) => unknown;
  if (event instanceof ErrorEvent && event.type === 'error' && target === globalThis) {
    const { message, filename, lineno, colno, error } = event;
    if (apply(callback, target, [message, filename, lineno, colno, error]) === true) event.preventDefault();
  } else if (apply(callback, target, [event]) === false) {
    event.preventDefault();
  }
}

/**
 * Defines the accessor `on<type>` on `target`, whose listener takes its place in the order of
 * listeners when a handler is first set.
 */
export function defineHandlerAttribute(target: object, type: string): void {
  let handler: unknown = null;
  let isListening = false;
  const name = `on${type}`;
  const accessor = Object.getOwnPropertyDescriptor(
    {
      get [name](): unknown {
        return handler;
      },
      set [name](value: unknown) {
        handler = isObject(value) ? value : null;
        if (handler === null || isListening) return;
        isListening = true;
        apply(addEventListener as (...args: never[]) => unknown, target, [
          type,
          (event: Event) => runHandler(handler, target, event),
        ]);
      },
    },
    name,
  );
  defineProperty(target, name, { ...accessor, enumerable: true, configurable: true });
}
