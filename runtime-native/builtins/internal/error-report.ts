/**
 * The report of an exception that nobody caught. Whatever was thrown, making its report must not
 * throw: every look at a user's value is guarded.
 */
import { formatLocation, type Highlighter } from './error-location.ts';
import { inspect } from './inspect.ts';
import { ops } from './native.ts';
import type { Location, ReportOptions } from './native-ops.d.ts';
import {
  arrayPush,
  getOwnPropertyDescriptor,
  isArray,
  mathMax,
  mathMin,
  stringIncludes,
  stringSlice,
  stringStartsWith,
  toText,
} from './primordials.ts';

const { isNativeError } = ops;

const MIN_DEPTH = 2;
/** Deeper causes print as their names. */
const MAX_DEPTH = 12;
const MAX_REPORT_LENGTH = 1_000_000;
const UNPRINTABLE = '<value that cannot be shown>';

const PLAIN: Highlighter = { position: (text) => text, caret: (text) => text };
const COLOURED: Highlighter = {
  position: (text) => `\x1b[36m${text}\x1b[39m`,
  caret: (text) => `\x1b[31m${text}\x1b[39m`,
};

/** Where something happened: the position in the source, the line, a caret. Ends in a newline. */
export function formatPlace(location: Location, colors: boolean): string {
  return formatLocation(location, colors ? COLOURED : PLAIN);
}

/** A data property of `value`, read without running any code of the script. */
function ownData(value: object, name: string): unknown {
  return ops.isProxy(value) ? undefined : getOwnPropertyDescriptor(value, name)?.value;
}

/** How many levels of causes and aggregated errors hang below `error`; all of them shall print. */
function depthOf(error: unknown): number {
  let level: unknown[] = [error];
  let depth = 0;
  while (level.length > 0 && depth < MAX_DEPTH) {
    const next: unknown[] = [];
    for (let index = 0; index < level.length; index++) {
      const item = level[index];
      if (!isNativeError(item)) continue;
      const cause = ownData(item as object, 'cause');
      if (isNativeError(cause)) arrayPush(next, cause);
      const errors = ownData(item as object, 'errors');
      if (!isArray(errors) || ops.isProxy(errors)) continue;
      for (let position = 0; position < errors.length; position++) {
        arrayPush(next, getOwnPropertyDescriptor(errors, position)?.value);
      }
      // The array is a level of its own.
      depth += 1;
    }
    level = next;
    depth += 1;
  }
  return mathMin(depth, MAX_DEPTH);
}

/** Errors without frames print as `[Error: text]`; a report needs no brackets to tell where they end. */
function withoutBrackets(error: unknown, text: string): string {
  if (!isNativeError(error) || !stringStartsWith(text, '[')) return text;
  const shown = stackOf(error) ?? plainTextOf(error);
  if (shown === undefined || stringIncludes(shown, '\n    at ')) return text;
  const bracketed = `[${shown}]`;
  return stringStartsWith(text, bracketed) ? shown + stringSlice(text, bracketed.length) : text;
}

function describe(error: unknown, colors: boolean): string {
  try {
    return withoutBrackets(error, inspect(error, { colors, depth: mathMax(MIN_DEPTH, depthOf(error)) }));
  } catch {
    // A getter, a proxy trap or a custom inspection function threw.
  }
  try {
    return inspect(error, { colors, customInspect: false, depth: 0 });
  } catch {
    return stackOf(error) ?? plainTextOf(error) ?? UNPRINTABLE;
  }
}

function stackOf(error: unknown): string | undefined {
  try {
    const stack = isNativeError(error) ? (error as Error).stack : undefined;
    return typeof stack === 'string' && stack !== '' ? stack : undefined;
  } catch {
    return undefined;
  }
}

function plainTextOf(error: unknown): string | undefined {
  try {
    return toText(error);
  } catch {
    return undefined;
  }
}

/** The message of an `error` event: `Uncaught ` and the value as text. */
export function errorMessageOf(error: unknown): string {
  return `Uncaught ${plainTextOf(error) ?? UNPRINTABLE}`;
}

export function formatException(error: unknown, location: Location | undefined, options: ReportOptions): string {
  const highlight = options.colors ? COLOURED : PLAIN;
  let head = '';
  try {
    if (location !== undefined) head = formatLocation(location, highlight);
  } catch {
    // A report without a position beats none.
  }
  let text = describe(error, options.colors);
  if (text.length > MAX_REPORT_LENGTH) text = `${stringSlice(text, 0, MAX_REPORT_LENGTH)}…`;
  return `${head}Uncaught ${options.inPromise ? '(in promise) ' : ''}${text}\n${formatImportChain(location)}`;
}

/** Through which imports the program came to the module that did not load. */
function formatImportChain(location: Location | undefined): string {
  let chain = '';
  if (location === undefined) return chain;
  for (let index = 0; index < location.importChain.length; index++) {
    chain += `    imported from ${location.importChain[index]}\n`;
  }
  return chain;
}

const ONE_LINE = { compact: true, depth: 1, breakLength: Infinity, customInspect: false };

/**
 * `value` as console.log prints it. A string stays as it is. `oneLine`: the start of that in one line, for looking at
 * values while the program goes on: the script's own functions for inspection are not called.
 */
export function formatValue(value: unknown, colors: boolean, oneLine = false): string {
  if (typeof value === 'string') return value;
  try {
    return inspect(value, oneLine ? { colors, ...ONE_LINE } : { colors });
  } catch {
    return describe(value, colors);
  }
}
