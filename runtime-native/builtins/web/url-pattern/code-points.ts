/** Which characters may be part of the name of a group: those of an identifier of ECMAScript. */
import { regExpExec, stringFromCodePoint } from '../../internal/primordials.ts';

const ASCII_PART = /^[\w$]$/;
const ASCII_DIGIT = /^\d$/;

/** Made when a name is not ASCII, as Unicode properties load the engine's big tables. */
let unicodeStart: RegExp | undefined;
let unicodePart: RegExp | undefined;

export const isAsciiDigit = (character: string): boolean => regExpExec(ASCII_DIGIT, character) !== null;

/** @see https://urlpattern.spec.whatwg.org/#is-a-valid-name-code-point */
export function isValidNameCodePoint(codePoint: number, isFirst: boolean): boolean {
  const character = stringFromCodePoint(codePoint);
  if (codePoint < 128) return regExpExec(ASCII_PART, character) !== null && !(isFirst && isAsciiDigit(character));
  if (isFirst) {
    unicodeStart ??= /^\p{ID_Start}$/u;
    return regExpExec(unicodeStart, character) !== null;
  }
  unicodePart ??= /^[\p{ID_Continue}\u200c\u200d]$/u;
  return regExpExec(unicodePart, character) !== null;
}
