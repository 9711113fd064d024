/**
 * Interfaces with a pair iterator: `iterable<K, V>` gives `entries`, `keys`, `values`, `forEach` and `@@iterator`.
 * @see https://webidl.spec.whatwg.org/#js-iterable
 */
import { defineProperty, getPrototypeOf, objectCreate, reflectApply } from '../primordials.ts';
import { toCallback } from './compound.ts';
import { isObject } from './conversions.ts';
import { illegalInvocation, requireArguments } from './errors.ts';
import { ExistingObject, operation } from './interfaces.ts';

type Pair = readonly [key: unknown, value: unknown];
type Kind = 'entries' | 'keys' | 'values';

interface IteratorState {
  readonly target: object;
  readonly kind: Kind;
  readonly interfaceName: string;
  index: number;
}

const ITERATOR_PROTOTYPE = getPrototypeOf(getPrototypeOf([][Symbol.iterator]()) as object) as object;

class Iteration extends ExistingObject {
  readonly #state: IteratorState;

  constructor(iterator: object, state: IteratorState) {
    super(iterator);
    this.#state = state;
  }

  static stateOf(value: unknown): IteratorState | undefined {
    return isObject(value) && #state in value ? (value as Iteration).#state : undefined;
  }
}
const { stateOf } = Iteration;

/**
 * Makes `interfaceObject` iterable. `pairAt` does the brand check (a TypeError for anything but an instance) and gives
 * the pair at an index as the list is at that moment, or undefined after the last one.
 */
export function definePairIterators<Instance extends object>(
  interfaceObject: abstract new (...args: never[]) => Instance,
  name: string,
  pairAt: (target: Instance, index: number) => Pair | undefined,
): void {
  const { prototype } = interfaceObject;
  const iteratorPrototype = objectCreate(ITERATOR_PROTOTYPE) as object;
  const { next } = {
    next(this: unknown): IteratorResult<unknown> {
      const state = stateOf(this);
      if (state === undefined || state.interfaceName !== name) throw illegalInvocation(`${name} Iterator`);
      const pair = pairAt(state.target as Instance, state.index);
      if (pair === undefined) return { value: undefined, done: true };
      state.index++;
      if (state.kind === 'entries') return { value: [pair[0], pair[1]], done: false };
      return { value: state.kind === 'keys' ? pair[0] : pair[1], done: false };
    },
  };
  defineProperty(iteratorPrototype, 'next', operation(next));
  defineProperty(iteratorPrototype, Symbol.toStringTag, { value: `${name} Iterator`, configurable: true });

  const iterate = (target: Instance, kind: Kind): object => {
    pairAt(target, 0);
    const iterator = objectCreate(iteratorPrototype) as object;
    new Iteration(iterator, { target, kind, interfaceName: name, index: 0 });
    return iterator;
  };
  const methods = {
    entries(this: Instance): object {
      return iterate(this, 'entries');
    },
    keys(this: Instance): object {
      return iterate(this, 'keys');
    },
    values(this: Instance): object {
      return iterate(this, 'values');
    },
    forEach(this: Instance, callback: unknown, thisArg: unknown = undefined): void {
      let pair = pairAt(this, 0);
      requireArguments(`${name}.forEach`, arguments.length, 1);
      const call = toCallback(callback, `${name}.forEach, callback`);
      for (let index = 0; pair !== undefined; pair = pairAt(this, ++index)) {
        reflectApply(call, thisArg, [pair[1], pair[0], this]);
      }
    },
  };
  defineProperty(prototype, 'entries', operation(methods.entries));
  defineProperty(prototype, 'keys', operation(methods.keys));
  defineProperty(prototype, 'values', operation(methods.values));
  defineProperty(prototype, 'forEach', operation(methods.forEach));
  defineProperty(prototype, Symbol.iterator, { ...operation(methods.entries), enumerable: false });
}
