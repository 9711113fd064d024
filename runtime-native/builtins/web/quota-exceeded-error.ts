/**
 * QuotaExceededError: the DOMException that says how much was asked for.
 * @see https://webidl.spec.whatwg.org/#quotaexceedederror
 */
import { defineSerializable } from '../internal/structured-clone.ts';
import { member, toDictionary } from '../internal/webidl/compound.ts';
import { isObject, toDOMString, toDouble } from '../internal/webidl/conversions.ts';
import { illegalInvocation } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';
import { DOMException, type DOMExceptionData, exceptionData, withStack } from './dom-exception.ts';

export interface QuotaExceededErrorOptions {
  readonly quota?: number;
  readonly requested?: number;
}

const WHAT = 'QuotaExceededError constructor, options';

interface QuotaExceededData extends DOMExceptionData {
  readonly quota: number | null;
  readonly requested: number | null;
}

export class QuotaExceededError extends DOMException {
  #quota: number | null;
  #requested: number | null;

  constructor(message: unknown = '', options: unknown = undefined) {
    const messageText = toDOMString(message);
    const init = toDictionary(options, WHAT);
    const quota = member<number | null>(init, 'quota', toDouble, null, WHAT);
    const requested = member<number | null>(init, 'requested', toDouble, null, WHAT);
    super(messageText, 'QuotaExceededError');
    if (quota !== null && quota < 0) throw new RangeError(`${WHAT}.quota: negative`);
    if (requested !== null && requested < 0) throw new RangeError(`${WHAT}.requested: negative`);
    if (quota !== null && requested !== null && requested < quota) {
      throw new RangeError(`${WHAT}: requested is less than quota`);
    }
    this.#quota = quota;
    this.#requested = requested;
  }

  /** The limit that was exceeded; null when it is not told. */
  get quota(): number | null {
    return QuotaExceededError.#check(this).#quota;
  }

  /** How much was asked for; null when it is not told. */
  get requested(): number | null {
    return QuotaExceededError.#check(this).#requested;
  }

  static {
    defineSerializable<QuotaExceededError, QuotaExceededData>(QuotaExceededError, {
      isInstance: (object): object is QuotaExceededError => #quota in object,
      serialize: (error) => ({ ...exceptionData(error), quota: error.#quota, requested: error.#requested }),
      deserialize({ message, stack, quota, requested }) {
        const error = new QuotaExceededError(message);
        error.#quota = quota;
        error.#requested = requested;
        return withStack(error, stack);
      },
    });
  }

  static #check(value: QuotaExceededError): QuotaExceededError {
    if (!isObject(value) || !(#quota in value)) throw illegalInvocation('QuotaExceededError');
    return value;
  }
}
configureInterface(QuotaExceededError, 'QuotaExceededError');
