/** @see https://websockets.spec.whatwg.org/#the-closeevent-interface */
import { member, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toBoolean, toUnsignedShort, toUSVString } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import { Event, printEventAttributes } from '../event.ts';

export class CloseEvent extends Event {
  readonly #wasClean: boolean;
  readonly #code: number;
  readonly #reason: string;

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    const what = 'CloseEvent constructor';
    requireArguments(what, arguments.length, 1);
    super(type, eventInitDict);
    const init = toDictionary(eventInitDict, what);
    this.#code = member(init, 'code', toUnsignedShort, 0, what);
    this.#reason = member(init, 'reason', toUSVString, '', what);
    this.#wasClean = member(init, 'wasClean', toBoolean, false, what);
  }

  get wasClean(): boolean {
    return CloseEvent.#check(this).#wasClean;
  }

  get code(): number {
    return CloseEvent.#check(this).#code;
  }

  get reason(): string {
    return CloseEvent.#check(this).#reason;
  }

  static #check(event: CloseEvent): CloseEvent {
    if (!isObject(event) || !(#reason in event)) throw illegalInvocation('CloseEvent');
    return event;
  }
}
configureInterface(CloseEvent, 'CloseEvent');
printEventAttributes(CloseEvent.prototype, ['wasClean', 'code', 'reason']);
