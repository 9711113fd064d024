/**
 * application/x-www-form-urlencoded: lists of names and values, flat: name, value, name, value.
 * @see https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
import { ops } from '../../internal/native.ts';
import {
  arrayPush,
  arraySort,
  decodePercent,
  encodePercent,
  regExpExec,
  stringCharCodeAt,
  stringIncludes,
  stringIndexOf,
  stringReplaceAll,
  stringSlice,
} from '../../internal/primordials.ts';

const { utf8Decode, utf8Encode } = ops;

const PERCENT = 37;

/** The value of a hexadecimal digit; -1 for any other character. */
function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Percent-decodes bytes; a `%` without two digits stays. */
function percentDecodeBytes(text: string): string {
  const bytes = utf8Encode(text);
  let length = 0;
  for (let index = 0; index < bytes.length; index++) {
    let byte = bytes[index] as number;
    if (byte === PERCENT && index + 2 < bytes.length) {
      const high = hexValue(bytes[index + 1] as number);
      const low = hexValue(bytes[index + 2] as number);
      if (high !== -1 && low !== -1) {
        byte = high * 16 + low;
        index += 2;
      }
    }
    bytes[length++] = byte;
  }
  return utf8Decode(new Uint8Array(bytes.buffer, 0, length));
}

function decode(text: string): string {
  const spaced = stringIncludes(text, '+') ? stringReplaceAll(text, '+', ' ') : text;
  if (!stringIncludes(spaced, '%')) return spaced;
  try {
    return decodePercent(spaced);
  } catch {
    // Not UTF-8, or a lone percent sign.
    return percentDecodeBytes(spaced);
  }
}

/** The urlencoded parser, on a string. */
export function parseUrlencoded(input: string): string[] {
  const list: string[] = [];
  const { length } = input;
  // Without escapes, which is common, the parts are used as they are.
  const isPlain = !stringIncludes(input, '%') && !stringIncludes(input, '+');
  for (let start = 0; start < length; ) {
    let end = stringIndexOf(input, '&', start);
    if (end === -1) end = length;
    if (end > start) {
      let equals = stringIndexOf(input, '=', start);
      if (equals === -1 || equals > end) equals = end;
      const name = stringSlice(input, start, equals);
      const value = equals === end ? '' : stringSlice(input, equals + 1, end);
      if (isPlain) arrayPush(list, name, value);
      else arrayPush(list, decode(name), decode(value));
    }
    start = end + 1;
  }
  return list;
}

/** What needs no escape: ASCII alphanumerics and `*-._`. */
const UNRESERVED = /^[\w*.-]*$/;
/** What is escaped here, and not by `encodeURIComponent`; or otherwise (the space). */
const LEFT_ALONE = /[!'()~]|%20/;

function escapeRest(text: string): string {
  let escaped = text;
  escaped = stringReplaceAll(escaped, '%20', '+');
  escaped = stringReplaceAll(escaped, '!', '%21');
  escaped = stringReplaceAll(escaped, "'", '%27');
  escaped = stringReplaceAll(escaped, '(', '%28');
  escaped = stringReplaceAll(escaped, ')', '%29');
  return stringReplaceAll(escaped, '~', '%7E');
}

function encode(text: string): string {
  if (regExpExec(UNRESERVED, text) !== null) return text;
  const escaped = encodePercent(text);
  return regExpExec(LEFT_ALONE, escaped) === null ? escaped : escapeRest(escaped);
}

/** The urlencoded serializer; strings hold no lone surrogates. */
export function serializeUrlencoded(list: readonly string[]): string {
  let output = '';
  for (let index = 0; index < list.length; index += 2) {
    const separator = index === 0 ? '' : '&';
    output += `${separator}${encode(list[index] as string)}=${encode(list[index + 1] as string)}`;
  }
  return output;
}

/** The list ordered by the UTF-16 code units of names; equal names stay in their order. */
export function sortPairs(list: readonly string[]): string[] {
  const pairs: [name: string, value: string][] = [];
  for (let index = 0; index < list.length; index += 2) {
    arrayPush(pairs, [list[index] as string, list[index + 1] as string]);
  }
  arraySort(pairs, (left, right) => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0));
  const sorted: string[] = [];
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index] as [string, string];
    arrayPush(sorted, pair[0], pair[1]);
  }
  return sorted;
}

/** Whether `text` begins with `?`, which the constructor of URLSearchParams ignores. */
export const beginsWithQuestionMark = (text: string): boolean => text.length > 0 && stringCharCodeAt(text, 0) === 63;
