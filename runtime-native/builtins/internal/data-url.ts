/** Text content of `data:` URLs. */
import { ops } from './native.ts';
import { decodePercent, regExpExec, stringIndexOf, stringSlice } from './primordials.ts';

const BASE64_MARK = /;\s*base64\s*$/i;

/** V8 installs this method when a context starts, not yet while the snapshot is built. */
const decodeBase64 = (text: string): Uint8Array =>
  (Uint8Array as unknown as { fromBase64: (text: string) => Uint8Array }).fromBase64(text);

/** The text of `url`, taken as UTF-8. @throws when the content is malformed */
export function textOfDataUrl(url: string): string {
  const comma = stringIndexOf(url, ',');
  if (comma === -1) throw new Error('data: URL without a comma');
  const body = decodePercent(stringSlice(url, comma + 1));
  const isBase64 = regExpExec(BASE64_MARK, stringSlice(url, 0, comma)) !== null;
  return isBase64 ? ops.utf8Decode(decodeBase64(body)) : body;
}
