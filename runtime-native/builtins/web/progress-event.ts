/** @see https://xhr.spec.whatwg.org/#interface-progressevent */
import { member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toBoolean, toDouble } from '../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { Event, printEventAttributes } from './event.ts';

interface Progress {
  readonly lengthComputable: boolean;
  readonly loaded: number;
  readonly total: number;
}

const WHAT = 'ProgressEvent constructor, eventInitDict';

let progressOf: (value: unknown) => Progress;

export class ProgressEvent extends Event {
  readonly #progress: Progress;

  static {
    progressOf = (value) => {
      if (!isObject(value) || !(#progress in value)) throw illegalInvocation('ProgressEvent');
      return (value as ProgressEvent).#progress;
    };
  }

  constructor(type: unknown, eventInitDict: unknown = undefined) {
    requireArguments('ProgressEvent constructor', arguments.length, 1);
    super(type, eventInitDict);
    const init = toDictionary(eventInitDict, WHAT);
    this.#progress = {
      lengthComputable: member(init, 'lengthComputable', toBoolean, false, WHAT),
      loaded: member(init, 'loaded', toDouble, 0, WHAT),
      total: member(init, 'total', toDouble, 0, WHAT),
    };
  }

  get lengthComputable(): boolean {
    return progressOf(this).lengthComputable;
  }

  get loaded(): number {
    return progressOf(this).loaded;
  }

  get total(): number {
    return progressOf(this).total;
  }
}
configureInterface(ProgressEvent, 'ProgressEvent');
printEventAttributes(ProgressEvent.prototype, ['lengthComputable', 'loaded', 'total']);
