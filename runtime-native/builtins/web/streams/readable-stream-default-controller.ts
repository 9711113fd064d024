/** @see https://streams.spec.whatwg.org/#rs-default-controller-class */
import { printAttributes } from '../../internal/inspectable.ts';
import { isObject } from '../../internal/webidl/conversions.ts';
import { illegalConstructor, illegalInvocation } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';
import type { ReadableControllerState } from './readable-controller-state.ts';

let given: ReadableControllerState | undefined;

/** The object that scripts see for `state`. */
export function readableStreamDefaultController(state: ReadableControllerState): object {
  if (state.wrapper === undefined) {
    given = state;
    state.wrapper = new ReadableStreamDefaultController();
  }
  return state.wrapper;
}

let stateOf: (value: unknown) => ReadableControllerState;

export class ReadableStreamDefaultController {
  readonly #state: ReadableControllerState;

  static {
    stateOf = (value) => {
      if (!isObject(value) || !(#state in value)) throw illegalInvocation('ReadableStreamDefaultController');
      return (value as ReadableStreamDefaultController).#state;
    };
  }

  constructor() {
    if (given === undefined) throw illegalConstructor('ReadableStreamDefaultController');
    this.#state = given;
    given = undefined;
  }

  get desiredSize(): number | null {
    return stateOf(this).desiredSize;
  }

  close(): void {
    const state = stateOf(this);
    if (!state.canCloseOrEnqueue) throw new TypeError('The stream is closed, closing or errored');
    state.close();
  }

  enqueue(chunk: unknown = undefined): void {
    const state = stateOf(this);
    if (!state.canCloseOrEnqueue) throw new TypeError('The stream is closed, closing or errored');
    state.enqueue(chunk);
  }

  error(error: unknown = undefined): void {
    stateOf(this).error(error);
  }
}
configureInterface(ReadableStreamDefaultController, 'ReadableStreamDefaultController');
printAttributes(ReadableStreamDefaultController.prototype, ['desiredSize']);
