/**
 * Navigator: what the program runs on.
 * @see https://html.spec.whatwg.org/#the-navigator-object
 */
import { printAttributes } from '../internal/inspectable.ts';
import { ops } from '../internal/native.ts';
import { isObject } from '../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';

/** Set while this file makes its one instance; scripts cannot make any. */
let isConstructing = false;

export class Navigator {
  /** The brand that a receiver is checked for. */
  readonly #isNavigator = true;

  constructor() {
    if (!isConstructing) throw illegalConstructor('Navigator');
  }

  get userAgent(): string {
    Navigator.#check(this);
    return `jstime/${ops.versions().jstime}`;
  }

  get hardwareConcurrency(): number {
    Navigator.#check(this);
    return ops.hardwareConcurrency();
  }

  static #check(value: Navigator): void {
    if (!isObject(value) || !(#isNavigator in value)) throw illegalInvocation('Navigator');
  }
}
configureInterface(Navigator, 'Navigator');
printAttributes(Navigator.prototype, ['userAgent', 'hardwareConcurrency']);

isConstructing = true;
export const navigator = new Navigator();
isConstructing = false;
