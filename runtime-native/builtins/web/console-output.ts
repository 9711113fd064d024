/**
 * Where console text goes: one stream for results, one for diagnostics, and the indentation of
 * open groups, which both share.
 */
import { formatWithOptions, type InspectOptions } from '../internal/inspect.ts';
import { ops } from '../internal/native.ts';
import { apply, arrayPush, objectIs, stringIncludes, stringReplaceAll, stringSlice } from '../internal/primordials.ts';

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

/** Inspect options for values that are printed to `stream`. */
export function inspectOptions(stream: Stream): InspectOptions {
  return colorsEnabled(stream) ? COLOURED : PLAIN;
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

/**
 * The text of `data` if it consists of strings and numbers only and needs no inspection, the case
 * that programs print by the hundred thousand; else undefined.
 */
function formatPlain(stream: Stream, data: readonly unknown[]): string | undefined {
  const first = data[0];
  let text: string;
  if (typeof first === 'string') {
    if (data.length === 1) return first;
    if (stringIncludes(first, '%')) return undefined;
    text = first;
  } else {
    const number = formatPlainNumber(stream, first);
    if (number === undefined) return undefined;
    text = number;
  }
  for (let index = 1; index < data.length; index++) {
    const item = data[index];
    const part = typeof item === 'string' ? item : formatPlainNumber(stream, item);
    if (part === undefined) return undefined;
    text += ` ${part}`;
  }
  return text;
}

function formatPlainNumber(stream: Stream, value: unknown): string | undefined {
  return typeof value === 'number' && !objectIs(value, -0) && !colorsEnabled(stream) ? `${value}` : undefined;
}

/** The standard's Formatter: expands format specifiers and joins the arguments. */
export function formatData(stream: Stream, data: readonly unknown[]): string {
  const plain = formatPlain(stream, data);
  if (plain !== undefined) return plain;
  // No spread: it would call the array iterator, which scripts may replace.
  const formatArguments: unknown[] = [inspectOptions(stream)];
  for (let index = 0; index < data.length; index++) arrayPush(formatArguments, data[index]);
  return apply(formatWithOptions, undefined, formatArguments) as string;
}

/** The standard's Logger. */
export function print(stream: Stream, data: readonly unknown[]): void {
  printText(stream, formatData(stream, data));
}
