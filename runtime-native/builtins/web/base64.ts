/**
 * Base64 of HTML: strings whose characters stand for bytes.
 * @see https://html.spec.whatwg.org/#atob
 */
import { ops } from '../internal/native.ts';
import { toDOMString } from '../internal/webidl/conversions.ts';
import { requireArguments } from '../internal/webidl/errors.ts';
import { DOMException } from './dom-exception.ts';

const { decodeBase64, encodeBase64 } = ops;

export const { atob, btoa } = {
  atob(data: unknown): string {
    requireArguments('atob', arguments.length, 1);
    const bytes = decodeBase64(toDOMString(data));
    if (bytes === undefined) throw new DOMException('The string is not Base64', 'InvalidCharacterError');
    return bytes;
  },
  btoa(data: unknown): string {
    requireArguments('btoa', arguments.length, 1);
    const base64 = encodeBase64(toDOMString(data));
    if (base64 === undefined) {
      throw new DOMException('The string has a character above U+00FF', 'InvalidCharacterError');
    }
    return base64;
  },
};
