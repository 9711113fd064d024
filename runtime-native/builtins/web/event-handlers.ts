/**
 * Event handler attributes (`onerror = …`).
 * @see https://html.spec.whatwg.org/#event-handlers
 */
import { defineProperty, getOwnPropertyDescriptor, reflectApply } from '../internal/primordials.ts';
import { isObject } from '../internal/webidl/conversions.ts';
import { illegalInvocation } from '../internal/webidl/errors.ts';
import { ErrorEvent } from './error-events.ts';
import type { Event } from './event.ts';
import { listenersOf } from './event-target.ts';

/** HTML's "event handler processing algorithm". */
function runHandler(handler: unknown, target: object, event: Event): void {
  // Objects that cannot be called are legal values that do nothing.
  if (typeof handler !== 'function') return;
  const callback = handler as (...args: unknown[]) => unknown;
  if (event instanceof ErrorEvent && event.type === 'error' && target === globalThis) {
    const { message, filename, lineno, colno, error } = event;
    if (reflectApply(callback, target, [message, filename, lineno, colno, error]) === true) event.preventDefault();
  } else if (reflectApply(callback, target, [event]) === false) {
    event.preventDefault();
  }
}

/** Defines the accessors `on<type>` on `owner`: a prototype whose instances `isInstance` knows, or the global. */
export function defineHandlerAttributes(
  owner: object,
  types: readonly string[],
  isInstance: (target: object) => boolean,
  onSet: (target: object, type: string) => void = () => {},
): void {
  const toTarget = (value: unknown): object => {
    const target = value ?? globalThis;
    if (!isInstance(target)) throw illegalInvocation(owner.constructor.name);
    return target;
  };
  for (const type of types) {
    const name = `on${type}`;
    const accessor = getOwnPropertyDescriptor(
      {
        get [name](): unknown {
          return listenersOf(toTarget(this)).handler(type)?.value ?? null;
        },
        set [name](value: unknown) {
          const target = toTarget(this);
          setHandler(target, type, value);
          onSet(target, type);
        },
      },
      name,
    );
    defineProperty(owner, name, { ...accessor, enumerable: true, configurable: true });
  }
}

/** The setter: null and what is no object deactivate the handler, a new one takes its place behind other listeners. */
function setHandler(target: object, type: string, value: unknown): void {
  const listeners = listenersOf(target);
  const handler = listeners.handler(type);
  if (!isObject(value)) {
    if (handler !== undefined) listeners.removeHandler(type);
  } else if (handler !== undefined) {
    handler.value = value;
  } else {
    const added = { value };
    listeners.addHandler(type, added, (event: Event) => runHandler(added.value, target, event));
  }
}
