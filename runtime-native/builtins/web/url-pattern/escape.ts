/** @see https://urlpattern.spec.whatwg.org/#escape-a-pattern-string */
import { regExpExec } from '../../internal/primordials.ts';

const PATTERN_SYNTAX = /[*+?:{}()\\]/;
const REGEXP_SYNTAX = /[.*+?^${}()[\]|/\\]/;

function escapeSyntax(text: string, syntax: RegExp): string {
  if (regExpExec(syntax, text) === null) return text;
  let escaped = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string;
    escaped += regExpExec(syntax, character) === null ? character : `\\${character}`;
  }
  return escaped;
}

export const escapePatternString = (text: string): string => escapeSyntax(text, PATTERN_SYNTAX);
export const escapeRegexpString = (text: string): string => escapeSyntax(text, REGEXP_SYNTAX);
