/** Credentials in URLs. */
import { ops } from '../../internal/native.ts';
import { decodePercent } from '../../internal/primordials.ts';
import type { UrlRecord } from '../url/url-record.ts';

function decode(text: string): string {
  try {
    return decodePercent(text);
  } catch {
    return text;
  }
}

/** The value of the header Authorization for the user and password in `url`; empty if there are none. */
export function basicCredentials({ username, password }: UrlRecord): string {
  if (username === '' && password === '') return '';
  const bytes = ops.utf8Encode(`${decode(username)}:${decode(password)}`) as unknown as { toBase64(): string };
  return `Basic ${bytes.toBase64()}`;
}
