/**
 * What a Request in mode `no-cors` may carry.
 * @see https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header
 */
import { regExpExec, stringCharCodeAt } from '../../internal/primordials.ts';
import { parseMimeType } from './mime-type.ts';

const MOST_BYTES = 128;
const LANGUAGE = /^[\dA-Za-z *,\-.;=]*$/;
const UNSAFE_BYTES = '"():<>?@[\\]{}\x7f';

/** Names alone; `content-type` depends on the value, too. */
export const isNoCorsSafelistedName = (lowerName: string): boolean =>
  lowerName === 'accept' ||
  lowerName === 'accept-language' ||
  lowerName === 'content-language' ||
  lowerName === 'content-type';

/** @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasUnsafeByte(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = stringCharCodeAt(value, index);
    if (code < 0x20 && code !== 9) return true;
    for (let at = 0; at < UNSAFE_BYTES.length; at++) {
      if (stringCharCodeAt(UNSAFE_BYTES, at) === code) return true;
    }
  }
  return false;
}

export function isNoCorsSafelisted(lowerName: string, value: string): boolean {
  if (!isNoCorsSafelistedName(lowerName) || value.length > MOST_BYTES) return false;
  if (lowerName === 'accept') return !hasUnsafeByte(value);
  if (lowerName !== 'content-type') return regExpExec(LANGUAGE, value) !== null;
  if (hasUnsafeByte(value)) return false;
  const essence = parseMimeType(value)?.essence;
  return (
    essence === 'application/x-www-form-urlencoded' || essence === 'multipart/form-data' || essence === 'text/plain'
  );
}
