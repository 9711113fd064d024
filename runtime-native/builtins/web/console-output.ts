/**
 * Where console text goes: one stream for results, one for diagnostics, and the indentation of
 * open groups, which both share.
 */
import { formatWithOptions, type InspectOptions } from '../internal/inspect.ts';
import { ops } from '../internal/native.ts';
import {
  arrayPush,
  objectIs,
  reflectApply,
  stringIncludes,
  stringReplaceAll,
  stringSlice,
} from '../internal/primordials.ts';

export const STDOUT = 1;
export const STDERR = 2;
export type Stream = typeof STDOUT | typeof STDERR;

const GROUP_INDENT = '  ';
const PLAIN: InspectOptions = {};
const COLOURED: InspectOptions = { colors: true };

const { colorsEnabled, write } = ops;

let indent = '';

export function indentGroup(): void {
  indent += GROUP_INDENT;
}

export function unindentGroup(): void {
  indent = stringSlice(indent, GROUP_INDENT.length);
}

export function resetGroups(): void {
  indent = '';
}

/** Per stream, once known; the core's answer does not change while the process runs. */
const colours: (boolean | undefined)[] = [];

function hasColours(stream: Stream): boolean {
  const known = colours[stream];
  if (known !== undefined) return known;
  const enabled = colorsEnabled(stream);
  colours[stream] = enabled;
  return enabled;
}

/** Inspect options for values that are printed to `stream`. */
export function inspectOptions(stream: Stream): InspectOptions {
  return hasColours(stream) ? COLOURED : PLAIN;
}

/** Writes `text` and a newline, each line of it indented by the open groups. */
export function printText(stream: Stream, text: string): void {
  if (indent === '') {
    write(stream, `${text}\n`);
    return;
  }
  const indented = stringIncludes(text, '\n') ? stringReplaceAll(text, '\n', `\n${indent}`) : text;
  write(stream, `${indent}${indented}\n`);
}

/** The text of a primitive value that prints as itself; undefined if it needs the inspect library. */
function formatPrimitive(stream: Stream, value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return objectIs(value, -0) || hasColours(stream) ? undefined : `${value}`;
    case 'bigint':
      return hasColours(stream) ? undefined : `${value}n`;
    case 'boolean':
    case 'undefined':
      return hasColours(stream) ? undefined : `${value}`;
    default:
      return undefined;
  }
}

/**
 * The text of `data` if it consists of primitive values and has no format string, the case that
 * programs print by the hundred thousand; else undefined.
 */
function formatPlain(stream: Stream, data: readonly unknown[]): string | undefined {
  const { length } = data;
  if (length === 0) return '';
  const first = data[0];
  if (length > 1 && typeof first === 'string' && stringIncludes(first, '%')) return undefined;
  let text = formatPrimitive(stream, first);
  for (let index = 1; text !== undefined && index < length; index++) {
    const part = formatPrimitive(stream, data[index]);
    text = part === undefined ? undefined : `${text} ${part}`;
  }
  return text;
}

/** The standard's Formatter: expands format specifiers and joins the arguments. */
export function formatData(stream: Stream, data: readonly unknown[]): string {
  const plain = formatPlain(stream, data);
  if (plain !== undefined) return plain;
  // No spread: it would call the array iterator, which scripts may replace.
  const formatArguments: unknown[] = [inspectOptions(stream)];
  for (let index = 0; index < data.length; index++) arrayPush(formatArguments, data[index]);
  return reflectApply(formatWithOptions, undefined, formatArguments) as string;
}

/** The standard's Logger. */
export function print(stream: Stream, data: readonly unknown[]): void {
  printText(stream, formatData(stream, data));
}
