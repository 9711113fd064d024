/** Errors with the stable codes that programs know from Node. Tests compare `name` and `code`, not the text. */
import { captureStackTrace, defineProperty, toText } from './primordials.ts';

export type ErrorCode =
  | 'ABORT_ERR'
  | 'EBADF'
  | 'ERR_DIR_CLOSED'
  | 'ERR_FEATURE_UNAVAILABLE'
  | 'ERR_FS_CP_DIR_TO_NON_DIR'
  | 'ERR_FS_CP_EEXIST'
  | 'ERR_FS_CP_EINVAL'
  | 'ERR_FS_CP_FIFO_PIPE'
  | 'ERR_FS_CP_NON_DIR_TO_DIR'
  | 'ERR_FS_CP_SOCKET'
  | 'ERR_FS_EISDIR'
  | 'ERR_FS_WATCH_QUEUE_OVERFLOW'
  | 'ERR_INVALID_ARG_TYPE'
  | 'ERR_INVALID_ARG_VALUE'
  | 'ERR_INVALID_FILE_URL_HOST'
  | 'ERR_INVALID_FILE_URL_PATH'
  | 'ERR_INVALID_STATE'
  | 'ERR_INVALID_URL'
  | 'ERR_INVALID_URL_SCHEME'
  | 'ERR_OUT_OF_RANGE'
  | 'ERR_UNKNOWN_SIGNAL';

export type CodedError = Error & { readonly code: ErrorCode };

type AnyFunction = ((...args: never[]) => unknown) | (abstract new (...args: never[]) => object);

/** An error of `kind` with `code`; its stack leaves out `hideFrom` and what that called. */
export function codedError(kind: typeof Error, code: ErrorCode, message: string, hideFrom?: AnyFunction): CodedError {
  const error = new kind(message) as Error & { code: ErrorCode };
  error.code = code;
  captureStackTrace(error, hideFrom ?? codedError);
  return error;
}

export function argumentTypeError(name: string, expected: string, value: unknown): CodedError {
  const received = value === null ? 'null' : typeof value;
  return codedError(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The argument '${name}' must be ${expected}, received ${received}`,
    argumentTypeError,
  );
}

export function argumentValueError(name: string, problem: string, value: unknown): CodedError {
  return codedError(
    TypeError,
    'ERR_INVALID_ARG_VALUE',
    `The argument '${name}' ${problem}, received ${toText(value)}`,
    argumentValueError,
  );
}

/** The error of an operation whose signal was aborted for `reason`. */
export function abortError(reason: unknown): CodedError {
  const error = codedError(Error, 'ABORT_ERR', 'The operation was aborted', abortError);
  defineProperty(error, 'name', { __proto__: null, value: 'AbortError', writable: true, configurable: true });
  defineProperty(error, 'cause', { __proto__: null, value: reason, writable: true, configurable: true });
  return error;
}
