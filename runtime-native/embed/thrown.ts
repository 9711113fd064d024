/**
 * What is thrown, described as plain data on its way to another isolate, because structured clone keeps too little
 * of an error. The other side: core/addon/error_transfer.cc.
 */
import { types } from 'node:util';
import { cloneFromBytes, cloneToBytes } from './clone.ts';

/** One value that was thrown, or that an error carries. */
export type Thrown =
  | {
      kind: 'error';
      name: string;
      message: string;
      stack: string;
      cause?: Thrown;
      errors?: Thrown[];
      properties: [key: string, value: Thrown][];
    }
  | { kind: 'value'; value: unknown }
  | { kind: 'text'; text: string };

// Deeper causes, and cycles of them, end in a text.
const maxDepth = 8;

const ownFields = new Set(['name', 'message', 'stack', 'cause', 'errors']);

const constructors: Record<string, new (message: string) => Error> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** The bytes of the description of what a host function or hook threw. */
export function describeThrown(thrown: unknown): Uint8Array {
  return cloneToBytes(describe(thrown, 0));
}

/** What an isolate threw: errors are errors of Node's own classes, with the isolate's stack. */
export function reviveThrown(bytes: Uint8Array): unknown {
  return revive(cloneFromBytes(bytes) as Thrown);
}

function describe(thrown: unknown, depth: number): Thrown {
  if (!isError(thrown)) {
    try {
      cloneToBytes(thrown);
      return { kind: 'value', value: thrown };
    } catch {
      return { kind: 'text', text: textOf(thrown) };
    }
  }
  if (depth === maxDepth) return { kind: 'text', text: textOf(thrown) };
  const error = thrown as Error & { errors?: unknown };
  return {
    kind: 'error',
    name: textOf(error.name),
    message: textOf(error.message),
    stack: textOf(error.stack ?? ''),
    ...(Object.hasOwn(error, 'cause') && { cause: describe(error.cause, depth + 1) }),
    ...(Array.isArray(error.errors) && { errors: error.errors.map((each) => describe(each, depth + 1)) }),
    properties: Object.entries(error)
      .filter(([key]) => !ownFields.has(key))
      .map(([key, value]) => [key, describe(value, depth + 1)]),
  };
}

function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '[object]';
  }
}

function revive(thrown: Thrown): unknown {
  if (thrown.kind === 'value') return thrown.value;
  if (thrown.kind === 'text') return thrown.text;
  const error = thrown.errors
    ? new AggregateError(thrown.errors.map(revive), thrown.message)
    : new (constructors[thrown.name] ?? Error)(thrown.message);
  if (error.name !== thrown.name) defineHidden(error, 'name', thrown.name);
  // The stack of a DOMException has no message in it.
  const stack = thrown.stack.replace(/^\w+(?=\n|$)/, (name) => (thrown.message ? `${name}: ${thrown.message}` : name));
  defineHidden(error, 'stack', stack);
  if (thrown.cause) defineHidden(error, 'cause', revive(thrown.cause));
  for (const [key, value] of thrown.properties) {
    Object.defineProperty(error, key, {
      value: revive(value),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return error;
}

function defineHidden(error: Error, key: string, value: unknown): void {
  Object.defineProperty(error, key, { value, writable: true, enumerable: false, configurable: true });
}
