/** Conversions of arguments that the file functions share. */
import { addAbortAlgorithm, isAborted, isAbortSignal, signalReason } from '../../internal/abort.ts';
import { abortError, argumentTypeError, argumentValueError, codedError } from '../../internal/errors.ts';
import { pathOfFileUrl } from '../../internal/file-url.ts';
import { ops } from '../../internal/native.ts';
import {
  numberIsFinite,
  numberIsInteger,
  numberMaxSafeInteger,
  promiseThen,
  regExpExec,
  stringIncludes,
  stringStartsWith,
} from '../../internal/primordials.ts';
import { newPromise } from '../../internal/promises.ts';

export type PathLike = string | Uint8Array | { readonly href: string };

const LOCAL_FILE_URL = /^file:\/\/(?:localhost)?\//;
const ENCODED_SLASH = /%2f/i;
const toNumber = Number;
const OCTAL = /^[0-7]+$/;

export const isBytes = (value: unknown): value is Uint8Array => ops.isTypedArray(value) && value instanceof Uint8Array;

function pathOfHref(href: string, name: string): string {
  if (!stringStartsWith(href, 'file:')) {
    throw codedError(TypeError, 'ERR_INVALID_URL_SCHEME', `The URL '${name}' must have the scheme file:`, pathOfHref);
  }
  if (regExpExec(LOCAL_FILE_URL, href) === null) {
    throw codedError(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be empty or localhost', pathOfHref);
  }
  const path = regExpExec(ENCODED_SLASH, href) === null ? pathOfFileUrl(href) : undefined;
  if (path === undefined) {
    throw codedError(TypeError, 'ERR_INVALID_FILE_URL_PATH', `The path of ${href} cannot be decoded`, pathOfHref);
  }
  return path;
}

/** A path from a string, bytes, or a `file:` URL object. */
export function toPath(value: unknown, name = 'path'): string {
  let path: string;
  if (typeof value === 'string') {
    path = value;
  } else if (isBytes(value)) {
    path = ops.utf8Decode(value);
  } else {
    const href = typeof value === 'object' && value !== null ? (value as { href?: unknown }).href : undefined;
    if (typeof href !== 'string') throw argumentTypeError(name, 'a string, a Uint8Array or a URL', value);
    path = pathOfHref(href, name);
  }
  if (stringIncludes(path, '\0')) throw argumentValueError(name, 'must not contain null bytes', path);
  return path;
}

export interface Options {
  readonly [name: string]: unknown;
}

/** An options argument: an object, or a string that is short for its `encoding`. */
export function toOptions(value: unknown): Options {
  if (value === undefined || value === null) return {};
  if (typeof value === 'string') return { encoding: value };
  if (typeof value !== 'object') throw argumentTypeError('options', 'a string or an object', value);
  return value as Options;
}

/** Permission bits, as a number or as octal digits. */
export function toMode(value: unknown, fallback?: number): number {
  if (value === undefined || value === null) {
    if (fallback !== undefined) return fallback;
  } else if (typeof value === 'string') {
    if (regExpExec(OCTAL, value) !== null) return +`0o${value}`;
    throw argumentValueError('mode', 'must be octal digits', value);
  }
  return toInteger(value, 'mode');
}

const MOST_IN_32_BITS = 0xffff_ffff;
const MOST_IN_3_BITS = 7;

/** Bits of constants: those of `access`, or of `copyFile`. */
export const toBits = (value: unknown): number => toInteger(value, 'mode', MOST_IN_3_BITS);

/** An integer from 0 to `most`. */
export function toInteger(value: unknown, name: string, most = MOST_IN_32_BITS): number {
  if (typeof value !== 'number') throw argumentTypeError(name, 'a number', value);
  if (numberIsInteger(value) && value >= 0 && value <= most) return value;
  throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `The argument '${name}' is out of range: ${value}`, toInteger);
}

/** Seconds since 1970 from a Date, a number of seconds or a numeric string. */
export function toSeconds(value: unknown, name: string): number {
  const seconds = ops.isDate(value) ? +(value as Date) / 1000 : typeof value === 'string' ? +value : value;
  if (typeof seconds === 'number' && numberIsFinite(seconds)) return seconds;
  throw argumentTypeError(name, 'a Date or a number of seconds', value);
}

/**
 * Runs `operation` unless the option `signal` is aborted. When that happens meanwhile, the promise
 * rejects with an AbortError; the operation itself goes on unobserved.
 */
export async function withSignal<T>({ signal }: Options, operation: () => Promise<T>): Promise<T> {
  if (signal === undefined || signal === null) return operation();
  if (!isAbortSignal(signal)) throw argumentTypeError('signal', 'an AbortSignal', signal);
  if (isAborted(signal)) throw abortError(signalReason(signal));
  const { promise, resolve, reject } = newPromise<T>();
  const remove = addAbortAlgorithm(signal, (reason) => reject(abortError(reason)));
  promiseThen(operation(), resolve, reject);
  try {
    return await promise;
  } finally {
    remove();
  }
}

/** Whether the option `signal` is aborted: long operations stop between two steps. */
export const isSignalAborted = ({ signal }: Options): boolean => isAbortSignal(signal) && isAborted(signal);

/** The option `name`, which is a boolean. */
export function toFlag(options: Options, name: string, fallback = false): boolean {
  const value = options[name];
  if (value === undefined) return fallback;
  if (typeof value !== 'boolean') throw argumentTypeError(`options.${name}`, 'a boolean', value);
  return value;
}

/** A user or group id; -1 leaves it as it is. */
export function toId(value: unknown, name: string): number {
  if (value === -1) return -1;
  return toInteger(value, name);
}

/** A number of bytes, or a position in bytes: an integer that is not negative. */
export function toByteCount(value: unknown, name: string): number {
  const number = typeof value === 'bigint' ? toNumber(value) : value;
  if (typeof number !== 'number') throw argumentTypeError(name, 'an integer', value);
  if (numberIsInteger(number) && number >= 0 && number <= numberMaxSafeInteger) return number;
  throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `The argument '${name}' is out of range: ${number}`, toByteCount);
}

/** A position in a file: -1, undefined and null mean that of the descriptor, which moves on. */
export const toPosition = (value: unknown, name = 'position'): number =>
  value === undefined || value === null || value === -1 || value === -1n ? -1 : toByteCount(value, name);
