/** @see https://streams.spec.whatwg.org/#qs */
import { printAttributes } from '../../internal/inspectable.ts';
import { reflectApply } from '../../internal/primordials.ts';
import { type Callback, member, requiredMember, toCallback, toDictionary } from '../../internal/webidl/compound.ts';
import { isObject, toUnrestrictedDouble } from '../../internal/webidl/conversions.ts';
import { illegalInvocation, requireArguments } from '../../internal/webidl/errors.ts';
import { configureInterface } from '../../internal/webidl/interfaces.ts';

/** The dictionary `QueuingStrategy`. */
export interface QueuingStrategy {
  readonly highWaterMark: number | undefined;
  readonly size: Callback | undefined;
}

/** Size of a chunk; undefined stands for "always 1", which needs no call. */
export type SizeAlgorithm = ((chunk: unknown) => number) | undefined;

export function toQueuingStrategy(value: unknown, what: string): QueuingStrategy {
  const dictionary = toDictionary(value, what);
  const highWaterMark = member<number | undefined>(dictionary, 'highWaterMark', toUnrestrictedDouble, undefined, what);
  const size = member<Callback | undefined>(dictionary, 'size', toCallback, undefined, what);
  return { highWaterMark, size };
}

/** @throws {RangeError} when the high water mark is NaN or negative. */
export function extractHighWaterMark({ highWaterMark }: QueuingStrategy, defaultHighWaterMark: number): number {
  if (highWaterMark === undefined) return defaultHighWaterMark;
  if (!(highWaterMark >= 0)) throw new RangeError('highWaterMark must be a non-negative number');
  return highWaterMark;
}

export function extractSizeAlgorithm({ size }: QueuingStrategy): SizeAlgorithm {
  return size === undefined ? undefined : (chunk) => toUnrestrictedDouble(reflectApply(size, undefined, [chunk]));
}

const toHighWaterMark = (init: unknown, what: string): number =>
  requiredMember(toDictionary(init, `${what}, init`), 'highWaterMark', toUnrestrictedDouble, `${what}, init`);

// Methods of a literal, so that they are no constructors.
const { size: byteLengthSize } = {
  size(chunk: unknown): unknown {
    return (chunk as { byteLength: unknown }).byteLength;
  },
};
const { size: countSize } = { size: (): number => 1 };

export class ByteLengthQueuingStrategy {
  readonly #highWaterMark: number;

  constructor(init: unknown) {
    requireArguments('ByteLengthQueuingStrategy constructor', arguments.length, 1);
    this.#highWaterMark = toHighWaterMark(init, 'ByteLengthQueuingStrategy constructor');
  }

  get highWaterMark(): number {
    if (!isObject(this) || !(#highWaterMark in this)) throw illegalInvocation('ByteLengthQueuingStrategy');
    return this.#highWaterMark;
  }

  get size(): (chunk: unknown) => unknown {
    if (!isObject(this) || !(#highWaterMark in this)) throw illegalInvocation('ByteLengthQueuingStrategy');
    return byteLengthSize;
  }
}
configureInterface(ByteLengthQueuingStrategy, 'ByteLengthQueuingStrategy');
printAttributes(ByteLengthQueuingStrategy.prototype, ['highWaterMark']);

export class CountQueuingStrategy {
  readonly #highWaterMark: number;

  constructor(init: unknown) {
    requireArguments('CountQueuingStrategy constructor', arguments.length, 1);
    this.#highWaterMark = toHighWaterMark(init, 'CountQueuingStrategy constructor');
  }

  get highWaterMark(): number {
    if (!isObject(this) || !(#highWaterMark in this)) throw illegalInvocation('CountQueuingStrategy');
    return this.#highWaterMark;
  }

  get size(): () => number {
    if (!isObject(this) || !(#highWaterMark in this)) throw illegalInvocation('CountQueuingStrategy');
    return countSize;
  }
}
configureInterface(CountQueuingStrategy, 'CountQueuingStrategy');
printAttributes(CountQueuingStrategy.prototype, ['highWaterMark']);
