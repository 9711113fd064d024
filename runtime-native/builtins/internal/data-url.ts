/** Text content of `data:` URLs. */
import { ops } from './native.ts';
import { decodePercent, regExpExec, stringIndexOf, stringSlice } from './primordials.ts';

const BASE64_MARK = /;\s*base64\s*$/i;

const { fromBase64 } = Uint8Array as unknown as { fromBase64: (text: string) => Uint8Array };
const decodeBase64 = fromBase64.bind(Uint8Array);

/** The text of `url`, taken as UTF-8. @throws when the content is malformed */
export function textOfDataUrl(url: string): string {
  const comma = stringIndexOf(url, ',');
  if (comma === -1) throw new Error('data: URL without a comma');
  const body = decodePercent(stringSlice(url, comma + 1));
  const isBase64 = regExpExec(BASE64_MARK, stringSlice(url, 0, comma)) !== null;
  return isBase64 ? ops.utf8Decode(decodeBase64(body)) : body;
}
