/**
 * The events of uncaught errors and unhandled rejections.
 * @see https://html.spec.whatwg.org/#the-errorevent-interface
 * @see https://html.spec.whatwg.org/#the-promiserejectionevent-interface
 */
import { member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toAny, toDOMString, toUnsignedLong } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { Event, printEventAttributes } from './event.ts';

export class ErrorEvent extends Event {
  readonly #message: string;
  readonly #filename: string;
  readonly #lineno: number;
  readonly #colno: number;
  readonly #error: unknown;

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    requireArguments('ErrorEvent constructor', arguments.length, 1);
    super(type, eventInitDict);
    const init = toDictionary(eventInitDict, 'ErrorEvent constructor');
    // Members are read in the order of their names, as Web IDL says.
    this.#colno = member(init, 'colno', toUnsignedLong, 0);
    this.#error = member(init, 'error', toAny, undefined);
    this.#filename = member(init, 'filename', toDOMString, '');
    this.#lineno = member(init, 'lineno', toUnsignedLong, 0);
    this.#message = member(init, 'message', toDOMString, '');
  }

  get message(): string {
    return ErrorEvent.#check(this).#message;
  }

  get filename(): string {
    return ErrorEvent.#check(this).#filename;
  }

  get lineno(): number {
    return ErrorEvent.#check(this).#lineno;
  }

  get colno(): number {
    return ErrorEvent.#check(this).#colno;
  }

  get error(): unknown {
    return ErrorEvent.#check(this).#error;
  }

  static #check(event: ErrorEvent): ErrorEvent {
    if (!isObject(event) || !(#message in event)) throw illegalInvocation('ErrorEvent');
    return event;
  }
}
configureInterface(ErrorEvent, 'ErrorEvent');
printEventAttributes(ErrorEvent.prototype, ['message', 'filename', 'lineno', 'colno', 'error']);

export class PromiseRejectionEvent extends Event {
  readonly #promise: object;
  readonly #reason: unknown;

  constructor(type: unknown, eventInitDict: unknown) {
    requireArguments('PromiseRejectionEvent constructor', arguments.length, 2);
    super(type, eventInitDict);
    const init = toDictionary(eventInitDict, 'PromiseRejectionEvent constructor');
    const { promise } = init;
    if (!isObject(promise)) {
      throw new TypeError("PromiseRejectionEvent constructor: the member 'promise' must be an object");
    }
    this.#promise = promise;
    this.#reason = init.reason;
  }

  get promise(): object {
    return PromiseRejectionEvent.#check(this).#promise;
  }

  get reason(): unknown {
    return PromiseRejectionEvent.#check(this).#reason;
  }

  static #check(event: PromiseRejectionEvent): PromiseRejectionEvent {
    if (!isObject(event) || !(#promise in event)) throw illegalInvocation('PromiseRejectionEvent');
    return event;
  }
}
configureInterface(PromiseRejectionEvent, 'PromiseRejectionEvent');
printEventAttributes(PromiseRejectionEvent.prototype, ['promise', 'reason']);
