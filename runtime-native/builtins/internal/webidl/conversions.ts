/**
 * Conversions of primitive values. A conversion takes the value and, for its TypeError, what the value is:
 * `Blob.slice, start`.
 * @see https://webidl.spec.whatwg.org/#js-type-mapping
 */
import {
  mathFloor,
  mathTrunc,
  numberIsFinite,
  numberIsNaN,
  numberMaxSafeInteger,
  regExpExec,
  stringToWellFormed,
} from '../primordials.ts';

export type Conversion<T> = (value: unknown, what: string) => T;

export const toAny: Conversion<unknown> = (value) => value;
export const toBoolean: Conversion<boolean> = (value) => !!value;

export const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

export function toObject(value: unknown, what: string): object {
  if (!isObject(value)) throw new TypeError(`${what}: not an object`);
  return value;
}

/** Throws a TypeError for symbols, as the standard says and `String()` does not. */
export const toDOMString = (value: unknown): string => (typeof value === 'string' ? value : `${value as string}`);

/** Lone surrogates become U+FFFD. */
export const toUSVString = (value: unknown): string => stringToWellFormed(toDOMString(value));

const BEYOND_LATIN1 = /[^\0-\xff]/;

export function toByteString(value: unknown, what: string): string {
  const text = toDOMString(value);
  if (regExpExec(BEYOND_LATIN1, text) !== null) {
    throw new TypeError(`${what}: holds a character above U+00FF, which a ByteString cannot`);
  }
  return text;
}

export function toUnrestrictedDouble(value: unknown): number {
  return +(value as number);
}

export function toDouble(value: unknown, what: string): number {
  const number = +(value as number);
  if (!numberIsFinite(number)) throw new TypeError(`${what}: not a finite number`);
  return number;
}

const { pow } = Math;
const asUintN = BigInt.asUintN;
const asIntN = BigInt.asIntN;
const toBigInt = BigInt;
const toNumber = Number;

/** Without -0, which no integer type has. */
const positiveZero = (number: number): number => (number === 0 ? 0 : number);

function limits(bits: number, signed: boolean): { lower: number; upper: number } {
  if (bits === 64) return { lower: signed ? -numberMaxSafeInteger : 0, upper: numberMaxSafeInteger };
  return signed ? { lower: -pow(2, bits - 1), upper: pow(2, bits - 1) - 1 } : { lower: 0, upper: pow(2, bits) - 1 };
}

/** Takes the value modulo 2^bits: what an integer type does without an extended attribute. */
function wrapping(bits: number, signed: boolean): Conversion<number> {
  const modulus = pow(2, bits);
  const half = pow(2, bits - 1);
  return (value) => {
    const number = +(value as number);
    if (number >= 0 && number < half && mathFloor(number) === number) return positiveZero(number);
    if (!numberIsFinite(number)) return 0;
    const whole = mathTrunc(number);
    if (bits === 64) {
      const big = toBigInt(whole);
      return toNumber(signed ? asIntN(64, big) : asUintN(64, big));
    }
    let wrapped = whole % modulus;
    if (wrapped < 0) wrapped += modulus;
    if (signed && wrapped >= half) wrapped -= modulus;
    return positiveZero(wrapped);
  };
}

/** The extended attribute EnforceRange: a TypeError for everything out of range. */
function enforcing(bits: number, signed: boolean): Conversion<number> {
  const { lower, upper } = limits(bits, signed);
  return (value, what) => {
    const number = +(value as number);
    if (!numberIsFinite(number)) throw new TypeError(`${what}: not a finite number`);
    const whole = mathTrunc(number);
    if (whole < lower || whole > upper) throw new TypeError(`${what}: not between ${lower} and ${upper}`);
    return positiveZero(whole);
  };
}

/** The extended attribute Clamp: the nearest number in range, halves to the even one. */
function clamping(bits: number, signed: boolean): Conversion<number> {
  const { lower, upper } = limits(bits, signed);
  return (value) => {
    const number = +(value as number);
    if (numberIsNaN(number)) return 0;
    if (number <= lower) return lower;
    if (number >= upper) return upper;
    const floor = mathFloor(number);
    const rest = number - floor;
    if (rest < 0.5 || (rest === 0.5 && floor % 2 === 0)) return positiveZero(floor);
    return positiveZero(floor + 1);
  };
}

export const toOctet = wrapping(8, false);
export const toShort = wrapping(16, true);
export const toUnsignedShort = wrapping(16, false);
export const toLong = (value: unknown): number => (value as number) | 0;
export const toUnsignedLong = (value: unknown): number => (value as number) >>> 0;
export const toLongLong = wrapping(64, true);
export const toUnsignedLongLong = wrapping(64, false);
export const toOctetInRange = enforcing(8, false);
export const toUnsignedShortInRange = enforcing(16, false);
export const toUnsignedLongInRange = enforcing(32, false);
export const toUnsignedLongLongInRange = enforcing(64, false);
export const toUnsignedShortClamped = clamping(16, false);
export const toLongLongClamped = clamping(64, true);
