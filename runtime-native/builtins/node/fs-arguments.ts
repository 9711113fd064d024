/** Conversions of arguments that the file functions share. */
import { abortError, argumentTypeError, argumentValueError, codedError } from '../internal/errors.ts';
import { pathOfFileUrl } from '../internal/file-url.ts';
import { ops } from '../internal/native.ts';
import { numberIsFinite, regExpExec, stringIncludes, stringStartsWith } from '../internal/primordials.ts';

export type PathLike = string | Uint8Array | { readonly href: string };

const LOCAL_FILE_URL = /^file:\/\/(?:localhost)?\//;
const ENCODED_SLASH = /%2f/i;
const OCTAL = /^[0-7]+$/;

const isBytes = (value: unknown): value is Uint8Array => ops.isTypedArray(value) && value instanceof Uint8Array;

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
  } else if (typeof value === 'string' && regExpExec(OCTAL, value) !== null) {
    return +`0o${value}`;
  }
  return toInteger(value, 'mode');
}

/** An integer that fits 32 bits without a sign. */
export function toInteger(value: unknown, name: string): number {
  if (typeof value !== 'number') throw argumentTypeError(name, 'a number', value);
  if (value >>> 0 === value) return value;
  throw codedError(RangeError, 'ERR_OUT_OF_RANGE', `The argument '${name}' is out of range: ${value}`, toInteger);
}

/** Seconds since 1970 from a Date, a number of seconds or a numeric string. */
export function toSeconds(value: unknown, name: string): number {
  const seconds = ops.isDate(value) ? +(value as Date) / 1000 : typeof value === 'string' ? +value : value;
  if (typeof seconds !== 'number') throw argumentTypeError(name, 'a Date or a number', value);
  if (numberIsFinite(seconds)) return seconds;
  throw argumentValueError(name, 'must be a point in time', value);
}

interface Signal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Runs `operation` unless the option `signal` is aborted. When that happens meanwhile, the promise
 * rejects with an AbortError; the operation itself goes on unobserved.
 */
export async function withSignal<T>({ signal }: Options, operation: () => Promise<T>): Promise<T> {
  if (signal === undefined || signal === null) return operation();
  const source = signal as Signal;
  if (typeof signal !== 'object' || !('aborted' in signal)) throw argumentTypeError('signal', 'an AbortSignal', signal);
  if (source.aborted) throw abortError(source.reason);
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(abortError(source.reason));
    source.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([operation(), aborted]);
  } finally {
    source.removeEventListener('abort', onAbort as () => void);
  }
}
