/** @see https://urlpattern.spec.whatwg.org/#tokenizing */
import { arrayPush, stringCodePointAt, stringSlice } from '../../internal/primordials.ts';
import { isValidNameCodePoint } from './code-points.ts';

type TokenType =
  | 'asterisk'
  | 'char'
  | 'close'
  | 'end'
  | 'escaped-char'
  | 'invalid-char'
  | 'name'
  | 'open'
  | 'other-modifier'
  | 'regexp';

export interface Token {
  readonly type: TokenType;
  /** Where it begins in the input, in code units. */
  readonly index: number;
  readonly value: string;
}

/** What a pattern does that is not well formed: `strict` throws, `lenient` gives a token of type invalid-char. */
type Policy = 'lenient' | 'strict';

/** Where something of more than one character ends and where its value stands; undefined if it is malformed. */
interface Extent {
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const SINGLE: { readonly [character: string]: TokenType } = {
  __proto__: null as never,
  '*': 'asterisk',
  '+': 'other-modifier',
  '?': 'other-modifier',
  '{': 'open',
  '}': 'close',
};

const widthOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);
const codePointAt = (input: string, index: number): number => stringCodePointAt(input, index) as number;

function nameAt(input: string, index: number): Extent | undefined {
  const start = index + 1;
  let end = start;
  while (end < input.length) {
    const codePoint = codePointAt(input, end);
    if (!isValidNameCodePoint(codePoint, end === start)) break;
    end += widthOf(codePoint);
  }
  return end === start ? undefined : { end, valueStart: start, valueEnd: end };
}

/** A group of a regular expression: balanced, ASCII, itself and those in it without capturing (`(?:`). */
function regexpAt(input: string, index: number): Extent | undefined {
  const start = index + 1;
  let depth = 1;
  let position = start;
  for (; position < input.length && depth > 0; position++) {
    const character = input[position] as string;
    if (character > '\x7f' || (position === start && character === '?')) return undefined;
    if (character === '\\') {
      position++;
      if (position === input.length || (input[position] as string) > '\x7f') return undefined;
    } else if (character === ')') {
      depth--;
    } else if (character === '(') {
      depth++;
      if (input[position + 1] !== '?') return undefined;
    }
  }
  if (depth > 0 || position - 1 === start) return undefined;
  return { end: position, valueStart: start, valueEnd: position - 1 };
}

export function tokenize(input: string, policy: Policy): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  const add = (type: TokenType, end: number, valueStart = index, valueEnd = end): void => {
    arrayPush(tokens, { type, index, value: stringSlice(input, valueStart, valueEnd) });
    index = end;
  };
  const addExtent = (type: TokenType, extent: Extent | undefined): void => {
    if (extent !== undefined) add(type, extent.end, extent.valueStart, extent.valueEnd);
    else if (policy === 'lenient') add('invalid-char', index + 1);
    else throw new TypeError(`URLPattern: '${input}' is malformed at position ${index}`);
  };
  while (index < input.length) {
    const character = input[index] as string;
    const single = SINGLE[character];
    if (single !== undefined) add(single, index + 1);
    else if (character === ':') addExtent('name', nameAt(input, index));
    else if (character === '(') addExtent('regexp', regexpAt(input, index));
    else if (character === '\\') addExtent('escaped-char', escapedAt(input, index));
    else add('char', index + widthOf(codePointAt(input, index)));
  }
  add('end', index);
  return tokens;
}

function escapedAt(input: string, index: number): Extent | undefined {
  const start = index + 1;
  if (start === input.length) return undefined;
  const end = start + widthOf(codePointAt(input, start));
  return { end, valueStart: start, valueEnd: end };
}
